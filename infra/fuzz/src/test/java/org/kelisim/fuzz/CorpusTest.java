package org.kelisim.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kept corpus, and for a short while what chance makes of it; the same each time. Longer and guided by coverage:
 * {@code ./kelisim fuzz TARGET --seconds N}.
 */
class CorpusTest {
    private static final long MILLISECONDS = 1500;
    private static final int MOST = 3000;

    @ParameterizedTest
    @EnumSource(Target.class)
    void everyInputIsAnswered(Target target) throws IOException {
        List<byte[]> kept = Corpus.kept(target);
        kept.forEach(target::check);
        var random = new Random(42);
        long end = System.nanoTime() + MILLISECONDS * 1_000_000;
        for (int i = 0; i < MOST && System.nanoTime() < end; i++) {
            target.check(changed(kept.get(random.nextInt(kept.size())), random));
        }
    }

    private static byte[] changed(byte[] seed, Random random) {
        byte[] changed = seed.clone();
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(5)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[at] = (byte) random.nextInt();
                case 2 -> changed = Arrays.copyOf(changed, at);
                case 3 -> changed = Arrays.copyOf(changed, changed.length + random.nextInt(64));
                default ->
                    System.arraycopy(changed, random.nextInt(at + 1), changed, at, Math.min(16, changed.length - at));
            }
        }
        return changed;
    }
}
