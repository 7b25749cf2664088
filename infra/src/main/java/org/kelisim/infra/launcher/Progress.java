package org.kelisim.infra.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.kelisim.infra.keycloak.KeycloakStep;

/** Tells the person at the console what is going on, a line each, with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final Instant started = Instant.now();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.printf("%4d s  %s%n", Duration.between(started, Instant.now()).toSeconds(), line);
        out.flush();
    }

    void say(KeycloakStep step) {
        say(
                switch (step) {
                    case UNPACK -> "Keycloak: unpacking (once)";
                    case BUILD -> "Keycloak: its own build step (once)";
                    case IMPORT -> "Keycloak: starting and making the realms";
                    case START -> "Keycloak: starting";
                    case WARM_UP -> "Keycloak: warming up the login page";
                    case READY -> "Keycloak: ready";
                });
    }
}
