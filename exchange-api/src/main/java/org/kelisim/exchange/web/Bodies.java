package org.kelisim.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.kelisim.party.PartyCode;
import org.springframework.stereotype.Component;

/**
 * Reads request bodies into memory, and bounds how much memory all of them take: {@value #ALL_KIB} KiB together, and
 * {@value #PARTY_KIB} KiB for one party.
 */
@Component
public class Bodies {
    private static final int ALL_KIB = 8 * 1024;
    private static final int PARTY_KIB = 3 * 1024;
    private static final int KIB = 1024;

    private final Shares shares = new Shares(ALL_KIB, PARTY_KIB, Duration.ofSeconds(5));

    /** A body in memory; close it when it is not needed any more. */
    public static final class Body implements AutoCloseable {
        private final byte[] bytes;
        private final Shares.Share share;

        private Body(byte[] bytes, Shares.Share share) {
            this.bytes = bytes;
            this.share = share;
        }

        public byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            share.close();
        }
    }

    /** @throws ProblemException if it is larger than that, or too many others are being read */
    public Body read(HttpServletRequest request, PartyCode party, int maxBytes) {
        long announced = request.getContentLengthLong();
        if (announced > maxBytes) {
            throw tooLarge(maxBytes);
        }
        Shares.Share share = shares.take(party, (int) ((announced < 0 ? maxBytes : announced) / KIB) + 1);
        try {
            return new Body(bytes(request, maxBytes), share);
        } catch (ProblemException e) {
            share.close();
            throw e;
        }
    }

    private static byte[] bytes(HttpServletRequest request, int maxBytes) {
        try {
            byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw tooLarge(maxBytes);
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.MALFORMED.exception("The body could not be read to its end. Send it again.");
        }
    }

    private static ProblemException tooLarge(int maxBytes) {
        return Problem.TOO_LARGE.exception("At most %d bytes are accepted here.".formatted(maxBytes));
    }
}
