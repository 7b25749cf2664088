package org.kelisim.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.kelisim.json.Base64Text;

/**
 * Signs notes under one name with Ed25519. The log's signer must never sign two checkpoints of which one is not the
 * beginning of the other; that is its caller's duty and cannot be seen here.
 */
public final class NoteSigner {
    private static final String SECRET_HEAD = "PRIVATE+KEY+";

    private final NoteKey key;
    private final byte[] seed;

    private NoteSigner(String name, byte[] seed) {
        this.seed = seed.clone();
        this.key = new NoteKey(name, Ed25519.publicKey(seed));
    }

    /** A signer with a new key. */
    public static NoteSigner generate(String name) {
        return new NoteSigner(name, Ed25519.newSeed());
    }

    /** Reads what {@link #exportSecretKey} wrote; white space at the end is allowed, since files end in a line feed. */
    public static NoteSigner parseSecretKey(String text) {
        String[] parts = text.stripTrailing().split("\\+", 5);
        if (parts.length == 5 && text.startsWith(SECRET_HEAD)) {
            byte[] typed = Base64Text.decode(parts[4]);
            if (typed.length == 1 + Ed25519.SEED && typed[0] == NoteKey.ED25519) {
                var signer = new NoteSigner(parts[2], Arrays.copyOfRange(typed, 1, typed.length));
                if (parts[3].equals(signer.id())) {
                    return signer;
                }
            }
        }
        throw new MalformedLogException("this is no secret key of a log: PRIVATE+KEY+name+id+Base64 is expected");
    }

    /**
     * The secret key as text, {@code PRIVATE+KEY+name+id+base64(0x01 || seed)}: whoever reads it can sign in this name.
     * For the file of the process that signs and for nothing else.
     */
    public String exportSecretKey() {
        byte[] typed = ByteBuffer.allocate(1 + seed.length)
                .put(NoteKey.ED25519)
                .put(seed)
                .array();
        return SECRET_HEAD + key.name() + "+" + id() + "+" + Base64Text.encode(typed);
    }

    public NoteKey key() {
        return key;
    }

    /** The text, which must end in a line feed, as a note with this signature alone. */
    public SignedNote sign(String text) {
        var signature = new NoteSignature(key.name(), key.id(), Ed25519.sign(seed, text.getBytes(UTF_8)));
        return SignedNote.of(text, signature);
    }

    private String id() {
        return HexFormat.of().toHexDigits(key.id());
    }

    @Override
    public String toString() {
        return "signer of " + key;
    }
}
