package org.kelisim.identity.caller;

import java.net.URI;
import java.time.Instant;

/**
 * An access token whose signature, times and audience were good when it was read.
 *
 * @param jwks the address whose key signed it
 * @param keyThumbprint the key to which it is bound (RFC 7638)
 */
record AccessToken(String issuer, URI jwks, String clientId, String keyThumbprint, Instant expires) {}
