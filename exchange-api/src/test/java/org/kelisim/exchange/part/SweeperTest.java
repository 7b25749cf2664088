package org.kelisim.exchange.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.directory.Directory;
import org.kelisim.directory.TestDirectory;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.OneVersion;
import org.kelisim.envelope.OuterVerifier;
import org.kelisim.envelope.Sealer;
import org.kelisim.envelope.VerifiedDispatch;
import org.kelisim.exchange.archive.AcceptedDispatch;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Intents;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content;
import org.kelisim.notice.Header;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.Released;
import org.kelisim.notice.TestNotices;
import org.kelisim.part.PartSealer;
import org.kelisim.part.PartSealing;
import org.kelisim.storage.MemoryStore;

/** What becomes of attachments as time goes by. */
class SweeperTest {
    private static final byte[] PLAIN = new byte[3_000_000];

    private final MemoryStore store = new MemoryStore();
    private final TestDirectory directories = new TestDirectory();
    private final Directory directory = directories.directory();
    private final Parts parts = new Parts(store);
    private Instant now = TestDirectory.NOW;
    private final Archive archive =
            new Archive(store, new Intents(store, new SecureRandom(), () -> now), new SecureRandom());
    private final Receiver receiver = new Receiver(parts, store, () -> now);
    private final Sweeper sweeper = new Sweeper(archive, parts, store, () -> now);
    private final Released released = TestNotices.released(
            TestNotices.KAZ_MIGRATION,
            TestNotices.KGZ_BORDER,
            directory,
            new PartDescription("a", "a/b", PLAIN.length, Digest.of(PLAIN)));
    private final byte[] sealed;
    private final Dispatch dispatch;
    private final Header header;
    private final PartName name;

    SweeperTest() throws IOException {
        var out = new ByteArrayOutputStream();
        var part = ((PartSealing.Sealed) PartSealer.seal(released, 0, new ByteArrayInputStream(PLAIN), out)).part();
        sealed = out.toByteArray();
        dispatch = (Dispatch) Sealer.seal(
                released,
                new Content.Stream(1, Optional.empty()),
                List.of(part),
                directory,
                directories.officeKeys.get(TestNotices.KAZ_MIGRATION),
                now);
        header = verified().header();
        name = new PartName(dispatch.id(), part.id());
    }

    private VerifiedDispatch verified() {
        return (VerifiedDispatch) OuterVerifier.verify(dispatch.bytes(), new OneVersion(directory), TestDirectory.NOW);
    }

    private void upload(int bytes) {
        receiver.receive(name, new Piece(0, bytes, sealed.length), new ByteArrayInputStream(sealed));
    }

    private long chunks() {
        return store.scan("chunks", 100).size();
    }

    private boolean isComplete() {
        try {
            parts.requireAll(header, now);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    @Test
    void anAttachmentThatNoDispatchClaimedIsGoneAfter25Hours() {
        upload(sealed.length);
        now = now.plus(Duration.ofHours(25));
        assertThat(sweeper.sweep()).isZero();
        now = now.plusSeconds(1);
        assertThat(sweeper.sweep()).isEqualTo(1);
        assertThat(chunks()).isZero();
        assertThat(store.scan("parts", 10)).isEmpty();
        assertThat(store.scan("uploads", 10)).isEmpty();
    }

    @Test
    void anUploadThatBrokeOffIsGoneTooAndCannotGoOnAfterADay() {
        upload(2 * Chunks.SIZE);
        assertThat(chunks()).isEqualTo(2);
        now = now.plus(Duration.ofHours(24));
        var uploads = new Uploads(store);
        assertThat(uploads.current(name, now)).isEmpty();
        now = now.plus(Duration.ofHours(2));
        sweeper.sweep();
        assertThat(chunks()).isZero();
    }

    @Test
    void aDispatchMayClaimItForADayOnlyAndItMayBeUploadedAgain() {
        upload(sealed.length);
        assertThat(isComplete()).isTrue();
        now = now.plus(Duration.ofHours(24));
        assertThat(isComplete()).isFalse();
        upload(sealed.length);
        assertThat(isComplete()).isTrue();
        now = now.plus(Duration.ofHours(2));
        sweeper.sweep();
        assertThat(isComplete()).as("the later upload stays").isTrue();
    }

    @Test
    void whatADispatchClaimedStays() {
        upload(sealed.length);
        archive.keep(AcceptedDispatch.of(verified(), now));
        now = now.plus(Duration.ofDays(3));
        sweeper.sweep();
        assertThat(chunks()).isEqualTo(Chunks.count(sealed.length));
        assertThat(parts.find(name, it -> true)).isPresent();
    }

    @Test
    void whatIsClaimedNoLongerCountsAsWaiting() {
        upload(sealed.length);
        archive.keep(AcceptedDispatch.of(verified(), now));
        parts.claimed(header);
        assertThat(new Uploads(store).all()).isEmpty();
        now = now.plus(Duration.ofDays(3));
        sweeper.sweep();
        assertThat(chunks()).isEqualTo(Chunks.count(sealed.length));
    }

    @Test
    void aPartyMayHaveOnlySoMuchWaiting() {
        var uploads = new Uploads(store);
        for (int i = 0; i < 4; i++) {
            uploads.currentOrNew(new PartName(name.dispatch(), Digest.of(new byte[i])), 4L << 30, now);
        }
        assertThatThrownBy(() -> upload(sealed.length)).isInstanceOf(ProblemException.class);
        now = now.plus(Duration.ofHours(26));
        sweeper.sweep();
        upload(sealed.length);
    }

    @Test
    void anUploadBeginsAnewOnlySoOften() {
        byte[] wrong = sealed.clone();
        wrong[0] ^= 1;
        var piece = new Piece(0, sealed.length, sealed.length);
        for (int i = 0; i < PartName.ATTEMPTS; i++) {
            assertThatThrownBy(() -> receiver.receive(name, piece, new ByteArrayInputStream(wrong)))
                    .hasMessageContaining("not those");
        }
        assertThatThrownBy(() -> upload(sealed.length)).hasMessageContaining("too often");
    }

    @Test
    void aBodyThatBreaksOffLeavesItsWholeChunks() {
        var cut = new ByteArrayInputStream(sealed, 0, Chunks.SIZE + 9);
        assertThatThrownBy(() -> receiver.receive(name, new Piece(0, sealed.length, sealed.length), cut))
                .hasMessageContaining("broke off");
        assertThat(new Uploads(store).current(name, now).orElseThrow().offset()).isEqualTo(Chunks.SIZE);
    }
}
