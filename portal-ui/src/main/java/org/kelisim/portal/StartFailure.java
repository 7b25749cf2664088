package org.kelisim.portal;

import java.util.stream.Stream;
import org.kelisim.client.node.NodeStartException;
import org.kelisim.portal.login.NoLoginException;
import org.kelisim.portal.node.PortalSettings;
import org.kelisim.storage.StorageUnavailableException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Why the portal did not start, as one line that says what to do. */
final class StartFailure {

    static final int EXIT_CODE = 1;

    private StartFailure() {}

    static String explain(Throwable failure) {
        return "kelisim portal: "
                + Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .map(StartFailure::known)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElseGet(() -> "cannot start: " + oneLine(rootOf(failure)));
    }

    private static String known(Throwable cause) {
        return switch (cause) {
            case PortInUseException e ->
                "port " + e.getPort() + " is taken. Stop what uses it, or choose another with server.port.";
            case PortalSettings.SettingsException e -> oneLine(e);
            case NodeStartException e -> oneLine(e);
            case NoLoginException e -> oneLine(e);
            case StorageUnavailableException e -> oneLine(e);
            case BindException e -> "the setting " + e.getName() + " is missing or cannot be read.";
            default -> "";
        };
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String oneLine(Throwable cause) {
        String message = cause.getMessage();
        return (message == null ? cause.getClass().getSimpleName() : message).replaceAll("\\s+", " ");
    }
}
