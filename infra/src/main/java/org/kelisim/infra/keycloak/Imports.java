package org.kelisim.infra.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which realms a server's folder holds already. Their files are left out at the next start: to be told of each that
 * it exists takes Keycloak a sixth of its start. A lost note costs that time and nothing else.
 */
final class Imports {

    private final Path home;

    Imports(Path home) {
        this.home = home;
    }

    /** Whether nothing has been imported here. */
    boolean isFirst() {
        return !Files.exists(home.resolve("data").resolve("h2"));
    }

    /** Writes the files of realms that are new here. Says whether there are any. */
    boolean write(List<RealmImport> realms) throws IOException {
        Path files = home.resolve("data").resolve("import");
        Trees.delete(files);
        Files.createDirectories(files);
        Set<String> known = known();
        List<RealmImport> fresh = realms.stream()
                .filter(realm -> !known.contains(realm.party().realm()))
                .toList();
        if (known.isEmpty()) {
            RealmFile.writeClosedMaster(files);
        }
        for (RealmImport realm : fresh) {
            RealmFile.write(realm, files);
        }
        return known.isEmpty() || !fresh.isEmpty();
    }

    /** Notes that all these realms have answered. */
    void done(List<RealmImport> realms) throws IOException {
        Set<String> known = known();
        realms.forEach(realm -> known.add(realm.party().realm()));
        Files.write(note(), known);
    }

    private Set<String> known() throws IOException {
        return isFirst() || !Files.exists(note()) ? new TreeSet<>() : new TreeSet<>(Files.readAllLines(note()));
    }

    private Path note() {
        return home.resolve("realms.txt");
    }
}
