package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;
import static org.kelisim.client.TestWorld.KGZ_MIGRATION;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.MembershipStatus;
import org.kelisim.storage.MemoryStore;

/** Two nodes and everything between them that this module has. */
class TwoNodesTest {
    @TempDir
    static Path folder;

    private static TestWorld world;

    private final TestClock clock = new TestClock();
    private final MemoryStore kazStore = new MemoryStore();
    private final MemoryStore kgzStore = new MemoryStore();
    private TestExchange exchange;
    private TestNode kaz;
    private TestNode kgz;

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
    }

    @BeforeEach
    void start() throws IOException {
        exchange = new TestExchange(world, clock);
        kaz = new TestNode(world, KAZ, kazStore, exchange, clock);
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
    }

    @AfterEach
    void stop() {
        kaz.close();
        kgz.close();
        exchange.close();
    }

    private DispatchId send() {
        return kaz.send(
                kaz.unlock("author", KAZ_MIGRATION), kaz.unlock("releaser", KAZ_MIGRATION), KAZ_MIGRATION, KGZ_BORDER);
    }

    private SendState state(DispatchId id) {
        return kaz.node.outbox().find(id).map(OutboxEntry::state).orElseThrow();
    }

    private InboxEntry entry(DispatchId id) {
        return kgz.node.inbox().entries(KGZ_BORDER).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private OpenOutcome open(DispatchId id) {
        return kgz.node.inbox().open(id, kgz.unlock("author", KGZ_BORDER));
    }

    @Test
    void bringsANoticeToItsReaderAndTheReceiptsBack() {
        DispatchId id = send();
        eventually(() -> assertThat(entry(id).state()).isEqualTo(InboxEntry.State.UNREAD));
        assertThat(entry(id).summary()).isEmpty();
        eventually(() -> assertThat(state(id)).isEqualTo(SendState.DELIVERED));

        var opened = (OpenOutcome.OpenedNotice) open(id);
        assertThat(opened.notice().body()).isEqualTo(Samples.alert());
        assertThat(opened.approvals()).hasSize(2);
        assertThat(opened.receipt()).isPresent();
        assertThat(opened.checks())
                .allSatisfy(check -> assertThat(check.holds()).isTrue());
        assertThat(entry(id).state()).isEqualTo(InboxEntry.State.READ);
        assertThat(entry(id).summary().orElseThrow().subject()).isEqualTo(Samples.HEADLINE);
        assertThat(entry(id).registration()).isEqualTo("1/2026");
        eventually(() -> assertThat(state(id)).isEqualTo(SendState.READ));

        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        OutboxEntry sent = kaz.node.outbox().find(id, author).orElseThrow();
        assertThat(sent.registration()).contains("1/2026");
        assertThat(sent.approvedBy()).containsExactly("Name of author", "Name of releaser");
        assertThat(kaz.node.outbox().receipts(id, author))
                .extracting(it -> it.event())
                .contains("submitted", "delivered", "read");
        assertThat(kaz.node.alarms()).isEmpty();
        assertThat(kgz.node.alarms()).isEmpty();
        assertThat(kgz.events).contains(new NodeEvent.Arrived(id, KGZ_BORDER));
    }

    @Test
    void opensAgainWhatWasOpenedBefore() {
        DispatchId id = send();
        eventually(() -> assertThat(open(id)).isInstanceOf(OpenOutcome.OpenedNotice.class));
        assertThat(open(id)).isInstanceOf(OpenOutcome.OpenedNotice.class);
    }

    @Test
    void doesNotOpenForAnOfficerOfAnotherOffice() {
        DispatchId id = send();
        eventually(() -> assertThat(entry(id).state()).isEqualTo(InboxEntry.State.UNREAD));
        UnlockedOfficer stranger = kgz.unlock("stranger", KGZ_MIGRATION);
        assertThat(kgz.node.inbox().open(id, stranger))
                .isEqualTo(new OpenOutcome.Refused(Message.of("open.not-your-office")));
        assertThat(kgz.node.inbox().entries(KGZ_BORDER, stranger)).isEmpty();
        assertThat(kgz.node.inbox().find(id, stranger)).isEmpty();
    }

    @Test
    void sendsWhatWasReleasedWhileTheExchangeWasAway() {
        exchange.up = false;
        DispatchId id = send();
        eventually(() ->
                assertThat(kaz.node.outbox().find(id).orElseThrow().trouble()).isPresent());
        assertThat(state(id)).isEqualTo(SendState.QUEUED);
        exchange.up = true;
        eventually(() -> assertThat(state(id)).isEqualTo(SendState.DELIVERED));
        assertThat(kaz.node.outbox().find(id).orElseThrow().trouble()).isEmpty();
    }

    @Test
    void sendsOnceWhenTheAnswerWasLost() {
        exchange.loseAnswers.set(2);
        DispatchId id = send();
        eventually(() -> assertThat(state(id)).isEqualTo(SendState.DELIVERED));
        assertThat(kgz.node.inbox().entries(KGZ_BORDER)).hasSize(1);
        assertThat(kaz.node.alarms()).isEmpty();
    }

    @Test
    void sendsAfterARestartWhatWasReleasedBefore() {
        exchange.up = false;
        DispatchId id = send();
        kaz.close();
        exchange.up = true;
        kaz = new TestNode(world, KAZ, kazStore, exchange, clock);
        eventually(() -> assertThat(state(id)).isEqualTo(SendState.DELIVERED));
    }

    @Test
    void sealsAgainUnderTheSameIdWhenTheDirectoryWentStale() {
        exchange.callStale.set(1);
        DispatchId id = send();
        eventually(() -> assertThat(state(id)).isEqualTo(SendState.DELIVERED));
        assertThat(open(id)).isInstanceOf(OpenOutcome.OpenedNotice.class);
    }

    @Test
    void refusesATruncatedDispatchAndOpensNothing() {
        exchange.onTheWay = bytes -> java.util.Arrays.copyOf(bytes, bytes.length - 100);
        DispatchId id = send();
        eventually(() -> assertThat(kgz.node.alarms()).contains(Message.of("alarm.arrival-refused", id.toString())));
        assertThat(open(id)).isInstanceOf(OpenOutcome.Refused.class);
        assertThat(kgz.node.inbox().entries(KGZ_BORDER)).isEmpty();
    }

    @Test
    void refusesADispatchWithAChangedByteAndSaysWhy() {
        exchange.onTheWay = bytes -> {
            byte[] changed = bytes.clone();
            changed[changed.length / 2] ^= 1;
            return changed;
        };
        DispatchId id = send();
        eventually(() -> assertThat(kgz.node.alarms()).contains(Message.of("alarm.arrival-refused", id.toString())));
        assertThat(open(id)).isInstanceOf(OpenOutcome.Refused.class);
        assertThat(kgz.node.isConnected()).isTrue();
    }

    @Test
    void refusesADispatchWithABrokenSignatureWhenItIsOpened() {
        exchange.onTheWay = bytes -> {
            byte[] changed = bytes.clone();
            changed[changed.length - 1] ^= 1; // within the last signature value
            return changed;
        };
        DispatchId id = send();
        eventually(() -> assertThat(entry(id).state()).isEqualTo(InboxEntry.State.UNREAD));
        assertThat(open(id)).isEqualTo(new OpenOutcome.Refused(Message.of("refusal.signature-invalid")));
        assertThat(entry(id).state()).isEqualTo(InboxEntry.State.REFUSED);
        assertThat(entry(id).problem()).contains(Message.of("refusal.signature-invalid"));
        eventually(() -> assertThat(kaz.node.outbox().find(id).orElseThrow().trouble())
                .contains(Message.of("outbox.unopenable", KGZ_BORDER.toString())));
    }

    @Test
    void opensNothingAfterTheDirectoryHasRunOut() {
        DispatchId id = send();
        eventually(() -> assertThat(entry(id).state()).isEqualTo(InboxEntry.State.UNREAD));
        clock.pass(Duration.ofDays(31));
        UnlockedOfficer reader = kgz.unlock("author", KGZ_BORDER);
        assertThat(kgz.node.inbox().open(id, reader))
                .isEqualTo(new OpenOutcome.Refused(Message.of("refusal.directory-expired")));
        assertThat(entry(id).state()).isEqualTo(InboxEntry.State.UNREAD);
    }

    @Test
    void letsGoOfWhatMayNoLongerBeKept() {
        DispatchId id = send();
        eventually(() -> assertThat(open(id)).isInstanceOf(OpenOutcome.OpenedNotice.class));
        clock.pass(Duration.ofDays(400));
        kgz.node.inbox().expire();
        assertThat(kgzStore.scan("sealed", 10)).isEmpty();
        assertThat(entry(id).summary()).isEmpty();
        assertThat(entry(id).problem()).contains(Message.of("refusal.retention-passed"));
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        DispatchId first = send();
        eventually(() -> assertThat(entry(first).state()).isEqualTo(InboxEntry.State.UNREAD));
        kgz.close();
        DispatchId second = send();
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
        eventually(() -> assertThat(entry(second).registration()).isEqualTo("2/2026"));
        assertThat(entry(first).registration()).isEqualTo("1/2026");
        assertThat(open(first)).isInstanceOf(OpenOutcome.OpenedNotice.class);
    }

    @Test
    void keepsNothingReadableInTheDatabase() {
        DispatchId id = send();
        eventually(() -> assertThat(open(id)).isInstanceOf(OpenOutcome.OpenedNotice.class));
        for (MemoryStore store : java.util.List.of(kazStore, kgzStore)) {
            for (String name : java.util.List.of("outbox", "released", "arrivals", "sealed", "accesses", "streams")) {
                store.scan(name, 1000)
                        .forEach(document -> assertThat(document.keySet()).containsExactly("_id", "v"));
                assertThat(store.scan(name, 1000).toString()).doesNotContain("migration-service");
            }
        }
    }

    @Test
    void tellsOfANoticeThatWasWithheld() {
        exchange.withhold.set(1);
        send();
        DispatchId second = send();
        eventually(() -> assertThat(open(second)).isInstanceOf(OpenOutcome.OpenedNotice.class));
        kgz.node.inbox().checkStreams();
        assertThat(kgz.node.alarms()).as("it may still come").isEmpty();
        clock.pass(Duration.ofMinutes(11));
        kgz.node.inbox().checkStreams();
        assertThat(kgz.node.alarms()).containsExactly(Message.of("alarm.stream-gap", KAZ_MIGRATION, "2", "1"));
    }

    @Test
    void goesOnBesideDocumentsThatItDidNotWrite() {
        DispatchId first = send();
        eventually(() -> assertThat(entry(first).state()).isEqualTo(InboxEntry.State.UNREAD));
        kgz.close();
        for (String name : java.util.List.of("arrivals", "outbox", "drafts", "streams", "registrations", "accesses")) {
            kgzStore.insert(name, new org.bson.Document("_id", "foreign").append("text", name));
        }
        kgzStore.update("directory", "000000000001", org.kelisim.storage.Change.set("v", "odd"));
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
        assertThat(kgz.node.alarms())
                .contains(
                        Message.of("alarm.unreadable", "arrivals/foreign"),
                        Message.of("alarm.unreadable", "drafts/foreign"),
                        Message.of("alarm.unreadable", "directory/000000000001"));
        assertThat(open(first)).isInstanceOf(OpenOutcome.OpenedNotice.class);
        DispatchId second = send();
        eventually(() -> assertThat(open(second)).isInstanceOf(OpenOutcome.OpenedNotice.class));
    }

    @Test
    void opensNothingThatWasAlteredInItsOwnDatabase() {
        DispatchId id = send();
        eventually(() -> assertThat(entry(id).state()).isEqualTo(InboxEntry.State.UNREAD));
        kgzStore.update("sealed", id.toString(), org.kelisim.storage.Change.set("v", new byte[100]));
        assertThat(open(id)).isEqualTo(new OpenOutcome.Refused(Message.of("open.unreadable")));
        assertThat(kgz.node.alarms()).contains(Message.of("alarm.unreadable", "sealed/" + id));
    }

    @Test
    void recordsEveryOpening() {
        DispatchId id = send();
        eventually(() -> assertThat(open(id)).isInstanceOf(OpenOutcome.OpenedNotice.class));
        open(id);
        assertThat(kgzStore.scan("accesses", 10)).hasSize(2);
    }

    @Test
    void followsTheDirectoryAndStopsSendingToASuspendedParty() {
        world.status.put(KGZ, MembershipStatus.SUSPENDED);
        try {
            world.nextVersion();
            exchange.publish();
            eventually(() -> assertThat(kaz.node.directory().version()).isEqualTo(2));
            UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
            var draft = kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER);
            var outcome = kaz.node.desk().handOver(draft, author);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            org.kelisim.client.release.HandOver.Problems.class,
                            it -> assertThat(it.problems().getFirst().message().in(Locale.ENGLISH))
                                    .contains("not active"));
        } finally {
            world.status.put(KGZ, MembershipStatus.ACTIVE);
            world.bundles().removeLast();
        }
    }
}
