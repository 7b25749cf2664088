package org.kelisim.infra.party;

import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.membership.KeySheet;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./kelisim party key}: a party key, which never lies on a node, and the sheet that goes to the registrars. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes the party key and its key sheet. Run it on a computer that is kept apart from the node.")
final class MakeKey implements Callable<Integer> {

    @Option(names = "--party", required = true, paramLabel = "CODE", description = "The party, such as KGZ.")
    private String party = "";

    @Option(
            names = "--show",
            description = "Make nothing; show the fingerprint of the key that is there, and its sheet.")
    private boolean show;

    @Mixin
    private @Nullable DataOption data;

    @Override
    public Integer call() throws Exception {
        return Party.told(() -> {
            PartyFolder folder = Objects.requireNonNull(data).of(new PartyCode(party));
            if (show) {
                show(folder);
                return 0;
            }
            PartyFolder.requireNone(folder.key(), folder.keyPassphrase(), folder.keySheet());
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            try (Passphrase passphrase = Passphrase.create(folder.keyPassphrase())) {
                PartyKeyFile key =
                        PartyKeyFile.create(folder.key(), passphrase, party, now, now.plus(StatementDraft.VALID));
                tell(folder, key);
            }
            if (Files.exists(folder.vault())) {
                System.out.println(
                        "Attention: the vault of " + party + " is in this folder, too. Whoever takes over the node"
                                + " takes the party key with it: move the key elsewhere.");
            }
            return 0;
        });
    }

    /** The sheet may have been lost, or was never written. */
    private static void show(PartyFolder folder) throws Failure {
        try (Passphrase passphrase = Passphrase.read(folder.keyPassphrase())) {
            PartyKeyFile key = PartyKeyFile.open(folder.key(), passphrase);
            if (Files.exists(folder.keySheet())) {
                System.out.println(text(folder, KeySheet.of(folder.party(), key.publicKeys())));
            } else {
                tell(folder, key);
            }
        }
    }

    private static void tell(PartyFolder folder, PartyKeyFile key) throws Failure {
        KeySheet sheet = KeySheet.of(folder.party(), key.publicKeys());
        PartyFolder.write(folder.keySheet(), sheet.bytes());
        System.out.println(text(folder, sheet));
    }

    private static String text(PartyFolder folder, KeySheet sheet) {
        return """
                Party key of %s
                  key         %s   (back it up: it cannot be exchanged)
                  passphrase  %s   (keep it elsewhere)
                  key sheet   %s   (for the registrars)
                  fingerprint, to be read out to them in person:
                    %s""".formatted(folder.party(), folder.key(), folder.keyPassphrase(), folder.keySheet(), sheet.spoken());
    }
}
