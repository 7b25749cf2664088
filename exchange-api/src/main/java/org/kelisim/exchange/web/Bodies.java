package org.kelisim.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kelisim.party.PartyCode;
import org.springframework.stereotype.Component;

/**
 * Reads request bodies into memory, and bounds how much memory all of them take: {@value #ALL_KIB} KiB together, and
 * {@value #PARTY_KIB} KiB for one party, so that none can keep the others out by sending slowly.
 */
@Component
public class Bodies {
    private static final int ALL_KIB = 8 * 1024;
    private static final int PARTY_KIB = 3 * 1024;
    private static final int KIB = 1024;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore all = new Semaphore(ALL_KIB);
    private final Map<PartyCode, Semaphore> ofParties = new ConcurrentHashMap<>();

    /** A body in memory; close it when it is not needed any more. */
    public final class Body implements AutoCloseable {
        private final byte[] bytes;
        private final Semaphore ofParty;
        private final int kib;

        private Body(byte[] bytes, Semaphore ofParty, int kib) {
            this.bytes = bytes;
            this.ofParty = ofParty;
            this.kib = kib;
        }

        public byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            release(ofParty, kib);
        }
    }

    /** @throws ProblemException if it is larger than that, or too many others are being read */
    public Body read(HttpServletRequest request, PartyCode party, int maxBytes) {
        long announced = request.getContentLengthLong();
        if (announced > maxBytes) {
            throw tooLarge(maxBytes);
        }
        int kib = (int) ((announced < 0 ? maxBytes : announced) / KIB) + 1;
        Semaphore ofParty = ofParties.computeIfAbsent(party, code -> new Semaphore(PARTY_KIB));
        acquire(ofParty, kib);
        boolean done = false;
        try {
            byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw tooLarge(maxBytes);
            }
            done = true;
            return new Body(bytes, ofParty, kib);
        } catch (IOException e) {
            throw Problem.MALFORMED.exception("The body could not be read to its end. Send it again.");
        } finally {
            if (!done) {
                release(ofParty, kib);
            }
        }
    }

    private void acquire(Semaphore ofParty, int kib) {
        if (!tryAcquire(ofParty, kib)) {
            throw Problem.TOO_MANY_REQUESTS.exception("Too much is being sent at once. Send less at a time.");
        }
        if (!tryAcquire(all, kib)) {
            ofParty.release(kib);
            throw Problem.NOT_READY.exception("The exchange is busy. Send the same again in a moment.");
        }
    }

    private static boolean tryAcquire(Semaphore semaphore, int kib) {
        try {
            return semaphore.tryAcquire(kib, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void release(Semaphore ofParty, int kib) {
        all.release(kib);
        ofParty.release(kib);
    }

    private static ProblemException tooLarge(int maxBytes) {
        return Problem.TOO_LARGE.exception("At most %d bytes are accepted here.".formatted(maxBytes));
    }
}
