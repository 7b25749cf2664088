package org.kelisim.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kelisim.envelope.Opened;

/** An attachment of the published vectors, for the fuzzer. */
public final class FuzzPart {
    private final PartVector vector;
    private final Opened dispatch;

    private FuzzPart(PartVector vector) {
        this.vector = vector;
        this.dispatch = vector.opened();
    }

    public static FuzzPart read(Path file) {
        try {
            return new FuzzPart(PartVector.parse("whole.x", Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] sealed() {
        return vector.sealed();
    }

    public boolean opens(InputStream sealed, OutputStream plain) throws IOException {
        return PartOpener.open(dispatch, vector.index(), sealed, plain) instanceof PartOpening.Opened;
    }
}
