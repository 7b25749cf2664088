package org.kelisim.part;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kelisim.json.Digest;

/**
 * Sealed bytes as they come in: exactly as many as the header says, and their digest. It remembers why it failed, since
 * the cipher above throws the same exception for everything.
 */
final class SealedSource extends InputStream {
    private final InputStream in;
    private final MessageDigest sha384 = Digest.sha384();
    private long left;
    private boolean wrongLength;
    private @Nullable IOException failure;

    SealedSource(InputStream in, long size) {
        this.in = in;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int n = pull(buffer, from, length);
        if (n > left || (n < 0 && left > 0)) {
            wrongLength = true;
            throw new IOException("not as many sealed bytes as the header says");
        }
        if (n > 0) {
            left -= n;
            sha384.update(buffer, from, n);
        }
        return n;
    }

    private int pull(byte[] buffer, int from, int length) throws IOException {
        try {
            return in.read(buffer, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** The source's own failure, if it was that. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    boolean hadWrongLength() {
        return wrongLength;
    }

    /** The digest of all sealed bytes, once. */
    Digest digest() {
        return new Digest(sha384.digest());
    }
}
