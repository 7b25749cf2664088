package org.kelisim.client.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;
import static org.kelisim.client.TestWorld.KGZ_MIGRATION;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.attachment.Attaching;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.attachment.DraftAttachments;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.release.Pending;
import org.kelisim.client.release.Release;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.storage.MemoryStore;

/** Attachments by officers: to a draft, before release, and at the recipient's node. */
class OfficerAttachmentTest {
    private static final byte[] PDF = "%PDF-1.7 and more".getBytes(UTF_8);

    private static final long ROOM = 5 << 20;

    @TempDir
    static Path folder;

    private static TestWorld world;

    private final TestClock clock = new TestClock();
    private final MemoryStore kazStore = new MemoryStore();
    private final MemoryStore kgzStore = new MemoryStore();
    private TestExchange exchange;
    private TestNode kaz;
    private TestNode kgz;
    private UnlockedOfficer author;
    private UnlockedOfficer releaser;
    private UnlockedOfficer reader;
    private Draft draft;

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
    }

    @BeforeEach
    void start() throws IOException {
        exchange = new TestExchange(world, clock);
        kaz = new TestNode(world, KAZ, kazStore, exchange, clock);
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
        author = kaz.unlock("author", KAZ_MIGRATION);
        releaser = kaz.unlock("releaser", KAZ_MIGRATION);
        reader = kgz.unlock("author", KGZ_BORDER);
        draft = kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER);
    }

    @AfterEach
    void stop() {
        kaz.close();
        kgz.close();
        exchange.close();
    }

    private DraftAttachments attachments() {
        return kaz.node.attachments();
    }

    private Attaching add(String name, byte[] bytes) {
        return attachments().add(author, draft.id(), name, new ByteArrayInputStream(bytes));
    }

    private static String reason(Attaching outcome) {
        return ((Attaching.Refused) outcome).reason().key();
    }

    private DispatchId sent() {
        Pending pending = kaz.handOver(author, draft, releaser);
        assertThat(kaz.node.desk().release(pending.id(), pending.digest(), releaser))
                .isEqualTo(new Release.Sending(pending.id()));
        eventually(() -> assertThat(kgz.node.inbox().find(pending.id(), reader)).isPresent());
        return pending.id();
    }

    private static byte[] all(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatIsAttachedIsSeenBeforeReleaseAndByTheRecipient() throws IOException {
        assertThat(add("Маршрут.pdf", PDF)).isInstanceOf(Attaching.Done.class);
        Pending pending = kaz.handOver(author, draft, releaser);
        assertThat(pending.notice().parts().getFirst().mediaType()).isEqualTo("application/pdf");
        assertThat(all(kaz.node.desk().attachment(draft.id(), 0, releaser).orElseThrow()))
                .isEqualTo(PDF);
        assertThat(kaz.node.desk().attachment(draft.id(), 1, releaser)).isEmpty();
        assertThat(kaz.node.desk().attachment(draft.id(), 0, author)).isEmpty();
        kaz.node.desk().release(pending.id(), pending.digest(), releaser);
        var inbox = kgz.node.inbox();
        eventually(() -> assertThat(inbox.find(draft.id(), reader)).isPresent());
        assertThat(inbox.fetched(draft.id(), 0, reader)).isEmpty();
        List<Long> progress = new ArrayList<>();
        assertThat(inbox.fetchAttachment(draft.id(), 0, reader, progress::add)).isInstanceOf(Fetch.Whole.class);
        assertThat(progress).last().isEqualTo((long) PDF.length);
        assertThat(inbox.fetched(draft.id(), 0, reader)).contains(FileKind.PDF);
        int before = inbox.accesses(KGZ_BORDER).size();
        assertThat(all(inbox.readAttachment(draft.id(), 0, reader).orElseThrow()))
                .isEqualTo(PDF);
        assertThat(inbox.accesses(KGZ_BORDER)).hasSize(before + 1);
    }

    @Test
    void otherOfficesReadNothingThatWasFetched() throws IOException {
        add("a.pdf", PDF);
        DispatchId id = sent();
        kgz.node.inbox().fetchAttachment(id, 0, reader, bytes -> {});
        UnlockedOfficer other = kgz.unlock("stranger", KGZ_MIGRATION);
        assertThat(kgz.node.inbox().fetched(id, 0, other)).isEmpty();
        assertThat(kgz.node.inbox().readAttachment(id, 0, other)).isEmpty();
        assertThat(kgz.node.inbox().fetchAttachment(id, 0, other, bytes -> {}))
                .isEqualTo(new Fetch.Failed(Message.of("open.not-your-office")));
    }

    @Test
    void whatWasFetchedGoesWhenRetentionEnds() throws IOException {
        add("a.pdf", PDF);
        DispatchId id = sent();
        kgz.node.inbox().fetchAttachment(id, 0, reader, bytes -> {});
        clock.pass(Duration.ofDays(370));
        kgz.node.inbox().expire();
        assertThat(kgz.node.inbox().readAttachment(id, 0, reader)).isEmpty();
        for (String shelf : List.of("fetched", "fetched_bytes")) {
            assertThat(kgzStore.scan(shelf, 10)).as(shelf).isEmpty();
        }
    }

    @Test
    void aDamagedAttachmentIsNotKept() throws IOException {
        byte[] large = new byte[2_500_000];
        large[0] = 1;
        add("data.bin", large);
        DispatchId id = sent();
        exchange.onTheWay = bytes -> {
            byte[] altered = bytes.clone();
            altered[altered.length - 1] ^= 1;
            return altered;
        };
        assertThat(kgz.node.inbox().fetchAttachment(id, 0, reader, bytes -> {}))
                .isEqualTo(new Fetch.Failed(Message.of("part.not-authentic")));
        assertThat(kgz.node.inbox().fetched(id, 0, reader)).isEmpty();
        for (String shelf : List.of("fetched", "fetched_bytes", "fetched_underway")) {
            assertThat(kgzStore.scan(shelf, 10)).as(shelf).isEmpty();
        }
    }

    @Test
    void whatIsNotWhatItsNameSaysIsRefused() {
        assertThat(reason(add("scan.png", PDF))).isEqualTo("attaching.not-its-name");
        assertThat(reason(add("route.docx", PDF))).isEqualTo("attaching.not-its-name");
        assertThat(reason(add("page.pdf", "<html><script>1</script>".getBytes(UTF_8))))
                .isEqualTo("attaching.not-its-name");
        assertThat(reason(add("tool.txt", new byte[] {'M', 'Z', 0, 1}))).isEqualTo("attaching.not-its-name");
        assertThat(reason(add("empty.txt", new byte[0]))).isEqualTo("attaching.empty");
        assertThat(add("таблица.csv", "a;b\n1;2".getBytes(UTF_8))).isInstanceOf(Attaching.Done.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202efdp.exe", "../../etc/passwd", "a\\b.pdf", "a\r\nSet-Cookie: x", "..", " "})
    void namesThatMisleadAreRefused(String name) {
        assertThat(reason(add(name, PDF))).isEqualTo("attaching.name");
    }

    @Test
    void whatIsTooLargeOrBrokenOffLeavesNothing() {
        InputStream endless = new InputStream() {
            private long count;

            @Override
            public int read() {
                return count++ > DraftAttachments.LARGEST + 10 ? -1 : 1;
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                count += length;
                return length;
            }
        };
        assertThat(reason(attachments().add(author, draft.id(), "big.bin", endless)))
                .isEqualTo("attaching.too-large");
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[3_000_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        });
        assertThat(reason(attachments().add(author, draft.id(), "cut.bin", broken)))
                .isEqualTo("attaching.broken-off");
        assertNothingAttached();
    }

    private void assertNothingAttached() {
        for (String shelf : List.of("attached_bytes", "attached_underway")) {
            assertThat(kazStore.scan(shelf, 10)).as(shelf).isEmpty();
        }
    }

    @Test
    void noMoreThanANoticeMayHave() {
        for (int i = 0; i < Header.MOST_PARTS; i++) {
            assertThat(add(i + ".pdf", PDF)).isInstanceOf(Attaching.Done.class);
        }
        assertThat(reason(add("more.pdf", PDF))).isEqualTo("attaching.too-many");
    }

    /** The same node, with room for five MiB of each officer. */
    private void withLittleRoom() {
        kaz.close();
        kaz = new TestNode(TestNode.settings(world, KAZ, kazStore, exchange, "node", ROOM), clock);
        author = kaz.unlock("author", KAZ_MIGRATION);
        releaser = kaz.unlock("releaser", KAZ_MIGRATION);
    }

    @Test
    void theFilesOfAllDraftsOfAnOfficerHaveOneBound() {
        withLittleRoom();
        Draft second = kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER);
        assertThat(add("a.bin", new byte[3 << 20])).isInstanceOf(Attaching.Done.class);
        kaz.handOver(author, draft, releaser);
        draft = second;
        assertThat(attachments().room(author)).isEqualTo(new DraftAttachments.Room(3 << 20, ROOM));
        assertThat(((Attaching.Refused) add("b.bin", new byte[3 << 20])).reason())
                .isEqualTo(Message.of("attaching.no-room", "b.bin", 5L, 3L));
        assertThat(kazStore.scan("attached_bytes", 10)).hasSize(3);
        assertThat(kazStore.scan("attached_underway", 10)).isEmpty();
        Attached fits = ((Attaching.Done) add("c.bin", new byte[2 << 20])).attached();
        assertThat(reason(add("d.bin", new byte[1]))).isEqualTo("attaching.no-room");
        attachments().remove(author, draft.id(), fits.slot());
        assertThat(add("d.bin", new byte[1])).isInstanceOf(Attaching.Done.class);
        assertThat(attachments().room(releaser).used()).isZero();
    }

    @Test
    void filesThatComeInAtOnceHaveNoMoreRoomTogether() {
        withLittleRoom();
        List<Attaching> during = new ArrayList<>();
        InputStream slow = new InputStream() {
            private final InputStream bytes = new ByteArrayInputStream(new byte[4 << 20]);

            @Override
            public int read() throws IOException {
                return bytes.read();
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                if (bytes.available() < 1 << 20 && during.isEmpty()) {
                    during.add(add("other.bin", new byte[3 << 20]));
                }
                return bytes.read(buffer, from, length);
            }
        };
        assertThat(attachments().add(author, draft.id(), "slow.bin", slow)).isInstanceOf(Attaching.Done.class);
        assertThat(during).extracting(it -> reason(it)).containsExactly("attaching.no-room");
        assertThat(add("small.bin", new byte[1 << 20])).isInstanceOf(Attaching.Done.class);
    }

    @Test
    void deletingADraftOrRemovingAnAttachmentDeletesTheBytes() {
        Attached first = ((Attaching.Done) add("a.pdf", PDF)).attached();
        attachments().remove(author, draft.id(), first.slot());
        assertNothingAttached();
        add("b.pdf", PDF);
        kaz.node.drafts().delete(author, draft.id());
        assertNothingAttached();
        assertThat(kazStore.scan("attached", 10)).isEmpty();
        assertThat(reason(add("c.pdf", PDF))).isEqualTo("draft.not-yours");
    }

    @Test
    void nothingIsAttachedToWhatWasHandedOverEvenWhileItIsComingIn() {
        InputStream slow = new InputStream() {
            private int at;

            @Override
            public int read() {
                if (at == FileKind.FIRST) {
                    kaz.handOver(author, draft, releaser);
                }
                return at++ < FileKind.FIRST + 10 ? 'x' : -1;
            }
        };
        assertThat(reason(attachments().add(author, draft.id(), "late.txt", slow)))
                .isEqualTo("draft.not-yours");
        assertNothingAttached();
        assertThat(kaz.node
                        .desk()
                        .find(draft.id(), releaser)
                        .orElseThrow()
                        .notice()
                        .parts())
                .isEmpty();
        assertThatThrownBy(() -> attachments().remove(author, draft.id(), "any"))
                .isInstanceOf(NotAllowedException.class);
        assertThat(attachments().list(releaser, draft.id())).isEmpty();
    }
}
