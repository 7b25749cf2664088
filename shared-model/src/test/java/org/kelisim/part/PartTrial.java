package org.kelisim.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.kelisim.envelope.SealedPart;
import org.kelisim.json.Digest;
import org.kelisim.notice.Released;
import org.kelisim.notice.TestNotices;

/** Seals and opens one attachment of as many bytes as its first argument says, by way of the file in its second. */
final class PartTrial {
    private PartTrial() {}

    public static void main(String[] arguments) throws IOException {
        long size = Long.parseLong(arguments[0]);
        Path file = Path.of(arguments[1]);
        Digest digest = digest(size);
        Released released = TestNotices.released(
                TestNotices.KAZ_MIGRATION,
                TestNotices.KGZ_BORDER,
                new org.kelisim.directory.TestDirectory().directory(),
                TestParts.describe(size, digest));

        long start = System.nanoTime();
        SealedPart part;
        try (OutputStream out = Files.newOutputStream(file)) {
            part = ((PartSealing.Sealed) PartSealer.seal(released, 0, new Source(size), out)).part();
        }
        System.out.printf("part-seal %.0f MB/s%n", size * 1e3 / (System.nanoTime() - start));

        start = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
            var opening =
                    PartOpener.open(TestParts.opened(released, List.of(part)), 0, in, OutputStream.nullOutputStream());
            System.out.printf("part-open %.0f MB/s%n", size * 1e3 / (System.nanoTime() - start));
            System.out.println(opening instanceof PartOpening.Opened ? "whole" : opening);
        }
        System.out.printf("heap at most %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
    }

    private static Digest digest(long size) throws IOException {
        var sha384 = Digest.sha384();
        try (InputStream in = new Source(size)) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha384.update(buffer, 0, n);
            }
        }
        return new Digest(sha384.digest());
    }

    /** The same kilobytes over and over: it must not be what is slow. */
    private static final class Source extends InputStream {
        private final byte[] pattern = new byte[64 * 1024];
        private long left;

        Source(long size) {
            this.left = size;
            new Random(1).nextBytes(pattern);
        }

        @Override
        public int read() {
            return left-- > 0 ? 1 : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(left, Math.min(length, pattern.length));
            System.arraycopy(pattern, 0, buffer, from, n);
            left -= n;
            return n;
        }
    }
}
