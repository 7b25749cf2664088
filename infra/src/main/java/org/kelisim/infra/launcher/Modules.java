package org.kelisim.infra.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kelisim.infra.process.Failure;

/** Where the build has put things: each module's jar and its run-time class path. */
record Modules(Path home) {

    static Modules find() throws Failure {
        String home = System.getProperty("kelisim.home");
        if (home == null) {
            throw new Failure("Start Kelisim with the script ./kelisim, which says where the program lies.");
        }
        return new Modules(Path.of(home));
    }

    /** The class path of a module's process, with our guard in front. */
    String classPath(String module) throws Failure {
        Path target = home.resolve(module).resolve("target");
        try {
            String dependencies =
                    Files.readString(target.resolve("classpath.txt")).strip();
            Path jar = target.resolve(Path.of(module).getFileName() + ".jar");
            return String.join(File.pathSeparator, guard().toString(), jar.toString(), dependencies);
        } catch (IOException e) {
            throw new Failure(
                    "The module " + module + " is not built. Delete " + home.resolve("target/.built")
                            + " and start again.",
                    e);
        }
    }

    Path keycloakArchive() throws Failure {
        Path folder = home.resolve("infra/target/keycloak");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no archive"));
        } catch (IOException e) {
            throw new Failure(
                    "Keycloak's archive is not in " + folder + ". Delete " + home.resolve("target/.built")
                            + " and start again.",
                    e);
        }
    }

    /** Where Keycloak is unpacked and built once, for all data folders. */
    Path keycloakWork() {
        return home.resolve("infra/target/keycloak-server");
    }

    private Path guard() {
        return home.resolve("infra/process/target/process.jar");
    }
}
