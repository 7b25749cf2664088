package org.kelisim.infra.keycloak;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as Keycloak stores it: Argon2id (RFC 9106), version 1.3, 7 MiB, 5 passes, 1 lane, 32 bytes, with
 * a salt of 16 bytes. These are Keycloak's own settings, so it need not hash again at the first login.
 */
public record PasswordHash(String value, String salt) {

    static final int PASSES = 5;
    static final int MEMORY_KIB = 7168;
    static final int LENGTH = 32;
    private static final int SALT_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Hashes a password with a fresh salt, in some 20 ms. */
    public static PasswordHash of(char[] password) {
        byte[] salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        byte[] secret = new String(password).getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withIterations(PASSES)
                .withMemoryAsKB(MEMORY_KIB)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[LENGTH];
        argon2.generateBytes(secret, hash);
        Arrays.fill(secret, (byte) 0);
        Base64.Encoder base64 = Base64.getEncoder();
        return new PasswordHash(base64.encodeToString(hash), base64.encodeToString(salt));
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
