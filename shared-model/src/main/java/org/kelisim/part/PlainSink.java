package org.kelisim.part;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.kelisim.json.Digest;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.PartSize;

/** Takes authentic bytes: passes on those of the attachment, and looks that nothing but zeros pads them. */
final class PlainSink {
    private final OutputStream out;
    private final PartDescription described;
    private final MessageDigest sha384 = Digest.sha384();
    private long taken;
    private int notZero;

    PlainSink(OutputStream out, PartDescription described) {
        this.out = out;
        this.described = described;
    }

    void take(byte[] buffer, int length) throws IOException {
        int plain = (int) Math.min(length, Math.max(0, described.size() - taken));
        sha384.update(buffer, 0, plain);
        out.write(buffer, 0, plain);
        for (int i = plain; i < length; i++) {
            notZero |= buffer[i];
        }
        taken += length;
    }

    /** Whether all of it was what the notice says. */
    boolean asDescribed() {
        return taken == PartSize.padded(described.size())
                && notZero == 0
                && new Digest(sha384.digest()).equals(described.sha384());
    }
}
