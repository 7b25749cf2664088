package org.kelisim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.text.Message;
import org.kelisim.envelope.Evidence;
import org.kelisim.envelope.Profile;
import org.kelisim.notice.DispatchId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kelisim open ID} from the inbox, or {@code kelisim open FILE}, with its receipts or explicitly without. */
@Command(name = "open", resourceBundle = "org.kelisim.cli.help")
final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID|FILE", descriptionKey = "open-what")
    private @Nullable String what;

    @Option(names = "--unlogged", descriptionKey = "unlogged")
    private boolean unlogged;

    @Option(names = "--receipts", paramLabel = "FILE", descriptionKey = "receipts")
    private @Nullable Path receipts;

    @Option(names = "--save-parts", paramLabel = "DIR", descriptionKey = "save-parts")
    private @Nullable Path folder;

    @Mixin
    private @Nullable NodeOptions node;

    @Mixin
    private @Nullable OutputOptions output;

    @Override
    public Integer call() {
        Output out = OutputOptions.of(output);
        String asked = Objects.requireNonNull(what);
        NodeOptions options = Objects.requireNonNull(node);
        try (SystemNode opened = options.open()) {
            Optional<DispatchId> id = id(asked);
            if (folder != null && id.isEmpty()) {
                throw new Stop(ExitCode.USAGE, Message.of("cli.save-parts-of-file"));
            }
            OpenOutcome outcome = id.isPresent() ? received(opened, id.get(), options) : file(opened, asked, options);
            return switch (outcome) {
                case OpenOutcome.Refused(Message reason) -> throw new Stop(ExitCode.NOT_OPENED, reason);
                case OpenOutcome.OpenedNotice notice -> {
                    NoticeText.show(out, notice);
                    if (folder != null) {
                        new SavedParts(opened, options.offices(opened), out).save(notice.notice(), folder);
                    }
                    yield ExitCode.DONE;
                }
            };
        }
    }

    private static Optional<DispatchId> id(String asked) {
        try {
            return Optional.of(DispatchId.parse(asked));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OpenOutcome received(SystemNode opened, DispatchId id, NodeOptions options) {
        Optional<Message> trouble = opened.catchUp();
        OpenOutcome outcome = opened.open(id, options.offices(opened));
        if (trouble.isPresent()
                && outcome instanceof OpenOutcome.Refused(Message reason)
                && reason.key().equals("open.not-your-office")) {
            throw new Stop(ExitCode.TROUBLE, trouble.get());
        }
        return outcome;
    }

    private OpenOutcome file(SystemNode opened, String name, NodeOptions options) {
        Path path = Path.of(name);
        byte[] sealed = InputFile.read(path, Profile.MAX_DISPATCH_BYTES);
        opened.refreshDirectory();
        return opened.openFile(sealed, evidence(path), options.offices(opened));
    }

    private Evidence evidence(Path file) {
        if (unlogged) {
            return new Evidence.UnloggedPermitted();
        }
        Path beside = receipts == null ? ReceiptsFile.beside(file) : receipts;
        return new Evidence.Logged(
                Files.exists(beside) ? ReceiptsFile.read(InputFile.read(beside, ReceiptsFile.MAX_BYTES)) : List.of());
    }
}
