package org.kelisim.infra.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The newest version that is known to be on the disk, in a small file beside the data. The data file alone would not
 * tell: damaged at its end, it opens without a word at an older version, or empty.
 *
 * <p>Not forced to the disk: after a power cut it may be behind, which is no more than a weaker check.
 */
final class Watermark implements AutoCloseable {
    static final String NAME = "stand-in.version";

    private static final int DIGITS = 20;

    private final FileChannel file;

    private Watermark(FileChannel file) {
        this.file = file;
    }

    static Watermark open(Path folder) throws IOException {
        return new Watermark(FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    long version() throws IOException {
        ByteBuffer digits = ByteBuffer.allocate(DIGITS);
        file.read(digits, 0);
        String text = new String(digits.array(), 0, digits.position(), StandardCharsets.US_ASCII);
        return text.matches("\\d{" + DIGITS + "}") ? Long.parseLong(text) : 0;
    }

    void raiseTo(long version) {
        try {
            String text = String.format(Locale.ROOT, "%0" + DIGITS + "d", version);
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
