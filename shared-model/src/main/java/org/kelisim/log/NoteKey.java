package org.kelisim.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.kelisim.json.Base64Text;

/**
 * The public key that verifies notes signed under one name (C2SP signed-note): Ed25519, signature type 0x01. As text it
 * is the standard's verifier key, {@code name+id+base64(0x01 || key)}, where the id is 8 hexadecimal digits.
 *
 * @param name not empty, without spaces, control characters and plus signs
 * @param key 32 bytes
 */
public record NoteKey(String name, byte[] key) {
    static final byte ED25519 = 1;
    private static final int MAX_NAME = 255;

    /** @throws MalformedLogException for another name or bytes that are no Ed25519 key */
    public NoteKey {
        requireName(name);
        if (key.length != Ed25519.PUBLIC_KEY) {
            throw new MalformedLogException("an Ed25519 key has 32 bytes");
        }
        key = key.clone();
        Ed25519.requirePoint(key);
    }

    /** Reads what {@link #toString} wrote and nothing else. */
    public static NoteKey parse(String text) {
        String[] parts = text.split("\\+", 3); // Base64 may hold further plus signs
        if (parts.length == 3) {
            byte[] typed = Base64Text.decode(parts[2]);
            if (typed.length == 1 + Ed25519.PUBLIC_KEY && typed[0] == ED25519) {
                var key = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
                if (key.toString().equals(text)) {
                    return key;
                }
            }
        }
        throw new MalformedLogException("a log's or witness's key is written as name+id+Base64, Ed25519 only");
    }

    /** The first four bytes of SHA-256(name || LF || 0x01 || key). */
    public int id() {
        MessageDigest sha256 = TreeHash.sha256();
        sha256.update(name.getBytes(UTF_8));
        sha256.update((byte) '\n');
        sha256.update(ED25519);
        return ByteBuffer.wrap(sha256.digest(key)).getInt();
    }

    boolean verifies(String text, NoteSignature signature) {
        return Ed25519.verify(key, text.getBytes(UTF_8), signature.bytes());
    }

    static void requireName(String name) {
        boolean bad = name.codePoints()
                .anyMatch(c ->
                        c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
        if (name.isEmpty() || name.length() > MAX_NAME || bad) {
            throw new MalformedLogException("the name of a key is 1 to 255 characters without spaces and plus signs");
        }
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && name.equals(that.name) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(1 + key.length).put(ED25519).put(key).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64Text.encode(typed);
    }
}
