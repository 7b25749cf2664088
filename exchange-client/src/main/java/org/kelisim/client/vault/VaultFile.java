package org.kelisim.client.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kelisim.client.vault.Derived.Work;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.MalformedJsonException;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vault on the disk: the contents sealed under the vault key, the vault key sealed under the passphrase, and a
 * digest over all of it, which tells damage from a wrong passphrase. Each writing keeps the copy before it.
 */
record VaultFile(PartyCode party, Work work, byte[] salt, byte[] sealedKey, byte[] sealedContents) {
    private static final String NAME = "vault.json";
    private static final String PREVIOUS = "vault.previous.json";
    private static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final int VAULT_KEY_BYTES = Gcm.KEY_BYTES;

    /** An opened vault: its key and what is in it. */
    record Opened(VaultFile file, byte[] key, VaultContents contents) {}

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    static Opened create(VaultContents contents, byte[] key, Passphrase passphrase) {
        byte[] salt = Gcm.random(16);
        byte[] outer = Derived.slowly(passphrase.characters(), salt, Work.PASSPHRASE);
        byte[] sealedKey = Gcm.seal(outer, context("key", contents.party()), key);
        VaultFile file = new VaultFile(contents.party(), Work.PASSPHRASE, salt, sealedKey, new byte[0]);
        return new Opened(file.with(contents, key), key, contents);
    }

    static byte[] freshKey() {
        return Gcm.random(VAULT_KEY_BYTES);
    }

    VaultFile with(VaultContents contents, byte[] key) {
        byte[] plain = CanonicalJson.write(contents.toJson());
        return new VaultFile(party, work, salt, sealedKey, Gcm.seal(key, context("contents", party), plain));
    }

    /** @throws VaultException if the folder holds no sound vault that this passphrase opens */
    static Opened open(Path folder, Passphrase passphrase) {
        Path path = folder.resolve(NAME);
        VaultFile file = read(path).orElseThrow(() -> damaged(folder));
        byte[] outer = Derived.slowly(passphrase.characters(), file.salt, file.work);
        byte[] key = Gcm.open(outer, context("key", file.party), file.sealedKey)
                .orElseThrow(() -> new VaultException("The passphrase does not open the vault " + path
                        + ". Check that both belong to the same party and the same installation."));
        VaultContents contents = Gcm.open(key, context("contents", file.party), file.sealedContents)
                .map(plain -> VaultContents.parse(CanonicalJson.read(plain, MAX_BYTES)))
                .orElseThrow(() -> damaged(folder));
        return new Opened(file, key, contents);
    }

    void write(Path folder) {
        Path path = folder.resolve(NAME);
        try {
            OwnFiles.createFolder(folder);
            if (Files.exists(path)) {
                OwnFiles.replace(folder.resolve(PREVIOUS), Files.readAllBytes(path));
            }
            OwnFiles.replace(path, CanonicalJson.write(toJson()));
        } catch (IOException e) {
            throw new VaultException(
                    "The vault " + path + " cannot be written. Check the disk and who owns the folder.", e);
        }
    }

    private static VaultException damaged(Path folder) {
        Path path = folder.resolve(NAME);
        Path previous = folder.resolve(PREVIOUS);
        if (!Files.exists(path) && !Files.exists(previous)) {
            return new VaultException(
                    "There is no vault in " + folder + ". Check the folder, or restore it from backup.");
        }
        if (Files.exists(previous) && read(previous).isPresent()) {
            return new VaultException("The vault " + path + " is damaged. The copy before it is sound: move " + previous
                    + " to its place, and repeat what was changed since (new officers, new keys).");
        }
        return new VaultException("The vault " + path + " is damaged, and there is no sound copy beside it. Restore the"
                + " folder from backup.");
    }

    private ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("vault", 1)
                .put("party", party.value())
                .put("memoryKiB", work.memoryKiB())
                .put("passes", work.passes())
                .put("salt", Base64Text.encode(salt))
                .put("key", Base64Text.encode(sealedKey))
                .put("contents", Base64Text.encode(sealedContents));
        return json.put("sha384", Digest.of(CanonicalJson.write(json)).hex());
    }

    private static Optional<VaultFile> read(Path path) {
        try {
            ObjectNode json = CanonicalJson.readCanonical(Files.readAllBytes(path), MAX_BYTES);
            Fields fields = Fields.of(json);
            Digest stated = fields.digest("sha384");
            fields.integer("vault", 1, 1);
            VaultFile file = new VaultFile(
                    fields.parsed("party", PartyCode::new),
                    new Work(
                            fields.integer("memoryKiB", 1, Integer.MAX_VALUE),
                            fields.integer("passes", 1, Integer.MAX_VALUE)),
                    fields.base64("salt"),
                    fields.base64("key"),
                    fields.base64("contents"));
            fields.done();
            json.remove("sha384");
            return Optional.of(file)
                    .filter(it -> Digest.of(CanonicalJson.write(json)).equals(stated));
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String context(String what, PartyCode party) {
        return "kelisim vault 1/" + what + "/" + party;
    }
}
