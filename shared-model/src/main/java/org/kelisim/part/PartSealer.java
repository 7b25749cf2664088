package org.kelisim.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.kelisim.envelope.SealedPart;
import org.kelisim.json.Digest;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.PartSize;
import org.kelisim.notice.Released;

/**
 * Seals the attachments of a released notice, each under a fresh key of its own, in constant memory (some 5 MiB). What is
 * sealed is what the officers approved: other bytes than those the notice describes are refused.
 */
public final class PartSealer {
    private static final int BUFFER = 64 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PartSealer() {}

    /**
     * Reads the attachment to its end and writes its sealed form; closes neither stream. The same sealed form serves when
     * the notice is sealed again.
     *
     * @param index place among the notice's attachments, from 0
     * @throws IOException if reading or writing fails
     * @throws IndexOutOfBoundsException if the notice has no such attachment
     */
    public static PartSealing seal(Released released, int index, InputStream plain, OutputStream sealed)
            throws IOException {
        var parts = released.notice().parts();
        PartDescription described = parts.get(index);
        byte[] key = new byte[SealedPart.KEY_BYTES];
        RANDOM.nextBytes(key);
        var cipher = new PartCipher(key, released.notice().routing(), index, parts.size());
        var id = new DigestOutputStream(new Unclosed(sealed), Digest.sha384());
        try (OutputStream chunks = cipher.encrypting(id)) {
            if (!written(described, plain, chunks)) {
                return new PartSealing.Refused(PartRefusal.DIFFERS_FROM_NOTICE);
            }
        }
        return new PartSealing.Sealed(
                new SealedPart(new Digest(id.getMessageDigest().digest()), described.sealedSize(), key));
    }

    private static boolean written(PartDescription described, InputStream plain, OutputStream chunks)
            throws IOException {
        MessageDigest sha384 = Digest.sha384();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
            size += n;
            if (size > described.size()) {
                return false;
            }
            sha384.update(buffer, 0, n);
            chunks.write(buffer, 0, n);
        }
        if (size < described.size() || !new Digest(sha384.digest()).equals(described.sha384())) {
            return false;
        }
        pad(PartSize.padded(size) - size, chunks);
        return true;
    }

    private static void pad(long zeros, OutputStream chunks) throws IOException {
        byte[] buffer = new byte[(int) Math.min(zeros, BUFFER)];
        for (long left = zeros; left > 0; left -= buffer.length) {
            chunks.write(buffer, 0, (int) Math.min(left, buffer.length));
        }
    }
}
