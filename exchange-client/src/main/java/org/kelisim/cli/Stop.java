package org.kelisim.cli;

import java.util.List;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;

/** Ends a command with a message and an exit code. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient Message reason;
    private final transient List<Problem> problems;

    Stop(int exitCode, Message reason) {
        this(exitCode, reason, List.of());
    }

    Stop(int exitCode, Message reason, List<Problem> problems) {
        super(reason.key(), null, false, false);
        this.exitCode = exitCode;
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    int exitCode() {
        return exitCode;
    }

    Message reason() {
        return reason;
    }

    List<Problem> problems() {
        return problems;
    }
}
