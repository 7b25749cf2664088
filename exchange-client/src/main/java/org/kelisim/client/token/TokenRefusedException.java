package org.kelisim.client.token;

import java.io.IOException;

/** The issuer gives this client no token. Asking again does not help: somebody has to look at the client or its key. */
public final class TokenRefusedException extends IOException {

    private static final long serialVersionUID = 1;

    TokenRefusedException(String message) {
        super(message);
    }
}
