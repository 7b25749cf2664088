package org.kelisim.infra.party;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.launcher.DataFolder;
import org.kelisim.party.PartyCode;
import picocli.CommandLine.Option;

/** Where things go. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for what is made (default: the one of 'run'). Passphrases go to DIR-secrets.")
    private @Nullable Path data;

    PartyFolder of(PartyCode party) {
        Path folder = data == null ? DataFolder.standard() : data;
        return new PartyFolder(folder.toAbsolutePath().normalize(), party);
    }
}
