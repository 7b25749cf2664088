package org.kelisim.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kelisim reply ID FILE}: answers a notice of the inbox, to the office that sent it. */
@Command(name = "reply", resourceBundle = "org.kelisim.cli.help")
final class ReplyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "reply-to")
    private @Nullable String question;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "reply-file")
    private @Nullable Path file;

    @Mixin
    private @Nullable Delivery delivery;

    @Mixin
    private @Nullable NodeOptions node;

    @Mixin
    private @Nullable OutputOptions output;

    @Override
    public Integer call() throws InterruptedException {
        Output out = OutputOptions.of(output);
        NodeOptions options = Objects.requireNonNull(node);
        DispatchId id = id(Objects.requireNonNull(question));
        Path answer = Objects.requireNonNull(file);
        InputFile.read(answer, InputFile.NOTICE_BYTES); // before anything is asked of others
        try (SystemNode opened = options.open()) {
            opened.refreshDirectory();
            InboxEntry asked = asked(opened, id, options);
            return Objects.requireNonNull(delivery).send(opened, InputFile.reply(answer, asked), out);
        }
    }

    private static DispatchId id(String text) {
        try {
            return DispatchId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Stop(ExitCode.USAGE, Message.of("cli.no-id", text));
        }
    }

    private static InboxEntry asked(SystemNode opened, DispatchId id, NodeOptions options) {
        Optional<Message> trouble = opened.catchUp();
        return opened.find(id, options.offices(opened))
                .orElseThrow(() -> trouble.map(it -> new Stop(ExitCode.TROUBLE, it))
                        .orElseGet(() -> new Stop(ExitCode.BLOCKED, Message.of("thread.foreign-thread"))));
    }
}
