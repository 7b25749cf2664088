package org.kelisim.client.membership;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.VaultException;
import org.kelisim.cms.ObjectType;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle.ListSignature;
import org.kelisim.directory.Registrar;

/** The key of one registrar, or of the Chair, opened by the own passphrase for one signature. */
public final class SigningKey {
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9](?:[a-z0-9_-]|\\.(?!\\.)){0,99}");

    private final Registrar signer;
    private final PartyKeyFile key;

    private SigningKey(Registrar signer, PartyKeyFile key) {
        this.signer = signer;
        this.key = key;
    }

    /** What came of opening one. */
    public sealed interface Outcome {
        record Opened(SigningKey key) implements Outcome {}

        record Refused(Message reason) implements Outcome {}
    }

    /** Whether there is a key for this account. */
    public static boolean isThere(Path folder, String account) {
        return file(folder, account).filter(Files::isRegularFile).isPresent();
    }

    /**
     * Opens {@code folder/account.keys}.
     *
     * @param passphrase overwritten
     * @param directory whose registrars and Chair can sign the next list
     */
    public static Outcome open(Path folder, String account, char[] passphrase, Directory directory) {
        try (Passphrase given = Passphrase.of(passphrase)) {
            return open(folder, account, given, directory);
        } catch (VaultException e) {
            return refused("membership.wrong-passphrase");
        } finally {
            Arrays.fill(passphrase, ' ');
        }
    }

    /** The same with a passphrase that lies in a file, as in a trial. */
    public static Outcome open(Path folder, String account, Passphrase given, Directory directory) {
        Optional<Path> file = file(folder, account).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return refused("membership.no-key");
        }
        try {
            PartyKeyFile key = PartyKeyFile.open(file.get(), given);
            return signer(directory, key)
                    .<Outcome>map(signer -> new Outcome.Opened(new SigningKey(signer, key)))
                    .orElseGet(() -> refused("membership.not-a-signer"));
        } catch (VaultException e) {
            return refused("membership.wrong-passphrase");
        }
    }

    /** The account comes from a token; it shall not lead out of the folder. */
    private static Optional<Path> file(Path folder, String account) {
        return ACCOUNT.matcher(account).matches() ? Optional.of(folder.resolve(account + ".keys")) : Optional.empty();
    }

    private static Optional<Registrar> signer(Directory directory, PartyKeyFile key) {
        var form = key.publicKeys().toJson();
        return Stream.concat(
                        directory.members().registrars().stream(),
                        Stream.of(directory.members().chair()))
                .filter(it -> it.keys().toJson().equals(form))
                .findFirst();
    }

    private static Outcome refused(String key) {
        return new Outcome.Refused(Message.of(key));
    }

    /** As whom it signs. */
    public Registrar signer() {
        return signer;
    }

    ListSignature sign(byte[] list, Instant now) {
        return new ListSignature(signer.id(), key.signer().signDetached(ObjectType.MEMBERS_LIST, list, now));
    }
}
