package org.kelisim.exchange.part;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.notice.PartSize;

/**
 * Which bytes of an attachment a request brings or wants (RFC 9110 §14).
 *
 * @param from the first byte
 * @param length so many
 * @param size of the whole
 */
record Piece(long from, long length, long size) {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,10})-(\\d{1,10})/(\\d{1,10})");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,10})-(\\d{0,10})");

    /** What a PUT brings: all of it, or the bytes in {@code Content-Range}, from the beginning of a chunk on. */
    static Piece brought(@Nullable String contentRange, long contentLength) {
        if (contentLength < 0) {
            throw Problem.MALFORMED.exception("Say by Content-Length how many bytes come.");
        }
        Piece piece =
                contentRange == null ? new Piece(0, contentLength, contentLength) : parse(contentRange, contentLength);
        if (piece.size > PartSize.MOST_SEALED) {
            throw Problem.TOO_LARGE.exception(
                    "A sealed attachment has at most %d bytes.".formatted(PartSize.MOST_SEALED));
        }
        if (piece.size < PartSize.LEAST_SEALED || piece.from % Chunks.SIZE != 0) {
            throw Problem.MALFORMED.exception(
                    "A sealed attachment has at least %d bytes, and goes on from a multiple of 1 MiB."
                            .formatted(PartSize.LEAST_SEALED));
        }
        return piece;
    }

    private static Piece parse(String contentRange, long contentLength) {
        Matcher range = CONTENT_RANGE.matcher(contentRange);
        if (range.matches()) {
            long from = Long.parseLong(range.group(1));
            long to = Long.parseLong(range.group(2));
            long size = Long.parseLong(range.group(3));
            if (from <= to && to < size && to - from + 1 == contentLength) {
                return new Piece(from, contentLength, size);
            }
        }
        throw Problem.MALFORMED.exception(
                "Content-Range looks like: bytes 1048576-2097151/4194304, as the body is long.");
    }

    /** What a GET wants; empty for all of it. Several ranges at once, or other units, count as none. */
    static Optional<Piece> wanted(@Nullable String range, long size) {
        Matcher parsed = RANGE.matcher(range == null ? "" : range);
        if (!parsed.matches() || parsed.group().equals("bytes=-")) {
            return Optional.empty();
        }
        String first = parsed.group(1);
        String last = parsed.group(2);
        if (first.isEmpty()) {
            long length = Math.min(size, Long.parseLong(last));
            return Optional.of(satisfiable(new Piece(size - length, length, size)));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        return Optional.of(satisfiable(new Piece(from, to - from + 1, size)));
    }

    private static Piece satisfiable(Piece piece) {
        if (piece.length > 0 && piece.from < piece.size) {
            return piece;
        }
        throw unsatisfiable(piece.size);
    }

    private static ProblemException unsatisfiable(long size) {
        return Problem.RANGE_NOT_SATISFIABLE.exception("The attachment has %d bytes.".formatted(size));
    }

    boolean isLast() {
        return from + length == size;
    }

    /** The value of {@code Content-Range} in an answer. */
    String contentRange() {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
