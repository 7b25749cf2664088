package org.kelisim.client.api;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Says by header fields who calls: an access token bound to a key, and a fresh proof of that key (RFC 9449 §7). */
public interface Authorization {
    /**
     * @param method such as {@code PUT}
     * @param target the whole address that is called
     * @throws IOException if no token can be had at present
     */
    Map<String, String> headers(String method, URI target) throws IOException, InterruptedException;

    /** The exchange did not accept the token: get another one for the next call. */
    void discard();
}
