package org.kelisim.infra.party;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.membership.KeySheet;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
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

    @Mixin
    private @Nullable DataOption data;

    @Override
    public Integer call() throws Exception {
        return Party.told(() -> {
            PartyFolder folder = Objects.requireNonNull(data).of(new PartyCode(party));
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            try (Passphrase passphrase = Passphrase.create(folder.keyPassphrase())) {
                PartyKeyFile key =
                        PartyKeyFile.create(folder.key(), passphrase, party, now, now.plus(StatementDraft.VALID));
                KeySheet sheet = KeySheet.of(folder.party(), key.publicKeys());
                PartyFolder.write(folder.keySheet(), sheet.bytes());
                System.out.println(
                        """
                        Party key of %s
                          key         %s
                          passphrase  %s   (keep it elsewhere)
                          key sheet   %s   (for the registrars)
                          fingerprint, to be read out to them in person:
                            %s""".formatted(party, folder.key(), folder.keyPassphrase(), folder.keySheet(), sheet.spoken()));
            }
            return 0;
        });
    }
}
