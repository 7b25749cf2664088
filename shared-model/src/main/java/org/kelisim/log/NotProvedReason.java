package org.kelisim.log;

import java.util.Locale;

/** Why a receipt or checkpoint proves nothing. */
public enum NotProvedReason {
    /** The bytes are not in the form of a receipt, proof or checkpoint. */
    MALFORMED,
    /** No signature in the name of the log's key. */
    NOT_SIGNED_BY_THE_LOG,
    /** A signature in the name of the log's key that is not by it or not over this text. */
    FORGED_SIGNATURE,
    /** Signed by the key, but the checkpoint of another log. */
    OTHER_LOG,
    /** The proof cannot belong to a leaf of this tree: index beyond its size, too few or too many hashes. */
    WRONG_PROOF,
    /** The proof leads to another root: event, nonce or index are not what was logged. */
    NOT_IN_THE_TREE;

    /** The name in machine-readable answers: lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
