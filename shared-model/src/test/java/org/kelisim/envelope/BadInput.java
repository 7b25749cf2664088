package org.kelisim.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kelisim.cms.OpeningKey;
import org.kelisim.json.Digest;

/**
 * Hostile bytes against the exchange's check and a node's opening, in a process with a small heap: an outcome for each, and how
 * many times as long it takes as SHA-384 over the same bytes.
 */
final class BadInput {
    private static final int MIB = 1 << 20;
    private static final int ROUNDS = 9;

    private BadInput() {}

    public static void main(String[] arguments) throws Exception {
        var world = new TestWorld();
        byte[] sound = world.sealed().bytes();
        List<OpeningKey> keys = world.keys(TestWorld.KGZ);
        double fixed = time(() -> OuterVerifier.verify(sound, world, TestWorld.NOW));
        double worst = 0;
        for (var input : inputs(sound).entrySet()) {
            byte[] bytes = input.getValue();
            String exchange = word(OuterVerifier.verify(bytes, world, TestWorld.NOW));
            String reader =
                    word(Opener.open(bytes, keys, world, new Evidence.UnloggedPermitted(), id -> false, TestWorld.NOW));
            double took = time(() -> OuterVerifier.verify(bytes, world, TestWorld.NOW));
            double digest = time(() -> Digest.of(bytes));
            double times = Math.max(0, took - fixed) / digest;
            worst = Math.max(worst, times);
            System.out.printf(
                    "%-34s %9d bytes  %-18s %-18s %8.3f ms  %6.1f x SHA-384%n",
                    input.getKey(), bytes.length, exchange, reader, took * 1e3, times);
        }
        System.out.printf("bad-input.times-sha384 %.1f ratio%n", worst);
        System.out.printf("heap at most %d MiB%n", Runtime.getRuntime().maxMemory() / MIB);
    }

    private static String word(Object outcome) {
        return outcome instanceof Refused(var reason) ? reason.wire() : "taken";
    }

    private static double time(Runnable run) {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            run.run();
            times[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private static Map<String, byte[]> inputs(byte[] sound) throws Exception {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        inputs.put("nothing", new byte[0]);
        inputs.put("noise", noise(MIB));
        inputs.put("sixteen MiB of noise", noise(16 * MIB));
        inputs.put("zeros", new byte[MIB]);
        inputs.put("sequences in sequences", deep(200_000));
        inputs.put("flat sequences", repeated(new byte[] {0x30, 0}, 500_000));
        inputs.put("a sequence of nulls", sequence(repeated(new byte[] {5, 0}, 400_000)));
        inputs.put("length of two gigabytes", new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1});
        inputs.put("length of the whole, content short", new byte[] {0x30, (byte) 0x83, 0x12, 0, 0, 1});
        inputs.put("sound, one MiB appended", Arrays.copyOf(sound, sound.length + MIB));
        inputs.put("sound, cut in half", Arrays.copyOf(sound, sound.length / 2));
        inputs.put("an octet string of a MiB", octets(MIB));
        inputs.put("json", "{\"a\":".repeat(200_000).getBytes(UTF_8));
        Path vectors =
                Path.of("..", "docs", "spec", "vectors", "dispatch", "too-many-elements.fifty-thousand-signers.json");
        if (Files.exists(vectors)) {
            inputs.put(
                    "fifty thousand signers",
                    Vector.parse("x.y", Files.readAllBytes(vectors)).dispatch());
        }
        return inputs;
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }

    private static byte[] repeated(byte[] what, int times) {
        byte[] all = new byte[what.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = what[i % what.length];
        }
        return all;
    }

    private static byte[] deep(int depth) {
        byte[] deep = new byte[4 * depth];
        for (int i = 0; i < depth; i++) {
            int left = deep.length - 4 * i - 4;
            deep[4 * i] = 0x30;
            deep[4 * i + 1] = (byte) 0x82;
            deep[4 * i + 2] = (byte) (left >> 8);
            deep[4 * i + 3] = (byte) left;
        }
        return deep;
    }

    private static byte[] sequence(byte[] content) {
        byte[] all = new byte[content.length + 5];
        all[0] = 0x30;
        all[1] = (byte) 0x83;
        all[2] = (byte) (content.length >> 16);
        all[3] = (byte) (content.length >> 8);
        all[4] = (byte) content.length;
        System.arraycopy(content, 0, all, 5, content.length);
        return all;
    }

    private static byte[] octets(int size) {
        byte[] all = sequence(new byte[size]);
        all[0] = 4;
        return all;
    }
}
