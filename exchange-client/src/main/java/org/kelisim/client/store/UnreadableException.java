package org.kelisim.client.store;

/** What lies in a place of the node's database was altered, or put there by somebody else; the message says so. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param place collection and id */
    UnreadableException(String place, Throwable cause) {
        super(
                "The document " + place
                        + " in the node's database was altered, or is not this node's. Restore it from a"
                        + " backup that belongs to this vault, or remove it; everything else goes on.",
                cause);
    }
}
