package org.kelisim.identity.login;

/** The access token of the person who is logged in, for acting at the own issuer in the own name. */
public sealed interface OwnToken {
    /** @param value good for another half minute at least */
    record Good(String value) implements OwnToken {
        /** Never shows the token. */
        @Override
        public String toString() {
            return "Good[]";
        }
    }

    /** The session at the issuer is over, or this login keeps no token: log in again. */
    record Over() implements OwnToken {}

    /** The issuer does not answer at present. */
    record NotReachable() implements OwnToken {}
}
