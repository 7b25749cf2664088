package org.kelisim.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kelisim.json.Digest;

/** The entries of one tile of level 0 in a row, each after its length as two bytes (C2SP tlog-tiles, 'Log entries'). */
public final class Entries {
    private static final int RECORD = Short.BYTES + Digest.BYTES;

    private Entries() {}

    public static byte[] encode(List<Digest> entries) {
        var bytes = ByteBuffer.allocate(entries.size() * RECORD);
        entries.forEach(it -> bytes.putShort((short) Digest.BYTES).put(it.bytes()));
        return bytes.array();
    }

    /** @throws MalformedLogException unless the bytes are 1 to 256 entries of {@value Digest#BYTES} bytes */
    public static List<Digest> decode(byte[] bytes) {
        int count = bytes.length / RECORD;
        if (bytes.length % RECORD != 0 || count < 1 || count > Tile.FULL) {
            throw new MalformedLogException("a bundle holds 1 to 256 entries of 48 bytes, each after its length");
        }
        var in = ByteBuffer.wrap(bytes);
        var entries = new ArrayList<Digest>(count);
        while (in.hasRemaining()) {
            if (in.getShort() != Digest.BYTES) {
                throw new MalformedLogException("every entry of this log has 48 bytes");
            }
            byte[] entry = new byte[Digest.BYTES];
            in.get(entry);
            entries.add(new Digest(entry));
        }
        return List.copyOf(entries);
    }
}
