package org.kelisim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.node.SystemNotice;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.release.SystemSend;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.MessageJson;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How a notice is sent: what is attached, how long the receipt is waited for, where the sealed file is kept. */
final class Delivery {
    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "30", descriptionKey = "wait")
    private int seconds;

    @Option(names = "--attach", paramLabel = "FILE", descriptionKey = "attach")
    private List<Path> attached = List.of();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "send-out")
    private @Nullable Path target;

    /** Sends, waits, tells; the exit code. */
    int send(SystemNode opened, SystemNotice notice, Output out) throws InterruptedException {
        SystemSend outcome = sent(opened, notice);
        if (!(outcome instanceof SystemSend.Sending(DispatchId id, String registration))) {
            throw Blocks.stop(outcome);
        }
        OutboxEntry entry = opened.awaitSent(id, Duration.ofSeconds(Math.clamp(seconds, 0, 3600)));
        keep(opened, id);
        tell(out, entry);
        return exitCode(entry.state());
    }

    private SystemSend sent(SystemNode opened, SystemNotice notice) {
        for (Path each : attached) {
            if (!Files.isRegularFile(each) || !Files.isReadable(each)) {
                throw new Stop(ExitCode.USAGE, Message.of("cli.file-unreadable", each.toString()));
            }
        }
        try {
            return opened.send(notice, attached);
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, Message.of("cli.file-unreadable", attached.toString()));
        }
    }

    private void keep(SystemNode opened, DispatchId id) {
        Path wanted = target;
        if (wanted != null) {
            opened.form(id).ifPresent(form -> {
                InputFile.write(wanted, form.bytes());
                InputFile.write(ReceiptsFile.beside(wanted), ReceiptsFile.write(form.receipts()));
            });
        }
    }

    private static int exitCode(SendState state) {
        return switch (state) {
            case LOGGED, DELIVERED, READ -> ExitCode.DONE;
            case QUEUED, ACCEPTED -> ExitCode.NOT_YET_SENT;
            case REFUSED -> ExitCode.BLOCKED;
        };
    }

    private static void tell(Output out, OutboxEntry entry) {
        String key = switch (exitCode(entry.state())) {
            case ExitCode.DONE -> "cli.sent";
            case ExitCode.NOT_YET_SENT -> "cli.not-yet-sent";
            default -> "cli.not-sent";
        };
        out.line(Message.of(key, entry.id().toString(), entry.registration().orElse("")));
        entry.trouble().ifPresent(out::line);
        out.json(() -> json(entry));
    }

    private static ObjectNode json(OutboxEntry entry) {
        ObjectNode json = CanonicalJson.object()
                .put("id", entry.id().toString())
                .put("state", entry.state().name().toLowerCase(Locale.ROOT));
        entry.registration().ifPresent(it -> json.put("registration", it));
        entry.sentAt().ifPresent(it -> json.put("sentAt", UtcSeconds.format(it)));
        entry.trouble().ifPresent(it -> json.set("trouble", MessageJson.write(it)));
        return json;
    }
}
