package org.kelisim.infra.keycloak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kelisim.party.PartyCode;

/**
 * A Keycloak server on 127.0.0.1, a child of this process that cannot outlive it, for trials: its database is
 * an H2 file in the data folder. Ready means that every realm answers with its own issuer and that the first
 * login page has been rendered once.
 */
public final class KeycloakServer implements AutoCloseable {

    /** Long enough for a first import of many realms on a busy machine. */
    public static final Duration START_TIME = Duration.ofMinutes(4);

    private static final Duration PROBE_PAUSE = Duration.ofMillis(150);
    private static final Duration STOP_TIME = Duration.ofSeconds(15);

    private final Process process;
    private final int port;
    private final Path log;

    private KeycloakServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the server and returns when it is ready: some 15 seconds the first time, half of it later. Realms
     * that exist in the data folder stay as they are, whatever the files say.
     *
     * @param data the server's folder, made if it is not there; it belongs to this server alone
     * @param more realms that somebody else wrote
     * @throws KeycloakFailure if the port is taken, or the server ends or is not ready within {@code limit}
     */
    public static KeycloakServer start(
            KeycloakDistribution distribution,
            Path data,
            int port,
            List<Realm> realms,
            List<RealmImport> more,
            Duration limit,
            Consumer<KeycloakStep> progress)
            throws KeycloakFailure, InterruptedException {
        List<RealmImport> all = Stream.concat(realms.stream().map(RealmImport::of), more.stream())
                .toList();
        Path home = data.toAbsolutePath().normalize();
        Path log = home.resolve("keycloak.log");
        requireFree(port);
        Imports imports = new Imports(home);
        Process process;
        try {
            progress.accept(imports.isFirst() ? KeycloakStep.IMPORT : KeycloakStep.START);
            Trees.ownersOnly(home);
            Files.createDirectories(home.resolve("conf"));
            boolean importing = imports.write(all);
            distribution.lendBuildSettings(home);
            LogFile.keepPrevious(log);
            process = KeycloakJvm.start(distribution.code(), home, log, KeycloakOptions.start(port, importing));
        } catch (IOException e) {
            throw new KeycloakFailure("Keycloak's folder " + home + " cannot be prepared: " + e.getMessage(), e);
        }
        KeycloakServer server = new KeycloakServer(process, port, log);
        boolean ready = false;
        try {
            server.awaitReady(all, realms, Instant.now().plus(limit), limit, progress);
            imports.done(all);
            ready = true;
            return server;
        } catch (IOException e) {
            throw new KeycloakFailure("Keycloak's folder " + home + " cannot be written: " + e.getMessage(), e);
        } finally {
            if (!ready) {
                server.close();
            }
        }
    }

    /** The issuer in the tokens of a party's realm on a server with this port, known before the server runs. */
    public static URI issuer(int port, PartyCode party) {
        return URI.create(KeycloakOptions.origin(port) + "/realms/" + party.realm());
    }

    /** Where the issuer's public keys are. */
    public static URI keys(int port, PartyCode party) {
        return URI.create(issuer(port, party) + "/protocol/openid-connect/certs");
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** Stops the server, orderly if it can within 15 seconds. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_TIME.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void requireFree(int port) throws KeycloakFailure {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new KeycloakFailure("Port " + port + " on 127.0.0.1 is taken, and Keycloak needs it: end the program"
                    + " that uses it, or choose another port before the first start.");
        }
    }

    private void awaitReady(
            List<RealmImport> all, List<Realm> realms, Instant end, Duration limit, Consumer<KeycloakStep> progress)
            throws KeycloakFailure, InterruptedException {
        try (KeycloakProbe probe = new KeycloakProbe(port)) {
            for (RealmImport realm : all) {
                while (!probe.answers(realm.party())) {
                    requireAlive();
                    if (Instant.now().isAfter(end)) {
                        throw new KeycloakFailure(
                                "Keycloak's realm " + realm.party().realm() + " is not there after " + limit.toSeconds()
                                        + " seconds. See " + log + ".");
                    }
                    awaitNextProbe();
                }
            }
            progress.accept(KeycloakStep.WARM_UP);
            for (Realm realm : realms) {
                if (!realm.portals().isEmpty()) {
                    probe.renderLogin(realm.party(), realm.portals().getFirst(), log);
                    break;
                }
            }
        }
        progress.accept(KeycloakStep.READY);
    }

    /** Waits a moment, less if the server ends meanwhile. */
    private void awaitNextProbe() throws KeycloakFailure, InterruptedException {
        if (process.waitFor(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            requireAlive();
        }
    }

    private void requireAlive() throws KeycloakFailure {
        if (!process.isAlive()) {
            throw new KeycloakFailure("Keycloak ended while starting (code " + process.exitValue() + "): "
                    + LogFile.lastError(log) + " See " + log + ".");
        }
    }
}
