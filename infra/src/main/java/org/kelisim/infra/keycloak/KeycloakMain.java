package org.kelisim.infra.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Runs in the child process, in front of Keycloak's own main, and ends it when standard input ends: the
 * operating system closes that pipe however the parent dies, so no server is ever left behind. Standard
 * input must be a pipe held by the parent; from {@code /dev/null} the server ends at once.
 *
 * <p>Loaded from a folder of its own beside {@code quarkus-run.jar}: it may use nothing but the JDK.
 */
public final class KeycloakMain {

    private static final String KEYCLOAK = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    private KeycloakMain() {}

    public static void main(String[] args) throws Exception {
        daemon("parent-watch", KeycloakMain::endWithParent);
        Class.forName(KEYCLOAK).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    private static void endWithParent() {
        awaitEnd(System.in);
        // Shutdown hooks may hang while the server is still starting: then it is cut off.
        daemon("parent-watch-halt", KeycloakMain::haltLater);
        System.exit(0);
    }

    private static void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {
                // Nothing is ever sent; only the end matters.
            }
        } catch (IOException e) {
            // A broken pipe is an end, too.
        }
    }

    private static void haltLater() {
        try {
            Thread.sleep(ORDERLY_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }
}
