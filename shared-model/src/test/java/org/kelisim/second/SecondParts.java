package org.kelisim.second;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.kelisim.second.SecondReader.need;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Attachments as docs/spec/part.md says, in memory, with the JDK alone. */
public final class SecondParts {
    private static final int CHUNK = 1 << 20;

    private SecondParts() {}

    /** Everything that the dispatch says of one attachment. */
    public record Place(
            String sender,
            String dispatch,
            int index,
            int count,
            long size,
            String sha384,
            String id,
            long sealedSize,
            byte[] key) {
        byte[] associated() {
            return "[\"kelisim-1\",\"%s\",\"%s\",%d,%d]"
                    .formatted(sender, dispatch, index, count)
                    .getBytes(UTF_8);
        }
    }

    public static long padded(long size) {
        if (size <= 4096) {
            return 4096;
        }
        int e = (int) Math.floor(Math.log(size) / Math.log(2));
        e = 1L << e > size ? e - 1 : 1L << (e + 1) <= size ? e + 1 : e;
        int s = (int) Math.floor(Math.log(e) / Math.log(2)) + 1;
        long step = 1L << (e - s);
        return (size + step - 1) / step * step;
    }

    public static long sealedSize(long size) {
        long before = padded(size) + 40;
        return before + 16 * ((before + 1_048_559) / 1_048_560);
    }

    public static byte[] open(Place place, byte[] sealed) throws Exception {
        need(sealed.length == place.sealedSize(), "wrong-length");
        need(sealed[0] == 40, "not-authentic");
        SecretKeySpec key = key(place, Arrays.copyOfRange(sealed, 1, 33));
        byte[] prefix = Arrays.copyOfRange(sealed, 33, 40);
        var plain = new ByteArrayOutputStream();
        int at = 40;
        for (int number = 0; at < sealed.length; number++) {
            int end = Math.min(sealed.length, (number + 1) * CHUNK);
            try {
                Cipher gcm = cipher(Cipher.DECRYPT_MODE, key, prefix, number, end == sealed.length);
                plain.writeBytes(gcm.doFinal(sealed, at, end - at));
            } catch (GeneralSecurityException e) {
                throw new SecondReader.No("not-authentic");
            }
            at = end;
        }
        need(hex(sealed).equals(place.id()), "wrong-digest");
        byte[] all = plain.toByteArray();
        need(all.length == padded(place.size()), "differs-from-notice");
        for (int i = (int) place.size(); i < all.length; i++) {
            need(all[i] == 0, "differs-from-notice");
        }
        byte[] exact = Arrays.copyOf(all, (int) place.size());
        need(hex(exact).equals(place.sha384()), "differs-from-notice");
        return exact;
    }

    public static byte[] seal(Place place, byte[] plain, byte[] salt, byte[] prefix) throws GeneralSecurityException {
        byte[] padded = Arrays.copyOf(plain, (int) padded(plain.length));
        SecretKeySpec key = key(place, salt);
        var sealed = new ByteArrayOutputStream();
        sealed.write(40);
        sealed.writeBytes(salt);
        sealed.writeBytes(prefix);
        int at = 0;
        for (int number = 0; at < padded.length || number == 0; number++) {
            int end = Math.min(padded.length, at + CHUNK - 16 - (number == 0 ? 40 : 0));
            Cipher gcm = cipher(Cipher.ENCRYPT_MODE, key, prefix, number, end == padded.length);
            sealed.writeBytes(gcm.doFinal(padded, at, end - at));
            at = end;
        }
        return sealed.toByteArray();
    }

    /** As somebody would who means to go on: no chunk is marked as the last. */
    public static byte[] unfinished(Place place, byte[] padded, byte[] salt, byte[] prefix)
            throws GeneralSecurityException {
        var sealed = new ByteArrayOutputStream();
        sealed.write(40);
        sealed.writeBytes(salt);
        sealed.writeBytes(prefix);
        sealed.writeBytes(
                cipher(Cipher.ENCRYPT_MODE, key(place, salt), prefix, 0, false).doFinal(padded));
        return sealed.toByteArray();
    }

    private static SecretKeySpec key(Place place, byte[] salt) throws GeneralSecurityException {
        byte[] key = KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(place.key())
                        .addSalt(salt)
                        .thenExpand(place.associated(), 32));
        return new SecretKeySpec(key, "AES");
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] prefix, int number, boolean last)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(12)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        gcm.init(mode, key, new GCMParameterSpec(128, nonce));
        return gcm;
    }

    public static String hex(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-384").digest(bytes));
    }
}
