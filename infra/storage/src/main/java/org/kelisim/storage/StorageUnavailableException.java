package org.kelisim.storage;

import org.jspecify.annotations.Nullable;

/** The database cannot be opened; the message is for the operator, says what to do, and holds no credentials. */
public final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
