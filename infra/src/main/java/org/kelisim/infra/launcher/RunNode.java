package org.kelisim.infra.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./kelisim node}: one party's node alone, against an exchange that runs elsewhere. Exit codes as {@link Run}.
 */
@Command(
        name = "./kelisim node",
        mixinStandardHelpOptions = true,
        description = "Starts one party's node alone. Its database is the server of " + LoneNode.VARIABLE + ", else a"
                + " stand-in of its own beside the vault.")
public final class RunNode implements Callable<Integer> {

    @Option(names = "--party", required = true, paramLabel = "CODE", description = "The party, such as KGZ.")
    private String party = "";

    @Option(names = "--exchange", required = true, paramLabel = "URL", description = "Base address of the exchange.")
    private String exchange = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with root.json, directory/1.json and nodes/<party>/vault, as 'run' makes it (default:"
                    + " the one of 'run'). Passphrases lie in DIR-secrets.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "The portal's port (default: as in 'run'; without the data of 'run' it must be said). People can"
                            + " log in only at the address that their realm knows.")
    private @Nullable Integer port;

    private RunNode() {}

    /** Parses the options, runs until Ctrl-C. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new RunNode()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Path folder =
                (data == null ? DataFolder.standard() : data).toAbsolutePath().normalize();
        try (LoneNode node = new LoneNode(new PartyCode(party), folder, Modules.find(), new Progress(System.out));
                CtrlC _ = CtrlC.ends(node::close)) {
            node.start(ExchangeAddress.parse(exchange), port);
            throw node.awaitEndOfAny();
        } catch (Failure failure) {
            System.err.println("kelisim: " + failure.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            System.err.println("kelisim: " + e.getMessage());
            return 2;
        }
    }
}
