package org.kelisim.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final char[] PASSPHRASE = "бір екі үш".toCharArray();
    private static final KeyRing FIRST = KeyRing.empty().with("KAZ/migration-service 1", SignedObjectTest.KAZ);
    private static final KeyRing SECOND = FIRST.with("KAZ/migration-service 1", OpeningKey.generate());

    @TempDir
    Path dir;

    private Path path;
    private KeyFile file;

    @BeforeEach
    void open() {
        path = dir.resolve("vault.p12");
        file = new KeyFile(path, 1000);
    }

    @Test
    void keepsEveryKindOfKey() throws Exception {
        KeyPair p256 = ec("secp256r1");
        KeyPair ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        file.save(SECOND.with("client", p256).with("witness", ed25519), PASSPHRASE);

        KeyRing keys = loaded(false);
        HybridSigner signer = keys.signers().get("KAZ/migration-service 1");
        assertThat(signer.publicKeys()).isEqualTo(SignedObjectTest.KAZ.publicKeys());
        assertThat(SignedObject.verify(
                        ObjectType.READ,
                        signer.sign(ObjectType.READ, new byte[1], SignedObjectTest.NOW),
                        signer.publicKeys()))
                .isInstanceOf(SignedObject.Verified.class);
        assertThat(keys.openers().get("KAZ/migration-service 1").publicKey())
                .isEqualTo(SECOND.openers().get("KAZ/migration-service 1").publicKey());
        assertThat(keys.pairs().get("client").getPublic().getEncoded())
                .isEqualTo(p256.getPublic().getEncoded());
        assertThat(signs("SHA256withECDSA", keys.pairs().get("client"))).isTrue();
        assertThat(keys.pairs().get("witness").getPublic()).isEqualTo(ed25519.getPublic());
        assertThat(signs("Ed25519", keys.pairs().get("witness"))).isTrue();
    }

    @Test
    void tellsAMissingFileFromOneThatDoesNotOpen() throws Exception {
        assertThat(file.load(PASSPHRASE)).isEqualTo(new KeyFile.Refused(KeyFile.Reason.MISSING));
        file.save(FIRST, PASSPHRASE);
        assertThat(file.load("other".toCharArray()))
                .isEqualTo(new KeyFile.Refused(KeyFile.Reason.WRONG_PASSPHRASE_OR_DAMAGED));
    }

    @Test
    void opensTheCopyBeforeWhenTheFileIsCutOff() throws Exception {
        file.save(FIRST, PASSPHRASE);
        file.save(SECOND, PASSPHRASE);
        byte[] whole = Files.readAllBytes(path);
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(loaded(true).openers()).isEmpty();
        }
        Files.write(path, Arrays.copyOf(whole, whole.length + 1));
        assertThat(loaded(true).openers()).isEmpty();
        Files.delete(path);
        assertThat(loaded(true).openers()).isEmpty();
    }

    @Test
    void noticesEveryFlippedByte() throws Exception {
        file.save(FIRST, PASSPHRASE);
        byte[] whole = Files.readAllBytes(path);
        for (int i = 0; i < whole.length; i += 1 + whole.length / 400) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            Files.write(path, flipped);
            loaded(true);
        }
    }

    @Test
    void aDamagedFileNeverReplacesTheGoodCopy() throws Exception {
        file.save(FIRST, PASSPHRASE);
        Files.write(path, new byte[10]);
        file.save(SECOND, PASSPHRASE);
        assertThat(loaded(false).openers()).hasSize(1);
        Files.write(path, new byte[10]);
        assertThat(loaded(true).openers()).isEmpty();
    }

    @Test
    void overwritesNothingThatThePassphraseDoesNotOpen() throws Exception {
        file.save(FIRST, PASSPHRASE);
        assertThatIOException().isThrownBy(() -> file.save(SECOND, "other".toCharArray()));
        assertThat(loaded(false).signers()).hasSize(1);
    }

    @Test
    void afterAChangeOfPassphraseTheOldOneOpensNothing() throws Exception {
        file.save(FIRST, PASSPHRASE);
        file.save(SECOND, PASSPHRASE);
        file.changePassphrase(PASSPHRASE, "new".toCharArray());

        assertThat(file.load(PASSPHRASE)).isInstanceOf(KeyFile.Refused.class);
        Files.delete(path);
        assertThat(file.load("new".toCharArray())).isInstanceOf(KeyFile.Loaded.class);
    }

    @Test
    void onlyTheOwnerMayRead() throws Exception {
        file.save(FIRST, PASSPHRASE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    private KeyRing loaded(boolean fromPrevious) throws Exception {
        var loaded = (KeyFile.Loaded) file.load(PASSPHRASE);
        assertThat(loaded.fromPrevious()).isEqualTo(fromPrevious);
        return loaded.keys();
    }

    private static KeyPair ec(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static boolean signs(String algorithm, KeyPair pair) throws Exception {
        var signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update((byte) 1);
        byte[] value = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update((byte) 1);
        return signature.verify(value);
    }
}
