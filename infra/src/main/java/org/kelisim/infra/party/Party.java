package org.kelisim.infra.party;

import java.util.concurrent.Callable;
import org.kelisim.client.vault.VaultException;
import org.kelisim.infra.process.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./kelisim party}: exit code 0 when done, 1 when a file is in the way or cannot be used, 2 for wrong options or plans. */
@Command(
        name = "./kelisim party",
        mixinStandardHelpOptions = true,
        description = "Makes what a party brings along: its party key, its vault, its statement. Speaks with nobody.",
        subcommands = {MakeKey.class, Prepare.class, Sign.class})
public final class Party implements Runnable {

    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    private Party() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Party()).execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(), "Say what to make: key, prepare or sign.");
    }

    /** One line for whatever goes wrong. */
    static int told(Callable<Integer> command) throws Exception {
        try {
            return command.call();
        } catch (Failure | VaultException failure) {
            System.err.println("kelisim: " + failure.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            System.err.println("kelisim: " + e.getMessage());
            return 2;
        }
    }
}
