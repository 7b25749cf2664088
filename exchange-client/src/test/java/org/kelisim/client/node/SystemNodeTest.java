package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_BORDER;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;
import static org.kelisim.client.TestWorld.KGZ_MIGRATION;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.Samples;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.release.SystemSend;
import org.kelisim.client.text.Message;
import org.kelisim.envelope.Evidence;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.MemoryStore;

class SystemNodeTest {
    private static final Set<OfficeId> BORDER = Set.of(KGZ_BORDER);

    @TempDir
    static Path folder;

    private static TestWorld world;

    private final TestClock clock = new TestClock();
    private final MemoryStore kgzStore = new MemoryStore();
    private TestExchange exchange;
    private SystemNode kaz;
    private SystemNode kgz;

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
    }

    @BeforeEach
    void start() throws IOException {
        exchange = new TestExchange(world, clock);
        kaz = open(KAZ, new MemoryStore());
        kgz = open(KGZ, kgzStore);
    }

    private SystemNode open(PartyCode party, MemoryStore store) {
        return SystemNode.open(
                TestNode.settings(world, party, store, exchange, "system"), TestExchange.as(party), clock);
    }

    @AfterEach
    void stop() {
        kaz.close();
        kgz.close();
        exchange.close();
    }

    private static SystemNotice notice(OfficeId from) {
        var json = CanonicalJson.object().put("type", "modus-operandi-alert").put("language", "ru");
        json.set("body", Samples.alert());
        return SystemNotice.parse(json, from, List.of(KGZ_BORDER));
    }

    private DispatchId sent() throws InterruptedException {
        var sending = (SystemSend.Sending) kaz.send(notice(KAZ_BORDER));
        assertThat(kaz.awaitSent(sending.id(), Duration.ofSeconds(20)).state()).isEqualTo(SendState.LOGGED);
        return sending.id();
    }

    @Test
    void sendsWhatTheMandateLetsSystemsSend() throws InterruptedException {
        DispatchId id = sent();
        assertThat(kgz.catchUp()).isEmpty();
        eventually(
                () -> assertThat(kgz.inbox(BORDER)).extracting(InboxEntry::id).containsExactly(id));
        var opened = (OpenOutcome.OpenedNotice) kgz.open(id, BORDER);
        assertThat(opened.approvals()).isEmpty();
        assertThat(opened.checks()).extracting(it -> it.fact().key()).contains("check.system");
    }

    @Test
    void sendsNothingForAnOfficeWhoseMandateAsksForOfficers() {
        assertThat(kaz.send(notice(KAZ_MIGRATION))).isInstanceOfSatisfying(SystemSend.Blocked.class, it -> {
            assertThat(it.rule()).isEqualTo("mandate");
            assertThat(it.reason().key()).isEqualTo("blocked.no-systems");
        });
        assertThat(exchange.requests).noneMatch(it -> it.startsWith("PUT"));
    }

    @Test
    void keepsOfficesApart() throws InterruptedException {
        DispatchId id = sent();
        kgz.catchUp();
        eventually(() -> assertThat(kgz.inbox(BORDER)).hasSize(1));
        assertThat(kgz.inbox(Set.of(KGZ_MIGRATION))).isEmpty();
        assertThat(kgz.open(id, Set.of(KGZ_MIGRATION)))
                .isEqualTo(new OpenOutcome.Refused(Message.of("open.not-your-office")));
    }

    @Test
    void opensAFileWithItsReceipts() throws InterruptedException {
        var form = kaz.form(sent()).orElseThrow();
        OpenOutcome opened = kgz.openFile(form.bytes(), new Evidence.Logged(form.receipts()), BORDER);
        assertThat(opened).isInstanceOf(OpenOutcome.OpenedNotice.class);
        assertThat(kgzStore.scan("accesses", 10)).hasSize(1);
    }

    @Test
    void opensAFileWithoutReceiptsOnlyWhenAskedTo() {
        byte[] sealed =
                ((SystemSend.Sealed) kaz.seal(notice(KAZ_BORDER))).dispatch().bytes();
        assertThat(kgz.openFile(sealed, new Evidence.Logged(List.of()), BORDER))
                .isEqualTo(new OpenOutcome.Refused(Message.of("refusal.not-logged")));
        var opened = (OpenOutcome.OpenedNotice) kgz.openFile(sealed, new Evidence.UnloggedPermitted(), BORDER);
        assertThat(opened.checks()).anySatisfy(check -> {
            assertThat(check.fact().key()).isEqualTo("check.not-logged");
            assertThat(check.holds()).isFalse();
        });
    }

    @Test
    void doesNotOpenAFileForAnotherOfficeOrWithAChangedByte() {
        byte[] sealed =
                ((SystemSend.Sealed) kaz.seal(notice(KAZ_BORDER))).dispatch().bytes();
        assertThat(kgz.openFile(sealed, new Evidence.UnloggedPermitted(), Set.of(KGZ_MIGRATION)))
                .isEqualTo(new OpenOutcome.Refused(Message.of("refusal.no-key")));
        sealed[sealed.length / 2] ^= 1;
        assertThat(kgz.openFile(sealed, new Evidence.UnloggedPermitted(), BORDER))
                .isInstanceOf(OpenOutcome.Refused.class);
        assertThat(kgz.openFile(new byte[] {1, 2, 3}, new Evidence.UnloggedPermitted(), BORDER))
                .isInstanceOf(OpenOutcome.Refused.class);
        assertThat(kgzStore.scan("accesses", 10)).isEmpty();
    }

    @Test
    void tellsWhatArrivesAlsoWhenAnotherProcessOfTheNodeFetchedIt() throws InterruptedException {
        List<DispatchId> told = new CopyOnWriteArrayList<>();
        try (SystemNode other = open(KGZ, kgzStore)) {
            DispatchId id = sent();
            other.catchUp();
            eventually(() -> assertThat(other.inbox(BORDER)).hasSize(1));
            try (var subscription = kgz.follow(entry -> told.add(entry.id()))) {
                DispatchId next = sent();
                eventually(() -> assertThat(told).contains(next));
                assertThat(kgz.inbox(BORDER)).extracting(InboxEntry::id).contains(next);
                assertThat(other.inbox(BORDER)).extracting(InboxEntry::id).contains(id);
            }
        }
    }

    @Test
    void findsWhatAnotherProcessOfTheNodeWasFetchingWhenThisOneBegan() throws InterruptedException {
        DispatchId id = sent();
        CountDownLatch held = new CountDownLatch(1);
        exchange.onTheWay = bytes -> {
            awaitQuietly(held);
            return bytes;
        };
        Thread fetching = Thread.ofPlatform().start(() -> kgz.catchUp());
        eventually(() -> assertThat(kgzStore.scan("cursor", 10)).hasSize(1));
        try (SystemNode later = open(KGZ, kgzStore)) {
            held.countDown();
            fetching.join();
            assertThat(kgz.inbox(BORDER)).extracting(InboxEntry::id).containsExactly(id);
            later.catchUp();
            assertThat(later.inbox(BORDER)).extracting(InboxEntry::id).containsExactly(id);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
