package org.kelisim.infra.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.kelisim.infra.demo.DemonstrationSetup.Places;
import org.kelisim.infra.launcher.Ports;
import org.kelisim.infra.process.Failure;

/** The data of a trial as if its first start had been some time ago. */
public final class OldDemonstration {
    private OldDemonstration() {}

    /** Keys, list and statements, dated back; to be started by the launcher on these ports. */
    public static void make(Path data, int firstPort, Duration ago) throws IOException, Failure {
        Files.createDirectories(data);
        Places places = new Places(data, data.resolveSibling(data.getFileName() + "-secrets"));
        InstantSource then = InstantSource.fixed(Instant.now().minus(ago));
        new DemonstrationSetup(Demonstration.builtIn(), places, new Ports(firstPort).addresses(), then)
                .create(step -> {});
        Files.writeString(data.resolve("ports"), firstPort + "\n");
        Files.writeString(data.resolve(".lock"), "");
        Files.writeString(data.resolve("complete"), "Made by a test.\n");
    }
}
