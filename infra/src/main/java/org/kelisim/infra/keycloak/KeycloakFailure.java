package org.kelisim.infra.keycloak;

/** Keycloak cannot be prepared or started. The message is one line for the person at the console and says what to do. */
public final class KeycloakFailure extends Exception {

    private static final long serialVersionUID = 1;

    KeycloakFailure(String message) {
        super(message);
    }

    KeycloakFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
