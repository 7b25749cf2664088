package org.kelisim.infra.party;

import java.nio.file.Files;
import java.nio.file.Path;
import org.kelisim.party.PartyCode;
import picocli.CommandLine.Option;

/** Where things go. */
final class DataOption {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder for what is made; not the one of 'run', which empties its own. Passphrases go to DIR-secrets.")
    private Path data = Path.of("");

    PartyFolder of(PartyCode party) {
        Path folder = data.toAbsolutePath().normalize();
        if (Files.exists(folder.resolve("ports"))) {
            throw new IllegalArgumentException("The folder " + folder
                    + " is a trial's, and './kelisim run --fresh' empties it." + " Choose another one with --data.");
        }
        return new PartyFolder(folder, party);
    }
}
