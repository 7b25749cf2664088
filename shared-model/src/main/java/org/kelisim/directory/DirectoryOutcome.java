package org.kelisim.directory;

/** What came of verifying a directory bundle. */
public sealed interface DirectoryOutcome {

    /** Every rule held. */
    record Verified(Directory directory) implements DirectoryOutcome {}

    /**
     * A rule failed; the directory in use stays in use.
     *
     * @param detail one sentence in English that names the party or signer concerned
     */
    record Refused(Reason reason, String detail) implements DirectoryOutcome {}

    /** The closed set of reasons; each has a text in both languages under {@code directory.refused.<name>}. */
    enum Reason {
        NOT_THE_ROOTS_FIRST_VERSION,
        ROLLBACK,
        GAP,
        FORK,
        LIST_DIGEST,
        LIST_MALFORMED,
        LIST_NOT_CHAINED,
        TOO_FEW_REGISTRARS,
        CHAIR_MISSING,
        LOG_CHANGED,
        STATEMENT_DIGEST,
        STATEMENT_MALFORMED,
        STATEMENT_NOT_CHAINED,
        STATEMENT_SIGNATURE,
        STATEMENT_OF_STRANGER,
        PARTY_KEY_CHANGED,
        ISSUER_CLASH,
        ISSUER_NOT_ALLOWED,
        ISSUED_IN_FUTURE,
        KEYS_MALFORMED,
        /** A list valid for more than 31 days. */
        VALID_TOO_LONG,
        /** A new list whose end is past. */
        LIST_EXPIRED,
        /** Two of those who sign have one key, or one person two places. */
        SIGNER_TWICE,
        /** A hold of more than 72 hours. */
        HOLD_TOO_LONG
    }
}
