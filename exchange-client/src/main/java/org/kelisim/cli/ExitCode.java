package org.kelisim.cli;

/** What scripts can tell apart; explained in the help texts. */
final class ExitCode {
    static final int DONE = 0;

    /** Something outside went wrong: the exchange, the token issuer or the database does not answer. */
    static final int TROUBLE = 1;

    /** The command line or the input file is not what it should be. */
    static final int USAGE = 2;

    /** Vault, passphrase, root file, directory or database cannot be used. */
    static final int NO_NODE = 3;

    /** The notice must not be sent: a safeguard, a mandate or its own content is in the way. */
    static final int BLOCKED = 4;

    /** The dispatch is not what it claims to be, or is not for this office: nothing was opened. */
    static final int NOT_OPENED = 5;

    /** The notice is safe in the outbox, but its receipt did not come in time; it will be sent. */
    static final int NOT_YET_SENT = 6;

    private ExitCode() {}
}
