package org.kelisim.infra.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.process.Child;
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
        description = "Starts one party's node alone. Its database is the server of KELISIM_NODE_MONGODB_URI, else a"
                + " stand-in of its own below the vault.")
public final class RunNode implements Callable<Integer> {

    static final String VARIABLE = "KELISIM_NODE_MONGODB_URI";

    @Option(names = "--party", required = true, paramLabel = "CODE", description = "The party, such as KGZ.")
    private @Nullable String party;

    @Option(names = "--exchange", required = true, paramLabel = "URL", description = "Base address of the exchange.")
    private @Nullable URI exchange;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with root.json, directory/1.json and nodes/<party>/vault, as 'run' makes it (default:"
                    + " the one of 'run'). Passphrases lie in DIR-secrets.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "The portal's port (default: as in 'run').")
    private @Nullable Integer port;

    private RunNode() {}

    /** Parses the options, runs until Ctrl-C. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new RunNode()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(System.out);
        List<Child> running = new ArrayList<>();
        try {
            PartyCode code = new PartyCode(String.valueOf(party));
            Path folder = (data == null ? DataFolder.standard() : data)
                    .toAbsolutePath()
                    .normalize();
            requireNode(folder, code);
            Ports ports = new PortsFile(folder.resolve("ports")).chosen(Ports.DEFAULT, false);
            NodePlan plan =
                    new NodePlan("Node " + code, List.of(code), port == null ? ports.portOf(code.value()) : port);
            Processes processes = new Processes(
                    Modules.find(), folder, DataFolder.secretsOf(folder), database(plan), String.valueOf(exchange));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> running.reversed().forEach(Child::close), "stop"));
            if (System.getenv(VARIABLE) == null) {
                progress.say("Database: starting a stand-in for this node alone");
                running.add(processes.startDatabase(
                        plan.port() + 100,
                        folder.resolve("nodes").resolve(code.realm()).resolve("database")));
            }
            progress.say(plan.title() + ": starting");
            Child node = processes.startNode(plan);
            running.add(node);
            node.awaitReady(URI.create("http://127.0.0.1:" + plan.port() + "/ready"), Duration.ofMinutes(3));
            progress.say(plan.title() + " is ready: http://127.0.0.1:" + plan.port() + "/  (Ctrl-C stops it)");
            throw firstToEnd(running);
        } catch (Failure failure) {
            System.err.println("kelisim: " + failure.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            System.err.println("kelisim: " + e.getMessage());
            return 2;
        }
    }

    private static void requireNode(Path folder, PartyCode party) throws Failure {
        for (String name : List.of("root.json", "directory/1.json", "nodes/" + party.realm() + "/vault")) {
            if (!Files.exists(folder.resolve(name))) {
                throw new Failure("There is no " + folder.resolve(name) + ". Make the demonstration's data with"
                        + " './kelisim run', or name the party's own folder with --data.");
            }
        }
    }

    private static Database database(NodePlan plan) {
        String given = System.getenv(VARIABLE);
        return given != null
                ? new Database(given, false)
                : new Database("mongodb://127.0.0.1:" + (plan.port() + 100), true);
    }

    private static Failure firstToEnd(List<Child> running) throws InterruptedException {
        try {
            Child ended = (Child)
                    CompletableFuture.anyOf(running.stream().map(Child::ended).toArray(CompletableFuture[]::new))
                            .get();
            return new Failure(
                    "The " + ended.name() + " has ended by itself: " + ended.lastLine() + " See " + ended.log() + ".");
        } catch (ExecutionException e) {
            return new Failure("A process cannot be watched: " + e.getMessage(), e);
        }
    }
}
