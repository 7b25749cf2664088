package org.kelisim.infra.standin;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.process.GuardedMain;
import org.kelisim.infra.standin.StandInFailedException.Reason;

/**
 * The stand-in in a process of its own, {@code --port PORT --data DIR}: prints {@code ready 127.0.0.1:PORT} once it
 * serves, and ends when its standard input ends, so that it never outlives the program that started it.
 */
public final class StandInMain {
    private StandInMain() {}

    public static void main(String[] args) {
        silenceLibraries();
        GuardedMain.watch();
        try {
            Map<String, String> options = options(List.of(args));
            StandIn standIn = StandIn.start(data(options), port(options), StandInMain::writeFailed);
            Runtime.getRuntime().addShutdownHook(new Thread(standIn::close, "close"));
            System.out.println("ready 127.0.0.1:" + standIn.port());
            System.out.flush();
        } catch (StandInFailedException e) {
            exit(e.reason(), e.getMessage());
        }
    }

    /** The server logs whole documents with its errors, and the launcher's class path may hold any log library. */
    private static void silenceLibraries() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    }

    private static Map<String, String> options(List<String> args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.size(); i += 2) {
            options.put(args.get(i), args.get(i + 1));
        }
        if (args.size() != 4 || !options.containsKey("--port") || !options.containsKey("--data")) {
            throw usage("both options are needed", null);
        }
        return options;
    }

    private static Path data(Map<String, String> options) {
        try {
            return Path.of(options.getOrDefault("--data", "")).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw usage("not a path: " + e.getInput(), e);
        }
    }

    private static int port(Map<String, String> options) {
        String text = options.getOrDefault("--port", "");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw usage("not a port: " + text, null);
        }
        return Integer.parseInt(text);
    }

    private static StandInFailedException usage(String problem, @Nullable Throwable cause) {
        return new StandInFailedException(Reason.USAGE, "Start with --port PORT --data DIR (" + problem + ").", cause);
    }

    /** What is acknowledged is safe; going on without a working disk is not. */
    private static void writeFailed(Throwable e) {
        System.err.println("stand-in: The data cannot be written or read any more (" + e.getMessage()
                + "). Check the disk, then start again; nothing that was acknowledged is lost.");
        System.err.flush();
        Runtime.getRuntime().halt(Reason.WRITE_FAILED.exitCode());
    }

    private static void exit(Reason reason, @Nullable String message) {
        System.err.println("stand-in: " + message);
        System.exit(reason.exitCode());
    }
}
