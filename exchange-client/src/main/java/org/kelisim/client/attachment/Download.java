package org.kelisim.client.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.PartTransfer;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;

/** A sealed attachment as it comes from the exchange; goes on where the connection broke, a few times without progress. */
final class Download extends InputStream {
    private static final int TRIES = 5;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final PartTransfer exchange;
    private final DispatchId dispatch;
    private final Digest part;
    private final long size;
    private InputStream now = InputStream.nullInputStream();
    private long at;
    private int failures;

    Download(PartTransfer exchange, DispatchId dispatch, Digest part, long size) {
        this.exchange = exchange;
        this.dispatch = dispatch;
        this.part = part;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        while (at < size) {
            int n = attempt(buffer, from, length);
            if (n >= 0) {
                at += n;
                failures = n > 0 ? 0 : failures;
                return n;
            }
            now.close();
            now = reopened();
        }
        return now.read(buffer, from, length); // whether there is more than should be is for the reader to see
    }

    private int attempt(byte[] buffer, int from, int length) {
        try {
            return now.read(buffer, from, length);
        } catch (IOException e) {
            return -1;
        }
    }

    private InputStream reopened() throws IOException {
        while (true) {
            if (failures++ > TRIES) {
                throw new IOException("The connection broke too often.");
            }
            switch (exchange.download(dispatch, part, at)) {
                case Answer.Given<InputStream>(InputStream body) -> {
                    return body;
                }
                case Answer.Declined<InputStream>(var kind, var reason, var message) ->
                    throw new DeclinedException(message);
                case Answer.Later<InputStream>(var message, Duration pause) ->
                    pause(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
            }
        }
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    @Override
    public void close() throws IOException {
        now.close();
    }
}
