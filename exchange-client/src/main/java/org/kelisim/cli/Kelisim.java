package org.kelisim.cli;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: seal, open, send, reply, inbox, agreements, version. */
@Command(
        name = "kelisim",
        resourceBundle = "org.kelisim.cli.help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            SealCommand.class,
            OpenCommand.class,
            SendCommand.class,
            ReplyCommand.class,
            InboxCommand.class,
            AgreementsCommand.class,
            VersionCommand.class
        })
public final class Kelisim implements Runnable {
    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    Kelisim() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(arguments));
    }

    /** Runs one command; output goes where {@link System#out} and {@link System#err} point. */
    static int run(String... arguments) {
        Locale before = Locale.getDefault();
        Locale.setDefault(language(arguments));
        try {
            return commandLine().execute(arguments);
        } finally {
            Locale.setDefault(before);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Kelisim()).setExecutionExceptionHandler(new Failures());
    }

    /** Known before anything is parsed, since help and errors of parsing are in the reader's language, too. */
    private static Locale language(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return Locale.of(arguments[i + 1]);
            }
            if (arguments[i].startsWith("--lang=")) {
                return Locale.of(arguments[i].substring("--lang=".length()));
            }
        }
        String system = Locale.getDefault().getLanguage();
        return Arrays.asList("ru", "en").contains(system) ? Locale.getDefault() : Locale.ENGLISH;
    }

    @Override
    public void run() {
        CommandSpec known = java.util.Objects.requireNonNull(spec);
        throw new ParameterException(
                known.commandLine(),
                org.kelisim.client.text.Message.of("cli.command-missing").in(Locale.getDefault()));
    }
}
