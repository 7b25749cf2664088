package org.kelisim.client.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.kelisim.client.vault.Derived.Work;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vault's own file: the contents sealed under the vault key, the vault key sealed under the passphrase, and a digest
 * over all of it, which tells damage from a wrong passphrase. Each writing keeps the copy before it, and the copy opens
 * where the file is damaged.
 */
record VaultFile(PartyCode party, Work work, byte[] salt, byte[] sealedKey, byte[] sealedContents) {
    static final String NAME = "vault.json";
    static final String PREVIOUS = "vault.json.previous";
    private static final int MAX_BYTES = 32 * 1024 * 1024;

    /** An opened vault: its key, what is in it, and whether it is the copy before the last change. */
    record Opened(VaultFile file, byte[] key, VaultContents contents, boolean fromPrevious) {}

    static VaultFile create(VaultContents contents, byte[] key, Passphrase passphrase) {
        byte[] salt = Gcm.random(16);
        Work work = Work.of(passphrase.guesses());
        byte[] outer = Derived.slowly(passphrase.characters(), salt, work);
        byte[] sealedKey = Gcm.seal(outer, context("key", contents.party()), key);
        return new VaultFile(contents.party(), work, salt, sealedKey, new byte[0]).with(contents, key);
    }

    VaultFile with(VaultContents contents, byte[] key) {
        byte[] plain = CanonicalJson.write(contents.toJson());
        return new VaultFile(party, work, salt, sealedKey, Gcm.seal(key, context("contents", party), plain));
    }

    /** Whether nothing was written in between. */
    boolean isSame(VaultFile other) {
        return Arrays.equals(sealedKey, other.sealedKey) && Arrays.equals(sealedContents, other.sealedContents);
    }

    /** @throws VaultException if the folder holds no sound vault that this passphrase opens */
    static Opened open(Path folder, Passphrase passphrase) {
        Optional<VaultFile> current = read(folder.resolve(NAME));
        VaultFile file = current.or(() -> read(folder.resolve(PREVIOUS))).orElseThrow(() -> nothingSound(folder));
        byte[] outer = Derived.slowly(passphrase.characters(), file.salt, file.work);
        byte[] key = Gcm.open(outer, context("key", file.party), file.sealedKey)
                .orElseThrow(() -> new VaultException("The passphrase does not open the vault in " + folder
                        + ". Check that both belong to the same party and the same installation."));
        VaultContents contents = Gcm.open(key, context("contents", file.party), file.sealedContents)
                .map(plain -> VaultContents.parse(CanonicalJson.read(plain, MAX_BYTES)))
                .orElseThrow(() -> nothingSound(folder));
        return new Opened(file, key, contents, current.isEmpty());
    }

    void write(Path folder) {
        Path path = folder.resolve(NAME);
        try {
            OwnFiles.createFolder(folder);
            Path previous = folder.resolve(PREVIOUS);
            if (read(path).isPresent()) {
                OwnFiles.replace(previous, Files.readAllBytes(path));
            }
            byte[] bytes = CanonicalJson.write(toJson());
            OwnFiles.replace(path, bytes);
            if (!Files.exists(previous)) {
                OwnFiles.replace(previous, bytes); // there is a copy from the beginning
            }
        } catch (IOException e) {
            throw new VaultException(
                    "The vault " + path + " cannot be written. Check the disk and who owns the folder.", e);
        }
    }

    private static VaultException nothingSound(Path folder) {
        boolean empty = !Files.exists(folder.resolve(NAME)) && !Files.exists(folder.resolve(PREVIOUS));
        return new VaultException(
                empty
                        ? "There is no vault in " + folder + ". Check the folder, or restore it from backup."
                        : "The vault in " + folder
                                + " is damaged, and so is the copy before it. Restore the folder from" + " backup.");
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

    /** Nothing if it is not there, cut off or altered. */
    private static Optional<VaultFile> read(Path path) {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            ObjectNode json = CanonicalJson.readCanonical(Files.readAllBytes(path), MAX_BYTES);
            VaultFile file = parse(Fields.of(json));
            Digest stated = Digest.parse(json.get("sha384").stringValue());
            json.remove("sha384");
            return Optional.of(file)
                    .filter(it -> Digest.of(CanonicalJson.write(json)).equals(stated));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static VaultFile parse(Fields fields) {
        fields.integer("vault", 1, 1);
        fields.digest("sha384");
        VaultFile file = new VaultFile(
                fields.parsed("party", PartyCode::new),
                new Work(fields.integer("memoryKiB", 1, Integer.MAX_VALUE), fields.integer("passes", 1, 1000)),
                fields.base64("salt"),
                fields.base64("key"),
                fields.base64("contents"));
        fields.done();
        return file;
    }

    private static String context(String what, PartyCode party) {
        return "kelisim vault 1/" + what + "/" + party;
    }
}
