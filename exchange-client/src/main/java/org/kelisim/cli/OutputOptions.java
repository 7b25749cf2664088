package org.kelisim.cli;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command tells what it did. */
final class OutputOptions {
    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--lang", paramLabel = "en|ru", descriptionKey = "lang")
    private @Nullable String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;

    static Output of(@Nullable OutputOptions options) {
        return new Output(
                Objects.requireNonNull(options, "a command has its options").json, System.out, Locale.getDefault());
    }
}
