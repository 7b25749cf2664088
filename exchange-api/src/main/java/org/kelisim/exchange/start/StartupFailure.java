package org.kelisim.exchange.start;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.storage.StorageUnavailableException;
import org.springframework.boot.web.server.PortInUseException;

/** Why the exchange did not start: one line for people, a code for the program that started it. */
public record StartupFailure(String message, int exitCode) {

    private static final int OTHER = 1;
    private static final int SETTINGS = 2;
    private static final int PORT_TAKEN = 3;
    private static final int DATABASE = 4;

    public static StartupFailure of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> new StartupFailure(
                        "It cannot start because of an unexpected error, %s; the log says more."
                                .formatted(root(thrown)),
                        OTHER));
    }

    /** Whether one line says it all; otherwise the trace belongs into the log. */
    boolean expected() {
        return exitCode != OTHER;
    }

    private static Optional<StartupFailure> known(Throwable cause) {
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        return switch (cause) {
            case StartupException e -> Optional.of(new StartupFailure(message, SETTINGS));
            case StorageUnavailableException e -> Optional.of(new StartupFailure(message, DATABASE));
            case PortInUseException e ->
                Optional.of(new StartupFailure(
                        "Port %d is taken. Stop the program that uses it, or give another one with server.port."
                                .formatted(e.getPort()),
                        PORT_TAKEN));
            default -> Optional.empty();
        };
    }

    private static Throwable root(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).reduce(thrown, (before, cause) -> cause);
    }
}
