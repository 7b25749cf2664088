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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.inbox.Access;
import org.kelisim.client.inbox.Colleague;
import org.kelisim.client.inbox.Holder;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.inbox.StoredWork;
import org.kelisim.client.inbox.WorkOutcome;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.lists.Received;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.storage.MemoryStore;

/** What officers of an office do with what came: find it, take it, hand it over. */
class OfficeDayTest {
    @TempDir
    static Path folder;

    private static TestWorld world;

    private final TestClock clock = new TestClock();
    private final MemoryStore kgzStore = new MemoryStore();
    private TestExchange exchange;
    private TestNode kaz;
    private TestNode kgz;
    private UnlockedOfficer officer;
    private UnlockedOfficer colleague;

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
    }

    @BeforeEach
    void start() throws IOException {
        exchange = new TestExchange(world, clock);
        kaz = new TestNode(world, KAZ, new MemoryStore(), exchange, clock);
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
        officer = kgz.unlock("author", KGZ_BORDER);
        colleague = kgz.unlock("releaser", KGZ_BORDER);
    }

    @AfterEach
    void stop() {
        kaz.close();
        kgz.close();
        exchange.close();
    }

    private DispatchId arrived() {
        DispatchId id = kaz.send(
                kaz.unlock("author", KAZ_MIGRATION), kaz.unlock("releaser", KAZ_MIGRATION), KAZ_MIGRATION, KGZ_BORDER);
        eventually(() -> assertThat(rows(ListQuery.ALL)).contains(id));
        return id;
    }

    private List<DispatchId> rows(ListQuery query) {
        return kgz.node.lists().inbox(KGZ_BORDER, query, 0, 50, officer).rows().stream()
                .map(it -> it.entry().id())
                .toList();
    }

    private List<DispatchId> search(String text) {
        return rows(ListQuery.ALL.withText(text));
    }

    private void open(DispatchId id) {
        eventually(() -> assertThat(kgz.node.inbox().open(id, officer)).isInstanceOf(OpenOutcome.OpenedNotice.class));
    }

    private String taken(UnlockedOfficer by) {
        return kgz.node.work().holder(taken, KGZ_BORDER, by).map(Holder::name).orElse("nobody");
    }

    private DispatchId taken = DispatchId.create(KAZ);

    @Test
    void ofTwoWhoTakeANoticeAtOnceOneWinsAndTheOtherReadsWho() throws Exception {
        taken = arrived();
        var barrier = new CyclicBarrier(2);
        List<WorkOutcome> outcomes;
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<WorkOutcome> first = () -> {
                barrier.await();
                return kgz.node.work().take(taken, KGZ_BORDER, officer);
            };
            Callable<WorkOutcome> second = () -> {
                barrier.await();
                return kgz.node.work().take(taken, KGZ_BORDER, colleague);
            };
            var running = Stream.of(first, second).map(threads::submit).toList();
            outcomes = List.of(running.get(0).get(), running.get(1).get());
        }
        String winner = taken(officer);
        assertThat(outcomes.stream().filter(WorkOutcome.Done.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream()
                        .filter(WorkOutcome.Refused.class::isInstance)
                        .map(it -> ((WorkOutcome.Refused) it).reason().in(Locale.ENGLISH)))
                .singleElement()
                .asString()
                .startsWith(winner + " works on this");
    }

    @Test
    void anotherProcessThatTookItFirstIsFoundOut() {
        taken = arrived();
        StoredWork elsewhere = kgz.anotherWork(kgzStore, clock);
        assertThat(elsewhere.take(taken, KGZ_BORDER, colleague)).isInstanceOf(WorkOutcome.Done.class);
        assertThat(kgz.node.work().take(taken, KGZ_BORDER, officer)).isInstanceOf(WorkOutcome.Refused.class);
        assertThat(taken(officer)).isEqualTo("Name of releaser");
    }

    @Test
    void aNoticeIsHandedToAColleagueWithANoteAndGivenBackAndAllOfItIsRecorded() {
        taken = arrived();
        kgz.node.work().take(taken, KGZ_BORDER, officer);
        assertThat(rows(ListQuery.ALL.withWho(ListQuery.Who.MINE))).containsExactly(taken);
        assertThat(rows(ListQuery.ALL.withWho(ListQuery.Who.NOBODY))).isEmpty();
        assertThat(kgz.node.work().colleagues(KGZ_BORDER, officer))
                .containsExactly(new Colleague(colleague.id(), "Name of releaser"));

        kgz.node.work().handOver(taken, KGZ_BORDER, colleague.id(), "Срочно", officer);
        assertThat(kgz.node.work().holder(taken, KGZ_BORDER, officer).flatMap(Holder::handed))
                .contains(new Holder.Handed("Name of author", "Срочно"));
        assertThat(kgz.node.work().giveBack(taken, KGZ_BORDER, officer)).isInstanceOf(WorkOutcome.Refused.class);
        assertThat(kgz.node.work().giveBack(taken, KGZ_BORDER, colleague))
                .isEqualTo(new WorkOutcome.Done(Optional.empty()));
        assertThat(kgz.events).contains(new NodeEvent.WorkChanged(taken, KGZ_BORDER));
        assertThat(kgz.node.inbox().accesses(KGZ_BORDER))
                .extracting(Access::act)
                .contains(Access.Act.TAKEN, Access.Act.HANDED_OVER, Access.Act.GIVEN_BACK);
    }

    @Test
    void whoHasItStaysKnownOverARestart() {
        taken = arrived();
        kgz.node.work().take(taken, KGZ_BORDER, officer);
        kgz.close();
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
        officer = kgz.unlock("author", KGZ_BORDER);
        assertThat(taken(officer)).isEqualTo("Name of author");
    }

    @Test
    void nobodyOfAnotherOfficeTakesSeesOrIsHandedAnything() {
        taken = arrived();
        UnlockedOfficer stranger = kgz.unlock("stranger", KGZ_MIGRATION);
        assertThat(kgz.node.work().take(taken, KGZ_BORDER, stranger)).isInstanceOf(WorkOutcome.Refused.class);
        assertThat(kgz.node.work().take(taken, KGZ_MIGRATION, stranger)).isInstanceOf(WorkOutcome.Refused.class);
        assertThat(kgz.node.work().handOver(taken, KGZ_BORDER, stranger.id(), "", officer))
                .isInstanceOf(WorkOutcome.Refused.class);
        assertThat(kgz.node.work().colleagues(KGZ_BORDER, stranger)).isEmpty();
        kgz.node.work().take(taken, KGZ_BORDER, officer);
        assertThat(taken(stranger)).isEqualTo("nobody");
        assertThat(kgz.node
                        .lists()
                        .inbox(KGZ_BORDER, ListQuery.ALL, 0, 50, stranger)
                        .rows())
                .isEmpty();
        assertThat(kgz.node.lists().unread(KGZ_BORDER, stranger)).isZero();
    }

    @Test
    void aNoteWithHiddenSignsOrTooLongIsRefused() {
        taken = arrived();
        for (String note : List.of("\u202eabc", "a\nb", "x".repeat(301))) {
            assertThat(kgz.node.work().handOver(taken, KGZ_BORDER, colleague.id(), note, officer))
                    .isInstanceOf(WorkOutcome.Refused.class);
        }
        assertThat(taken(officer)).isEqualTo("nobody");
    }

    @Test
    void theContentIsFoundOnceItWasOpenedTheSenderBefore() {
        DispatchId id = arrived();
        assertThat(search("перегородк")).isEmpty();
        assertThat(search("kaz")).containsExactly(id);
        assertThat(search("1/2026")).containsExactly(id);
        open(id);
        assertThat(search("перегородк рефриж")).containsExactly(id);
        assertThat(search("smuggling")).containsExactly(id);
        assertThat(search("перегородк nothing")).isEmpty();
        assertThat(search(".*")).isEmpty();
        assertThat(rows(ListQuery.ALL.withState(ListState.UNREAD))).isEmpty();
        assertThat(rows(ListQuery.ALL.withState(ListState.READ))).containsExactly(id);
        assertThat(rows(ListQuery.ALL.withParty(KGZ))).isEmpty();
    }

    @Test
    void theContentIsStillFoundAfterARestart() {
        DispatchId id = arrived();
        open(id);
        kgz.close();
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
        officer = kgz.unlock("author", KGZ_BORDER);
        assertThat(search("перегородк")).containsExactly(id);
    }

    @Test
    void whatTheOfficeSentIsFoundByContentAndRecipient() {
        DispatchId id = arrived();
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        for (String text : List.of("перегородк", "kgz border", "1/2026")) {
            assertThat(kaz.node
                            .lists()
                            .sent(KAZ_MIGRATION, ListQuery.ALL.withText(text), 0, 50, author)
                            .rows())
                    .as(text)
                    .extracting(it -> it.entry().id())
                    .containsExactly(id);
        }
    }

    @Test
    void unreadStandsBeforeReadAndPagesAreCut() {
        DispatchId first = arrived();
        DispatchId second = arrived();
        open(second);
        assertThat(rows(ListQuery.ALL)).containsExactly(first, second);
        var page = kgz.node.lists().inbox(KGZ_BORDER, ListQuery.ALL, 1, 1, officer);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.rows())
                .extracting(Received::entry)
                .extracting(it -> it.id())
                .containsExactly(second);
        assertThat(kgz.node
                        .lists()
                        .inbox(KGZ_BORDER, ListQuery.ALL, 7, 50, officer)
                        .rows())
                .isEmpty();
    }

    private DispatchId question(int days) {
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        UnlockedOfficer releaser = kaz.unlock("releaser", KAZ_MIGRATION);
        Draft draft = kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER)
                .edit()
                .replyWithin(Optional.of(new ReplyWithin(days, ReplyWithin.DayCount.CALENDAR)))
                .done();
        var pending = kaz.handOver(author, draft, releaser);
        kaz.node.desk().release(pending.id(), pending.digest(), releaser);
        eventually(() -> assertThat(rows(ListQuery.ALL)).contains(pending.id()));
        return pending.id();
    }

    @Test
    void overdueStandsAboveUnreadAndThatAboveWhatWaits() {
        DispatchId late = question(1);
        DispatchId later = question(200);
        DispatchId soon = question(100);
        DispatchId unread = arrived();
        List.of(late, later, soon).forEach(this::open);
        assertThat(rows(ListQuery.ALL)).containsExactly(unread, late, soon, later);
        clock.pass(Duration.ofDays(10));
        officer = kgz.unlock("author", KGZ_BORDER);
        assertThat(rows(ListQuery.ALL)).containsExactly(late, unread, soon, later);
        assertThat(rows(ListQuery.ALL.withState(ListState.OVERDUE))).containsExactly(late);
        assertThat(rows(ListQuery.ALL.withState(ListState.WAITING))).containsExactly(late, soon, later);
    }
}
