package org.kelisim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.envelope.Profile;
import picocli.CommandLine.IVersionProvider;

/** What this program is: its version, the profile it speaks and the catalogue it brings. */
final class Version implements IVersionProvider {
    Version() {}

    static String number() {
        Properties properties = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"), "version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "kelisim " + number(),
            "profile " + Profile.NAME,
            "catalogue " + Catalogue.builtIn().digest().hex()
        };
    }
}
