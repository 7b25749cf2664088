package org.kelisim.infra.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.demo.Demonstration;
import org.kelisim.infra.demo.Demonstration.DemoParty;
import org.kelisim.infra.process.Child;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;

/** A party's node by itself: its portal and, unless a server is named, a stand-in for its documents. */
final class LoneNode implements AutoCloseable {

    /** Names the database server of a node that is started alone. */
    static final String VARIABLE = "KELISIM_NODE_MONGODB_URI";

    private static final Duration START_TIME = Duration.ofMinutes(3);

    /** The stand-in's port lies so far above the portal's. */
    private static final int DISTANCE = 100;

    private static final int HIGHEST = 65_535 - DISTANCE;

    private final PartyCode party;
    private final Path data;
    private final Modules modules;
    private final Progress progress;
    private final List<AutoCloseable> running = new ArrayList<>();
    private final List<CompletableFuture<Child>> ends = new ArrayList<>();
    private boolean closed;

    LoneNode(PartyCode party, Path data, Modules modules, Progress progress) {
        this.party = party;
        this.data = data;
        this.modules = modules;
        this.progress = progress;
    }

    /** @param portAsked for the portal, or nothing for the one that the data was made for */
    void start(ExchangeAddress exchange, @Nullable Integer portAsked) throws Failure, InterruptedException {
        requireData();
        Optional<Integer> known = demonstrationPort();
        int port = Optional.ofNullable(portAsked)
                .or(() -> known)
                .orElseThrow(
                        () -> new IllegalArgumentException("Say with --port at which port the portal is to be: the one"
                                + " that the party's realm knows."));
        if (port < 1 || port > HIGHEST) {
            throw new IllegalArgumentException("The portal's port is between 1 and " + HIGHEST + ".");
        }
        Database database = Database.fromEnvironment(VARIABLE, port + DISTANCE);
        String otherwise = "choose another one with --port";
        Child.requireFree(port, "node of " + party, otherwise);
        if (database.standIn()) {
            Child.requireFree(port + DISTANCE, "node's database", otherwise);
        }
        if (!exchange.answers()) {
            progress.say(
                    "The exchange at " + exchange.uri() + " does not answer at present. The node starts without it;"
                            + " what is released waits until it does.");
        }
        running.add(NodeLock.take(data, party));
        Processes processes = new Processes(
                modules,
                data,
                DataFolder.secretsOf(data),
                database,
                exchange.uri().toString());
        if (database.standIn()) {
            progress.say("Database: starting a stand-in for this node alone");
            watch(processes.startDatabase(port + DISTANCE, folder().resolve("database")));
        }
        NodePlan plan = NodePlan.own(party, port);
        progress.say(plan.title() + ": starting");
        watch(processes.startNode(plan, known.isPresent())).awaitReady(plan.readiness(), START_TIME);
        progress.say(plan.title() + " is ready: http://127.0.0.1:" + port + "/  (Ctrl-C stops it)");
        if (known.filter(it -> it != port).isPresent()) {
            progress.say("The demonstration's realm knows this portal at http://127.0.0.1:" + known.get()
                    + "/ only: nobody can log in here before its redirect addresses are changed.");
        }
    }

    /** Where the party's portal is in a trial; nothing in a folder that is no trial's, or for a party that came later. */
    private Optional<Integer> demonstrationPort() throws Failure {
        PortsFile file = new PortsFile(data.resolve("ports"));
        boolean demonstration = Files.exists(file.file())
                && Demonstration.builtIn()
                        .party(party)
                        .filter(DemoParty::equipped)
                        .isPresent();
        return demonstration ? Optional.of(file.chosen(Ports.DEFAULT, false).portOf(party.value())) : Optional.empty();
    }

    private void requireData() throws Failure {
        for (Path needed : List.of(
                data.resolve("root.json"),
                data.resolve("directory/1.json"),
                folder().resolve("vault"),
                DataFolder.secretsOf(data).resolve(party.realm() + ".passphrase"))) {
            if (!Files.exists(needed)) {
                throw new Failure(
                        "There is no " + needed + ". Make the demonstration's data with './kelisim run', name the"
                                + " party's own folder with --data, or see 'A party comes in' in docs/operation.md.");
            }
        }
    }

    private Path folder() {
        return data.resolve("nodes").resolve(party.realm());
    }

    private synchronized Child watch(Child child) {
        running.add(child);
        ends.add(child.ended());
        return child;
    }

    /** Waits until a process ends by itself, and says which. */
    Failure awaitEndOfAny() throws InterruptedException {
        try {
            Child ended = (Child) CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new))
                    .get();
            return new Failure(ended.endedByItself() + " Nothing acknowledged is lost: start again.");
        } catch (ExecutionException e) {
            return new Failure("A process cannot be watched: " + e.getMessage(), e);
        }
    }

    /** Ends all processes, the last started first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (AutoCloseable each : running.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                progress.say("A process could not be stopped: " + e.getMessage());
            }
        }
    }
}
