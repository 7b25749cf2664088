package org.kelisim.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.MessageJson;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.UtcSeconds;
import org.kelisim.party.OfficeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code kelisim inbox}: what came; with {@code --follow} also what comes, until the command is stopped. */
@Command(name = "inbox", resourceBundle = "org.kelisim.cli.help")
final class InboxCommand implements Callable<Integer> {
    @Option(names = "--follow", descriptionKey = "follow")
    private boolean follow;

    @Mixin
    private @Nullable NodeOptions node;

    @Mixin
    private @Nullable OutputOptions output;

    @Override
    public Integer call() throws InterruptedException {
        Output out = OutputOptions.of(output);
        NodeOptions options = Objects.requireNonNull(node);
        try (SystemNode opened = options.open()) {
            Set<OfficeId> offices = options.offices(opened);
            if (follow) {
                show(out, opened.inbox(offices));
                follow(out, opened, offices);
                return ExitCode.DONE;
            }
            Optional<Message> trouble = opened.catchUp();
            List<InboxEntry> entries = opened.inbox(offices);
            show(out, entries);
            if (entries.isEmpty()) {
                out.line(Message.of("cli.inbox-empty"));
            }
            if (trouble.isPresent()) {
                throw new Stop(ExitCode.TROUBLE, trouble.get());
            }
            return ExitCode.DONE;
        }
    }

    private static void follow(Output out, SystemNode opened, Set<OfficeId> offices) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (var subscription = opened.follow(entry -> {
            if (offices.contains(entry.office())) {
                show(out, entry);
            }
        })) {
            stopped.await(); // until the process is ended
        }
    }

    private static void show(Output out, List<InboxEntry> entries) {
        entries.reversed().forEach(entry -> show(out, entry));
    }

    private static void show(Output out, InboxEntry entry) {
        out.json(() -> json(entry));
        String subject = entry.summary()
                .map(InboxEntry.Summary::subject)
                .or(() -> entry.problem().map(it -> it.in(out.locale())))
                .orElse("");
        out.line(String.join(
                "  ",
                UtcSeconds.format(entry.receivedAt()),
                entry.id().toString(),
                entry.office().toString(),
                entry.registration(),
                Message.of("cli.state-" + entry.state().name().toLowerCase(Locale.ROOT))
                        .in(out.locale()),
                entry.sender().toString(),
                subject));
    }

    private static ObjectNode json(InboxEntry entry) {
        ObjectNode json = CanonicalJson.object()
                .put("id", entry.id().toString())
                .put("office", entry.office().toString())
                .put("sender", entry.sender().toString())
                .put("registration", entry.registration())
                .put("receivedAt", UtcSeconds.format(entry.receivedAt()))
                .put("state", entry.state().name().toLowerCase(Locale.ROOT));
        entry.summary()
                .ifPresent(it -> json.put("type", it.type())
                        .put("subject", it.subject())
                        .put("handling", it.handling().label())
                        .put("openedBy", it.openedBy()));
        entry.problem().ifPresent(it -> json.set("problem", MessageJson.write(it)));
        return json;
    }
}
