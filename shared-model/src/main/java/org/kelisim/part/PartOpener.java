package org.kelisim.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.kelisim.envelope.Opened;
import org.kelisim.notice.Content;
import org.kelisim.notice.Header;
import org.kelisim.notice.PartDescription;

/**
 * Opens the attachments of an opened dispatch, chunk by chunk in constant memory (some 5 MiB).
 *
 * <p>It hands out no byte that was not authenticated for its place in this attachment of this dispatch. Only the outcome
 * {@link PartOpening.Opened} says that the attachment is whole and what the officers approved: until then, keep what was
 * written away from everybody, and throw it away after any other end.
 */
public final class PartOpener {
    private static final int BUFFER = 64 * 1024;

    private PartOpener() {}

    /**
     * Reads the sealed form to its end and writes the plain bytes; closes neither stream.
     *
     * @param index place among the notice's attachments, from 0
     * @param sealed from whatever source: it need not be trusted, and is never read much beyond the size in the header
     * @throws IOException if reading or writing fails; never because of what was read
     * @throws IndexOutOfBoundsException if the dispatch has no such attachment
     */
    public static PartOpening open(Opened dispatch, int index, InputStream sealed, OutputStream plain)
            throws IOException {
        Content content = dispatch.content();
        PartDescription described = content.notice().parts().get(index);
        Header.SealedPart listed = content.header().parts().get(index);
        var cipher = new PartCipher(
                content.parts().get(index).key(),
                content.header().routing(),
                index,
                content.parts().size());
        var source = new SealedSource(sealed, listed.size());
        var sink = new PlainSink(plain, described);
        if (!allAuthentic(cipher, source, sink)) {
            return refused(source.hadWrongLength() ? PartRefusal.WRONG_LENGTH : PartRefusal.NOT_AUTHENTIC);
        }
        if (!source.digest().equals(listed.id())) {
            return refused(PartRefusal.WRONG_DIGEST);
        }
        return sink.asDescribed() ? new PartOpening.Opened(described) : refused(PartRefusal.DIFFERS_FROM_NOTICE);
    }

    private static boolean allAuthentic(PartCipher cipher, SealedSource source, PlainSink sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        // Not closed here: closing the cipher would close the caller's stream.
        InputStream chunks = cipher.decrypting(source);
        while (true) {
            int n;
            try {
                n = chunks.read(buffer);
            } catch (IOException e) {
                if (source.failure().isPresent()) {
                    throw source.failure().get();
                }
                return false;
            }
            if (n < 0) {
                return true;
            }
            sink.take(buffer, n);
        }
    }

    private static PartOpening refused(PartRefusal reason) {
        return new PartOpening.Refused(reason);
    }
}
