package org.kelisim.portal.node;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kelisim.party.PartyCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the portal is started with, as Spring properties under {@code kelisim}.
 *
 * @param rootFile what the party was given on paper or in person
 * @param firstDirectory directory version 1; beside the root file in {@code directory/1.json} unless named
 */
@ConfigurationProperties("kelisim")
public record PortalSettings(
        Node node,
        Mongodb mongodb,
        Exchange exchange,
        Path rootFile,
        @Nullable Path firstDirectory) {

    /**
     * @param parties codes of the parties whose nodes run here; more than one only where {@code hosted}
     * @param hosted whether this node works for several parties, whose contents the host could then read
     * @param vaults folder with a vault per party, {@code kaz/vault}
     * @param passphrases folder with a passphrase file per party, {@code kaz.passphrase}
     * @param registrars folder with the signing keys of the party's registrars and Chair, {@code <account>.keys}, each under
     *     a passphrase that only its owner knows
     * @param attachmentsPerOfficer how much an officer may have attached to own drafts, such as {@code 2GB}
     * @param demonstration whether demonstration credentials are in use, which every page then says
     */
    public record Node(
            List<String> parties,
            @DefaultValue("false") boolean hosted,
            Path vaults,
            Path passphrases,
            @DefaultValue("false") boolean demonstration,
            @Nullable Path registrars,
            @DefaultValue("2GB") DataSize attachmentsPerOfficer) {}

    /** @param uri connection string; each node uses the database {@code node_} and its code in lower case */
    public record Mongodb(String uri) {}

    /** @param url base address of the exchange */
    public record Exchange(URI url) {}

    /**
     * The parties in the order given.
     *
     * @throws SettingsException if there is none, one is no code, or there are several without {@code hosted}
     */
    public List<PartyCode> parties() {
        List<PartyCode> codes =
                node.parties().stream().map(PortalSettings::code).distinct().toList();
        if (codes.isEmpty()) {
            throw new SettingsException("kelisim.node.parties names no party; give one code, such as KAZ.");
        }
        if (codes.size() > 1 && !node.hosted()) {
            throw new SettingsException("kelisim.node.parties names several parties. A host that works for several"
                    + " could read for all of them: set kelisim.node.hosted=true if that is agreed, or name one.");
        }
        return codes;
    }

    /**
     * Bytes that an officer may have attached to own drafts.
     *
     * @throws SettingsException if it is nothing
     */
    public long attachmentsPerOfficer() {
        long bytes = node.attachmentsPerOfficer().toBytes();
        if (bytes <= 0) {
            throw new SettingsException(
                    "kelisim.node.attachments-per-officer lets nobody attach anything; give a size, such as 2GB.");
        }
        return bytes;
    }

    /** Directory version 1, which the root file names by its digest. */
    public Path firstDirectoryFile() {
        return firstDirectory != null
                ? firstDirectory
                : rootFile.resolveSibling("directory").resolve("1.json");
    }

    private static PartyCode code(String text) {
        try {
            return new PartyCode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new SettingsException("kelisim.node.parties: " + e.getMessage());
        }
    }

    /** A setting that the portal cannot start with; the message says what to do. */
    public static final class SettingsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SettingsException(String message) {
            super(message);
        }
    }
}
