package org.kelisim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.node.SystemNotice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kelisim send FILE --to OFFICE}: through the exchange, until the receipt is here. */
@Command(name = "send", resourceBundle = "org.kelisim.cli.help")
final class SendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "notice-file")
    private @Nullable Path file;

    @Option(names = "--to", paramLabel = "OFFICE", required = true, descriptionKey = "to")
    private List<String> to = List.of();

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
        try (SystemNode opened = options.open()) {
            opened.refreshDirectory();
            SystemNotice notice = InputFile.notice(Objects.requireNonNull(file), options.office(opened), to);
            return Objects.requireNonNull(delivery).send(opened, notice, out);
        }
    }
}
