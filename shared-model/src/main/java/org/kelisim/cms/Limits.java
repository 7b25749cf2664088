package org.kelisim.cms;

/** Sizes and counts beyond which nothing is read, checked before any parsing or arithmetic. */
final class Limits {
    /** Two signers and their attributes come to about 4,700 bytes. */
    private static final int SIGNATURES = 16 * 1024;

    static final int NOTE = 64 * 1024;
    static final int DOCUMENT = 4 * 1024 * 1024;
    static final int CONTENT = 1024 * 1024 + SIGNATURES;

    static final int RECIPIENTS = 64;

    /** The content, signed; a recipient takes about 1,800 bytes. */
    static final int SEALED = CONTENT + RECIPIENTS * 2048 + 64 * 1024;

    static final int OUTER = SEALED + SIGNATURES;

    static final int DEPTH = 16;
    /** A signed object has 135 elements, a sealed one 25 and 14 for each recipient. */
    static final int ELEMENTS = 1024;

    static final int CERTIFICATE = 16 * 1024;

    private Limits() {}
}
