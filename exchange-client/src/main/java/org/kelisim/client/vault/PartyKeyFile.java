package org.kelisim.client.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.kelisim.cms.HybridKeys;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.KeyRing;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.directory.PartyStatement;

/**
 * A hybrid signing key in a file of its own with a passphrase of its own, apart from any node: the party key, which
 * signs the party's statement, or a registrar's or the Chair's key.
 */
public final class PartyKeyFile {
    private static final String NAME = "key";

    private final HybridSigner signer;

    private PartyKeyFile(HybridSigner signer) {
        this.signer = signer;
    }

    /**
     * Makes a key.
     *
     * @param owner the name in its certificates, such as {@code KAZ}
     * @throws VaultException if the file is there already, which stays as it is
     */
    public static PartyKeyFile create(
            Path file, Passphrase passphrase, String owner, Instant notBefore, Instant notAfter) {
        if (Files.exists(file)) {
            throw new VaultException("There is a key in " + file + " already. It was left as it is.");
        }
        HybridSigner signer = HybridKeys.generate(owner, notBefore, notAfter);
        new KeyRingFile(file).save(KeyRing.empty().with(NAME, signer), passphrase);
        return new PartyKeyFile(signer);
    }

    /** @throws VaultException if the file is missing, damaged, or the passphrase is another */
    public static PartyKeyFile open(Path file, Passphrase passphrase) {
        return Optional.ofNullable(
                        new KeyRingFile(file).load(passphrase).keys().signers().get(NAME))
                .map(PartyKeyFile::new)
                .orElseThrow(() -> new VaultException("The file " + file + " holds no signing key."));
    }

    /** The public keys as the directory lists them. */
    public KeyPairEntry publicKeys() {
        return new KeyPairEntry(
                signer.publicKeys().ecBytes(), signer.publicKeys().mldsaBytes());
    }

    /** For signing members lists. */
    public HybridSigner signer() {
        return signer;
    }

    /** Whether this key signed that word. */
    public boolean hasSigned(SignedStatement signed) {
        return SignedObject.verifyDetached(
                        ObjectType.PARTY_STATEMENT, signed.cms(), signed.statement(), signer.publicKeys())
                instanceof SignedObject.Verified;
    }

    /** Signs the party's word about itself. */
    public SignedStatement sign(PartyStatement statement, Instant time) {
        byte[] bytes = statement.bytes();
        return new SignedStatement(bytes, signer.signDetached(ObjectType.PARTY_STATEMENT, bytes, time));
    }
}
