package org.kelisim.client.vault;

/** The vault cannot be used; the message is for the operator, names the file and says what to do. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VaultException(String message) {
        super(message);
    }

    VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
