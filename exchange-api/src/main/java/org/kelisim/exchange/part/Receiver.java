package org.kelisim.exchange.part;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import org.kelisim.exchange.web.Problem;
import org.kelisim.json.Digest;
import org.kelisim.storage.DocumentStore;
import org.springframework.stereotype.Component;

/**
 * Takes an attachment in, chunk by chunk: each is durable before the next is read, and the whole counts only once its
 * digest is its name. What was interrupted goes on from its last whole chunk.
 */
@Component
class Receiver {
    private final Parts parts;
    private final Uploads uploads;
    private final Chunks chunks;
    private final InstantSource clock;

    Receiver(Parts parts, DocumentStore store, InstantSource clock) {
        this.parts = parts;
        this.uploads = new Uploads(store);
        this.chunks = new Chunks(store);
        this.clock = clock;
    }

    /**
     * @return the bytes that are here now, from the first on
     * @throws org.kelisim.exchange.web.ProblemException if it cannot go on so
     */
    long receive(PartName name, Piece piece, InputStream body) {
        Attempt attempt = uploads.currentOrNew(name, piece.size(), clock.instant());
        if (piece.from() > attempt.offset()) {
            throw Problem.REFUSED.because(
                    "wrong-offset", "Bytes before these are missing. Ask by HEAD how far it got.");
        }
        MessageDigest sha384 = digestOf(attempt, piece.from());
        long end = piece.from() + piece.length();
        for (long at = piece.from(); at < end; at += Chunks.SIZE) {
            int length = (int) Math.min(Chunks.SIZE, end - at);
            byte[] bytes = read(body, length);
            if (length < Chunks.SIZE && end < piece.size()) {
                return at; // not a whole chunk, and not the last one: to be sent again
            }
            sha384.update(bytes);
            keep(attempt, at / Chunks.SIZE, bytes);
        }
        if (piece.isLast()) {
            complete(attempt, name, new Digest(sha384.digest()));
        }
        return end;
    }

    private MessageDigest digestOf(Attempt attempt, long bytes) {
        MessageDigest sha384 = Digest.sha384();
        for (long number = 0; number < bytes / Chunks.SIZE; number++) {
            sha384.update(chunks.get(attempt.id(), number)
                    .orElseThrow(() -> Problem.REFUSED.because(
                            "wrong-offset", "Bytes before these are missing. Ask by HEAD how far it got.")));
        }
        return sha384;
    }

    private static byte[] read(InputStream body, int length) {
        try {
            byte[] bytes = body.readNBytes(length);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IOException e) {
            // said below
        }
        throw Problem.MALFORMED.exception("The body broke off. Ask by HEAD how far it got, and go on from there.");
    }

    private void keep(Attempt attempt, long number, byte[] bytes) {
        if (attempt.isOver(clock.instant())) {
            throw differs(attempt);
        }
        if (!chunks.put(attempt.id(), number, bytes)) {
            throw differs(attempt);
        }
        uploads.grown(attempt, number + 1);
    }

    private void complete(Attempt attempt, PartName name, Digest digest) {
        if (!digest.equals(name.id())) {
            throw differs(attempt);
        }
        parts.commit(attempt);
    }

    private RuntimeException differs(Attempt attempt) {
        uploads.spoil(attempt);
        return Problem.REFUSED.because(
                "part-differs", "The bytes are not those of the digest in the address. Upload it from its first byte.");
    }
}
