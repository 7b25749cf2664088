package org.kelisim.client.agreements;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with a plain refusal when more comes than is allowed. */
final class Limited extends FilterInputStream {
    private final long most;
    private long count;

    Limited(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        return counted(n, n);
    }

    private int counted(int answer, int bytes) {
        count += answer < 0 ? 0 : bytes;
        if (count > most) {
            throw new IllegalArgumentException("A text has at most " + (most >> 20) + " MiB.");
        }
        return answer;
    }
}
