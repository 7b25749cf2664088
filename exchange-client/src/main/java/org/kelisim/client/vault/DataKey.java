package org.kelisim.client.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a node's own store. What is sealed opens only unchanged and in the place it was sealed for; an older value
 * of the same place is not told from the newest.
 */
public final class DataKey {
    private final byte[] encryption;
    private final byte[] naming;

    DataKey(byte[] key) {
        this.encryption = Derived.fromKey(key, new byte[0], "kelisim data key: values");
        this.naming = Derived.fromKey(key, new byte[0], "kelisim data key: names");
    }

    /** @param place collection and id */
    public byte[] seal(String place, byte[] plain) {
        return Gcm.seal(encryption, place, plain);
    }

    /** @throws VaultException if it was changed, moved, or sealed by another node */
    public byte[] open(String place, byte[] sealed) {
        return Gcm.open(encryption, place, sealed)
                .orElseThrow(
                        () -> new VaultException(
                                "The stored value " + place
                                        + " was changed or belongs to another vault. Restore the database and vault of one node together."));
    }

    /** A name that tells nothing to who lacks the key: HMAC-SHA-256 in hexadecimal. */
    public String name(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(naming, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }
}
