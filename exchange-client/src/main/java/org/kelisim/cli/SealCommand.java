package org.kelisim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.release.SystemSend;
import org.kelisim.client.text.Message;
import org.kelisim.envelope.Dispatch;
import org.kelisim.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kelisim seal FILE --to OFFICE}: a sealed file, which goes another way than through the exchange. */
@Command(name = "seal", resourceBundle = "org.kelisim.cli.help")
final class SealCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "notice-file")
    private @Nullable Path file;

    @Option(names = "--to", paramLabel = "OFFICE", required = true, descriptionKey = "to")
    private List<String> to = List.of();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "seal-out")
    private @Nullable Path target;

    @Mixin
    private @Nullable NodeOptions node;

    @Mixin
    private @Nullable OutputOptions output;

    @Override
    public Integer call() {
        Output out = OutputOptions.of(output);
        Path input = Objects.requireNonNull(file);
        NodeOptions options = Objects.requireNonNull(node);
        try (SystemNode opened = options.open()) {
            opened.refreshDirectory();
            SystemSend outcome = opened.seal(InputFile.notice(input, options.office(opened), to));
            if (!(outcome instanceof SystemSend.Sealed(Dispatch dispatch))) {
                throw Blocks.stop(outcome);
            }
            Path result = target == null ? input.resolveSibling(dispatch.id() + ".kelisim") : target;
            InputFile.write(result, dispatch.bytes());
            out.line(Message.of("cli.sealed", dispatch.id().toString(), result.toString()));
            out.json(() -> CanonicalJson.object()
                    .put("id", dispatch.id().toString())
                    .put("file", result.toString())
                    .put("bytes", dispatch.bytes().length)
                    .put("fingerprint", dispatch.fingerprint().hex()));
            return ExitCode.DONE;
        }
    }
}
