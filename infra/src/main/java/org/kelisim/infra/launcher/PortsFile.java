package org.kelisim.infra.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kelisim.infra.process.Failure;

/** Keeps the first port over restarts. */
record PortsFile(Path file) {

    Ports chosen(int wanted, boolean asked) throws Failure {
        try {
            if (!Files.exists(file)) {
                return new Ports(wanted);
            }
            Ports kept = new Ports(Integer.parseInt(Files.readString(file).strip()));
            if (asked && kept.first() != wanted) {
                throw new Failure("This data was made for the ports from " + kept.first()
                        + " on, which are signed into its directory. Leave out --ports, or add --fresh to start over.");
            }
            return kept;
        } catch (IOException | NumberFormatException e) {
            throw new Failure(
                    "The file " + file + " cannot be read (" + e.getMessage() + "). Start over with --fresh.", e);
        }
    }

    void keep(Ports ports) throws Failure {
        try {
            Files.writeString(file, ports.first() + "\n");
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
