package org.kelisim.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kelisim.directory.DirectoryBundle.SignedStatement;

/** A long history: what recognises a version is kept, and the version itself is had again. */
class RecentDirectoriesTest {
    private static final int VERSIONS = 40;

    private final TestDirectory test = new TestDirectory();
    private final Map<Long, DirectoryBundle> kept = new HashMap<>();
    private final Map<Long, KnownVersion> known = new HashMap<>();
    private final RecentDirectories recent =
            new RecentDirectories(version -> Optional.ofNullable(kept.get(version.number())));
    private WeakReference<Directory> second = new WeakReference<>(null);

    @BeforeEach
    void follow() {
        Directory newest = test.directory();
        remember(newest);
        for (int number = 2; number <= VERSIONS; number++) {
            test.version = test.version(number, Optional.of(newest.digest()));
            newest = ((DirectoryOutcome.Verified)
                            DirectoryVerifier.verifyNext(newest, test.bundle(), TestDirectory.NOW))
                    .directory();
            if (number == 2) {
                second = new WeakReference<>(newest);
            }
            remember(newest);
        }
    }

    private void remember(Directory directory) {
        kept.put(directory.version(), DirectoryBundle.parse(directory.bundle().toJson()));
        known.put(directory.version(), directory.known());
        recent.add(directory);
    }

    private KnownVersion known(long number) {
        return Optional.ofNullable(known.get(number)).orElseThrow();
    }

    @Test
    void anyVersionOfALongHistoryIsHadAgain() {
        for (long number = 1; number <= VERSIONS; number++) {
            Directory again = recent.find(known(number)).orElseThrow();
            assertThat(again.digest()).isEqualTo(known(number).digest());
            assertThat(again.active(TestDirectory.KGZ)).isTrue();
            assertThat(again.offices()).hasSize(6);
        }
    }

    @Test
    void anOldVersionIsNotHeld() {
        for (int i = 0; i < 50 && second.get() != null; i++) {
            System.gc();
        }
        assertThat(second.get()).isNull();
        assertThat(recent.find(known(2))).isPresent();
    }

    @Test
    void partsThatAreNotTheVersionsOwnGiveNothing() {
        DirectoryBundle good = Optional.ofNullable(kept.get(3L)).orElseThrow();
        kept.put(3L, Optional.ofNullable(kept.get(4L)).orElseThrow());
        assertThat(recent.find(known(3))).isEmpty();
        kept.put(
                3L,
                new DirectoryBundle(
                        good.version(), good.list(), good.statements().subList(1, 3)));
        assertThat(recent.find(known(3))).isEmpty();
        byte[] altered = good.statements().getFirst().statement().clone();
        altered[altered.length / 2] ^= 1;
        kept.put(
                3L,
                new DirectoryBundle(
                        good.version(),
                        good.list(),
                        List.of(
                                new SignedStatement(altered, new byte[0]),
                                good.statements().get(1),
                                good.statements().get(2))));
        assertThat(recent.find(known(3))).isEmpty();
        kept.remove(3L);
        assertThat(recent.find(known(3))).isEmpty();
        kept.put(3L, good);
        assertThat(recent.find(known(3))).isPresent();
    }
}
