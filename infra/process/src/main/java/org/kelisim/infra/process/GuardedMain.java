package org.kelisim.infra.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs in every child process in front of its own main, and ends it when standard input ends: the operating
 * system closes that pipe however the parent dies, so nothing is ever left behind. Standard input must be a
 * pipe held by the parent; from {@code /dev/null} the child ends at once.
 *
 * <p>It may use nothing but the JDK, since it also stands before Keycloak's class path.
 */
public final class GuardedMain {

    /** System property that names the class whose main is to run. */
    public static final String MAIN = "kelisim.main";

    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    private static final AtomicBoolean WATCHING = new AtomicBoolean();

    private GuardedMain() {}

    /** Runs the main that {@value #MAIN} names. */
    public static void main(String[] args) throws Exception {
        watch();
        try {
            Class.forName(System.getProperty(MAIN))
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** Ends this process when its standard input ends; for mains that are started without this one. */
    public static void watch() {
        if (!WATCHING.getAndSet(true)) {
            daemon("parent-watch", GuardedMain::endWithParent);
        }
    }

    private static void endWithParent() {
        awaitEnd(System.in);
        // Shutdown hooks may hang while a server is still starting: then it is cut off.
        daemon("parent-watch-halt", GuardedMain::haltLater);
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
