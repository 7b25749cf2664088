package org.kelisim.bench.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SealedObject;
import org.kelisim.cms.SignedObject;
import org.kelisim.envelope.Dispatch;

/**
 * Bytes that cost as much as they can, each about as long as asked: strangers', and such as only a sender whose keys are
 * in the wrong hands can make, since they are signed and sealed as they should be.
 */
final class HostileInput {
    private final BenchWorld world;
    private final int length;

    HostileInput(BenchWorld world, int length) {
        this.world = world;
        this.length = length;
    }

    /** Each named after what it does; made when it is asked for. */
    Map<String, Supplier<byte[]>> all() {
        var all = new LinkedHashMap<String, Supplier<byte[]>>();
        all.put("random", this::random);
        all.put("zeros", () -> new byte[length]);
        all.put("nested", () -> repeated((byte) 0x30, (byte) 0x80));
        all.put("many-elements", () -> element(repeated((byte) 0x05, (byte) 0x00)));
        all.put("one-element", () -> element(new byte[length]));
        all.put("cut-off", () -> resized(-1));
        all.put("trailing", () -> resized(1));
        all.put("ciphertext-altered", () -> flipped(length / 2));
        all.put("signature-altered", () -> flipped(-9));
        all.put("signers-altered", () -> flipped(-4_000));
        all.put("recipient-altered", () -> flipped(200));
        all.put("content-of-small-arrays", () -> sealed("{\"a\":[" + filled("[],", "[]") + "]}"));
        all.put("content-of-small-objects", () -> sealed("{\"a\":[" + filled("{},", "{}") + "]}"));
        all.put("content-of-numbers", () -> sealed("{\"a\":[" + filled("10,", "10") + "]}"));
        all.put("content-of-escapes", () -> sealed("{\"a\":\"" + filled("\\u0001", "a") + "\"}"));
        all.put("content-of-quotes", () -> sealed("{\"a\":\"" + filled("\\\"", "a") + "\"}"));
        all.put("content-not-canonical", () -> sealed("{\"a\":[" + filled("{},", "{}") + "] }"));
        all.put("content-unfinished", () -> sealed("{\"a\":[" + filled("{},", "{}")));
        all.put("content-of-members", () -> sealed(members()));
        return all;
    }

    private String members() {
        var json = new StringBuilder("{");
        for (int i = 0; json.length() < length - 40; i++) {
            json.append(i == 0 ? "\"" : ",\"").append("%06d".formatted(i)).append("\":0");
        }
        return json.append("}").toString();
    }

    private String filled(String piece, String last) {
        return piece.repeat((length - 40) / piece.length()) + last;
    }

    private byte[] random() {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private byte[] repeated(byte first, byte second) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = i % 2 == 0 ? first : second;
        }
        return bytes;
    }

    private static byte[] element(byte[] contents) {
        byte[] bytes = new byte[contents.length + 5];
        bytes[0] = 0x30;
        bytes[1] = (byte) 0x83;
        bytes[2] = (byte) (contents.length >> 16);
        bytes[3] = (byte) (contents.length >> 8);
        bytes[4] = (byte) contents.length;
        System.arraycopy(contents, 0, bytes, 5, contents.length);
        return bytes;
    }

    private byte[] sound() {
        return world.seal(world.released(length, 1)).bytes();
    }

    private byte[] resized(int more) {
        byte[] bytes = sound();
        return Arrays.copyOf(bytes, bytes.length + more);
    }

    /** @param at counted from the end if negative */
    private byte[] flipped(int at) {
        byte[] bytes = sound();
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        return bytes;
    }

    /** A dispatch that is sound up to its content. */
    private byte[] sealed(String content) {
        Dispatch like = world.seal(world.released(4096, 1));
        byte[] outer = ((SignedObject) SignedObject.read(ObjectType.OUTER, like.bytes()))
                .unverifiedContent()
                .orElseThrow();
        byte[] header = ((SealedObject) SealedObject.read(outer)).header();
        byte[] inner = world.signer().sign(ObjectType.CONTENT, content.getBytes(UTF_8), BenchWorld.NOW);
        return world.signer()
                .sign(ObjectType.OUTER, SealedObject.seal(inner, header, world.openingKeys(1)), BenchWorld.NOW);
    }
}
