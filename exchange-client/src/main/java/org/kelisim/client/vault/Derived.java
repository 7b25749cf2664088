package org.kelisim.client.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.kelisim.cms.KeyFile.Guesses;

/** Keys made from secrets: slowly from what people remember (Argon2id, RFC 9106), quickly from keys (HKDF, RFC 5869). */
final class Derived {
    private Derived() {}

    /** How much work a guess costs. */
    record Work(int memoryKiB, int passes) {
        /** For a vault's passphrase that a person thought of. */
        private static final Work PASSPHRASE = new Work(64 * 1024, 3);

        /** For a passphrase of 256 random bits, which nobody guesses however fast he is. */
        private static final Work RANDOM_PASSPHRASE = new Work(8 * 1024, 1);

        /** For PINs; a guess also needs the vault key, so this slows only who sits inside the node. */
        static final Work PIN = new Work(19 * 1024, 3);

        static Work of(Guesses guesses) {
            return switch (guesses) {
                case FEASIBLE -> PASSPHRASE;
                case HOPELESS -> RANDOM_PASSPHRASE;
            };
        }

        Work {
            if (memoryKiB < 8 * 1024 || memoryKiB > 1024 * 1024 || passes < 1 || passes > 20) {
                throw new IllegalArgumentException("out of bounds");
            }
        }
    }

    static byte[] slowly(char[] secret, byte[] salt, Work work) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(work.memoryKiB())
                .withIterations(work.passes())
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[Gcm.KEY_BYTES];
        byte[] bytes = utf8(secret);
        generator.generateBytes(bytes, key);
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    /** A key of its own for each purpose. */
    static byte[] fromKey(byte[] key, byte[] salt, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA384")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .addSalt(salt)
                            .thenExpand(purpose.getBytes(UTF_8), Gcm.KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 25 has HKDF", e);
        }
    }

    private static byte[] utf8(char[] secret) {
        var encoded = UTF_8.encode(java.nio.CharBuffer.wrap(secret));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
