package org.kelisim.identity.caller;

import java.util.Optional;

/** Which issuer speaks for which party, from the verified directory in force. Asked on every request. */
public interface IssuerDirectory {

    /**
     * The party whose statement names exactly this issuer; empty if none does, or the party has no business here
     * any more.
     *
     * @param issuer a token's {@code iss}, compared letter by letter
     */
    Optional<IssuerEntry> byIssuer(String issuer);
}
