package org.kelisim.cli;

import org.kelisim.client.release.SystemSend;
import org.kelisim.client.text.Message;

/** Says why a notice is not sent. */
final class Blocks {
    private Blocks() {}

    static Stop stop(SystemSend outcome) {
        return switch (outcome) {
            case SystemSend.Blocked(String rule, Message reason) -> new Stop(ExitCode.BLOCKED, reason);
            case SystemSend.Problems(var problems) ->
                new Stop(ExitCode.BLOCKED, Message.of("cli.notice-problems"), problems);
            case SystemSend.Sending sending -> throw new IllegalStateException("that is no refusal");
            case SystemSend.Sealed sealed -> throw new IllegalStateException("that is no refusal");
        };
    }
}
