package org.kelisim.infra.launcher;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.demo.Demonstration;
import org.kelisim.infra.demo.DemonstrationAgreements;
import org.kelisim.infra.demo.DemonstrationSetup;
import org.kelisim.infra.demo.ListRenewal;
import org.kelisim.infra.keycloak.KeycloakDistribution;
import org.kelisim.infra.keycloak.KeycloakFailure;
import org.kelisim.infra.keycloak.KeycloakServer;
import org.kelisim.infra.keycloak.Realm;
import org.kelisim.infra.keycloak.RealmImport;
import org.kelisim.infra.process.Child;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;

/**
 * All processes of a trial on one machine, in the order that trust asks for: ports, keys, directory, root file;
 * Keycloak; database, exchange; nodes. A first start counts only once everything was up.
 */
final class Trial implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofMinutes(3);

    private final DataFolder data;
    private final Modules modules;
    private final Set<PartyCode> without;
    private final List<RealmImport> more;
    private final Progress progress;
    private final Demonstration demonstration = Demonstration.builtIn();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final List<CompletableFuture<String>> ends = new ArrayList<>();
    private @Nullable StartBlock block;
    private boolean closed;

    /**
     * @param without parties whose own node is left out
     * @param more realms of parties that are not of the demonstration
     */
    Trial(DataFolder data, Modules modules, Set<PartyCode> without, List<RealmImport> more, Progress progress) {
        this.data = data;
        this.modules = modules;
        this.without = Set.copyOf(without);
        this.more = List.copyOf(more);
        this.progress = progress;
    }

    void start(int firstPort, boolean portsAsked) throws Failure, InterruptedException {
        PortsFile file = new PortsFile(data.at("ports"));
        Ports ports = file.chosen(firstPort, portsAsked);
        Database database = Database.fromEnvironment(ports);
        ports.requireFree(database.standIn(), without);
        progress.say(data.complete() ? "Data: " + data.root() : "First start: making keys in " + data.root());
        DemonstrationSetup.Places places = new DemonstrationSetup.Places(data.root(), data.secrets());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            start(threads, places, file, ports, database);
        } finally {
            threads.shutdownNow(); // when something else has failed, Keycloak's start is not waited for
        }
        if (!data.complete()) {
            URI exchange = URI.create(ports.exchangeUrl());
            Thread.startVirtualThread(() -> new DemonstrationAgreements(places, exchange).conclude(progress::say));
        }
        data.markComplete();
        block = new StartBlock(demonstration, ports, database, data.root(), without);
    }

    private void start(
            ExecutorService threads, DemonstrationSetup.Places places, PortsFile file, Ports ports, Database database)
            throws Failure, InterruptedException {
        Future<KeycloakDistribution> distribution = threads.submit(
                () -> KeycloakDistribution.prepare(modules.keycloakArchive(), modules.keycloakWork(), progress::say));
        DemonstrationSetup setup = new DemonstrationSetup(demonstration, places, ports.addresses());
        if (!data.complete()) {
            file.keep(ports);
            setup.create(progress::say);
        }
        List<Realm> realms = setup.realms();
        KeycloakDistribution program = done(distribution);
        Future<KeycloakServer> keycloak = threads.submit(() -> watch(KeycloakServer.start(
                program,
                data.at("keycloak"),
                ports.keycloak(),
                realms,
                more,
                KeycloakServer.START_TIME,
                progress::say)));
        Processes processes = new Processes(modules, data.root(), data.secrets(), database, ports.exchangeUrl());
        if (database.standIn()) {
            progress.say("Database: starting the stand-in");
            watch(processes.startDatabase(ports.database(), data.at("database")));
        }
        ListRenewal renewal =
                new ListRenewal(demonstration, places, URI.create(ports.exchangeUrl()), InstantSource.system());
        startExchange(processes, ports, keycloak, renewal);
        startNodes(processes, ports);
        done(keycloak);
        if (data.complete()) {
            renew(renewal);
        }
    }

    private void startExchange(Processes processes, Ports ports, Future<KeycloakServer> keycloak, ListRenewal renewal)
            throws Failure, InterruptedException {
        progress.say("Exchange: starting");
        Child exchange = watch(processes.startExchange(ports.exchange()));
        URI readiness = URI.create(ports.exchangeUrl() + "/ready");
        if (!exchange.awaitReady(readiness, START_TIME, "directory-expired")) {
            progress.say("Exchange: the list of members has run out; it is renewed once Keycloak answers");
            done(keycloak);
            renew(renewal);
            exchange.awaitReady(readiness, START_TIME);
        }
        progress.say("Exchange: ready");
        if (keycloak.state() == Future.State.FAILED) {
            done(keycloak);
        }
    }

    private void startNodes(Processes processes, Ports ports) throws Failure, InterruptedException {
        Map<NodePlan, Child> nodes = new LinkedHashMap<>();
        for (NodePlan node : NodePlan.of(demonstration, ports, without)) {
            lock(node);
            progress.say(node.title() + ": starting");
            nodes.put(node, watch(processes.startNode(node, true)));
        }
        for (Map.Entry<NodePlan, Child> node : nodes.entrySet()) {
            node.getValue().awaitReady(node.getKey().readiness(), START_TIME);
            progress.say(node.getKey().title() + ": ready");
        }
    }

    private void renew(ListRenewal renewal) throws Failure, InterruptedException {
        renewal.renewIfNeeded()
                .ifPresent(until -> progress.say("Directory: list of members renewed by two demonstration registrars,"
                        + " valid until " + until));
    }

    /** What the person at the console needs to know. */
    String startBlock() {
        return String.valueOf(block);
    }

    /**
     * Waits until any process ends by itself, and says which. None is started again: what kills one may kill it again and
     * again, and whoever runs a trial shall see it.
     */
    Failure awaitEndOfAny() throws InterruptedException {
        try {
            return new Failure(CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new))
                            .get() + " Everything else was stopped. Nothing acknowledged is lost: start again.");
        } catch (ExecutionException e) {
            return new Failure("A process cannot be watched: " + e.getMessage(), e);
        }
    }

    private synchronized void lock(NodePlan node) throws Failure {
        for (PartyCode party : node.parties()) {
            running.add(NodeLock.take(data.root(), party));
        }
    }

    private synchronized Child watch(Child child) {
        running.add(child);
        ends.add(child.ended().thenApply(Child::endedByItself));
        return child;
    }

    private synchronized KeycloakServer watch(KeycloakServer server) {
        running.add(server);
        ProcessHandle.of(server.pid())
                .ifPresent(process -> ends.add(process.onExit()
                        .thenApply(ended -> "Keycloak has ended by itself. See " + server.log() + ".")));
        return server;
    }

    private static <T> T done(Future<T> future) throws Failure, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeycloakFailure failure) {
                throw new Failure(String.valueOf(failure.getMessage()), failure);
            }
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new Failure("Keycloak cannot be started: " + e.getCause(), e);
        }
    }

    /** Ends all processes, the last started first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (AutoCloseable child : running.reversed()) {
            try {
                child.close();
            } catch (Exception e) {
                progress.say("A process could not be stopped: " + e.getMessage());
            }
        }
    }
}
