package org.kelisim.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.kelisim.json.Base64Text;

/** One signature line of a note: who says to have signed, by which key id, and the signature, unchecked. */
public record NoteSignature(String name, int keyId, byte[] bytes) {
    private static final String DASH = "\u2014 ";

    /** @throws MalformedLogException for a name that no key can have, or an empty signature */
    public NoteSignature {
        NoteKey.requireName(name);
        if (bytes.length == 0) {
            throw new MalformedLogException("a signature of the note is empty");
        }
        bytes = bytes.clone();
    }

    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new MalformedLogException("a signature line is a dash, a name and Base64, each after one space");
        }
        byte[] raw = Base64Text.decode(line.substring(space + 1));
        if (raw.length < Integer.BYTES) {
            throw new MalformedLogException("a signature line is too short");
        }
        byte[] signature = Arrays.copyOfRange(raw, Integer.BYTES, raw.length);
        return new NoteSignature(
                line.substring(DASH.length(), space), ByteBuffer.wrap(raw).getInt(), signature);
    }

    String line() {
        byte[] raw = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return DASH + name + " " + Base64Text.encode(raw);
    }

    boolean isBy(NoteKey key) {
        return keyId == key.id() && name.equals(key.name());
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && keyId == that.keyId
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }
}
