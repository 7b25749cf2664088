package org.kelisim.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Arrays;
import java.util.Objects;
import org.kelisim.json.Base64Text;

/** A hash of the Merkle tree: SHA-256, {@value #BYTES} bytes (RFC 6962 §2.1). As text it is Base64. */
public record TreeHash(byte[] bytes) {
    public static final int BYTES = 32;

    /** The root of a tree without leaves. */
    public static final TreeHash EMPTY = new TreeHash(sha256().digest());

    /** @throws MalformedLogException unless given {@value #BYTES} bytes */
    public TreeHash {
        if (bytes.length != BYTES) {
            throw new MalformedLogException("a hash of the tree has %d bytes, not %d".formatted(BYTES, bytes.length));
        }
        bytes = bytes.clone();
    }

    /** The hash of a leaf with this entry: SHA-256(0x00 || entry). */
    public static TreeHash leaf(byte[] entry) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 0);
        return new TreeHash(sha256.digest(entry));
    }

    /** The hash of an inner node: SHA-256(0x01 || left || right). */
    public static TreeHash node(TreeHash left, TreeHash right) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 1);
        sha256.update(left.bytes);
        return new TreeHash(sha256.digest(right.bytes));
    }

    /** @throws IllegalArgumentException unless the text is the Base64 of {@value #BYTES} bytes */
    public static TreeHash parse(String base64) {
        return new TreeHash(Base64Text.decode(base64));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256", Objects.requireNonNull(Security.getProvider("SUN")));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Base64Text.encode(bytes);
    }
}
