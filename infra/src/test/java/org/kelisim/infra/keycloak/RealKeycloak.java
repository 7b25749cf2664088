package org.kelisim.infra.keycloak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One real server for all tests that ask for it, stopped after the last. */
final class RealKeycloak implements ParameterResolver {

    static final List<Realm> REALMS = List.of(Realms.of("KAZ"), Realms.of("KGZ"));
    static final Path FOLDER = Path.of("target", "keycloak");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(KeycloakServer.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RealKeycloak.class))
                .computeIfAbsent(KeycloakServer.class, key -> startOnce(), KeycloakServer.class);
    }

    private static KeycloakServer startOnce() {
        try {
            Path data = FOLDER.resolve("test-data");
            Trees.delete(data);
            return start(data, freePort());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static KeycloakServer start(Path data, int port) throws Exception {
        return KeycloakServer.start(
                distribution(), data, port, REALMS, List.of(), KeycloakServer.START_TIME, step -> {});
    }

    static KeycloakDistribution distribution() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Path archive =
                    files.filter(f -> f.toString().endsWith(".zip")).findFirst().orElseThrow();
            return KeycloakDistribution.prepare(archive, FOLDER, step -> {});
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
