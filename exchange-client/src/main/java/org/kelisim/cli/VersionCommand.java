package org.kelisim.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.envelope.Profile;
import org.kelisim.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kelisim version}. */
@Command(name = "version", resourceBundle = "org.kelisim.cli.help")
final class VersionCommand implements Callable<Integer> {
    @Mixin
    private @Nullable OutputOptions output;

    @Override
    public Integer call() {
        Output out = OutputOptions.of(output);
        out.json(() -> CanonicalJson.object()
                .put("version", Version.number())
                .put("profile", Profile.NAME)
                .put("catalogue", Catalogue.builtIn().digest().hex()));
        for (String line : new Version().getVersion()) {
            out.line(line);
        }
        return ExitCode.DONE;
    }
}
