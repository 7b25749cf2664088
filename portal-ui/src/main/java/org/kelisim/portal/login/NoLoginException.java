package org.kelisim.portal.login;

/** Nobody could log in for a party of this portal; the message is for the operator and says what to do. */
public final class NoLoginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoLoginException(String message) {
        super(message);
    }
}
