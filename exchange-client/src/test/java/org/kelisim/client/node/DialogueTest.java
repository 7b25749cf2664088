package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.dialogue.Due;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.Received;
import org.kelisim.client.lists.Sent;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.SendState;
import org.kelisim.dialogue.ClockState;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.storage.MemoryStore;

/** A question goes to another state, and its answer comes back. */
class DialogueTest {
    @TempDir
    static Path folder;

    private static TestWorld world;

    private final TestClock clock = new TestClock(); // a Tuesday
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
        kaz = new TestNode(world, KAZ, new MemoryStore(), exchange, clock);
        kgz = new TestNode(world, KGZ, new MemoryStore(), exchange, clock);
    }

    @AfterEach
    void stop() {
        kaz.close();
        kgz.close();
        exchange.close();
    }

    private DispatchId ask(int days) {
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        Draft draft = kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER)
                .edit()
                .replyWithin(Optional.of(new ReplyWithin(days, ReplyWithin.DayCount.CALENDAR)))
                .done();
        DispatchId id = kaz.release(author, draft);
        eventually(() ->
                assertThat(kaz.node.outbox().find(id).orElseThrow().state()).isEqualTo(SendState.DELIVERED));
        return id;
    }

    private DispatchId answer(DispatchId question, String outcome) {
        UnlockedOfficer author = kgz.unlock("author", KGZ_BORDER);
        var opened = (OpenOutcome.OpenedNotice) kgz.node.inbox().open(question, author);
        Draft draft = kgz.node.drafts().reply(author, KGZ_BORDER, "generic-reply", opened);
        DispatchId id = kgz.release(
                author,
                draft.edit()
                        .body(CanonicalJson.object().put("outcome", outcome).put("answer", "Seen on our side too."))
                        .done());
        eventually(() ->
                assertThat(kgz.node.outbox().find(id).orElseThrow().state()).isEqualTo(SendState.DELIVERED));
        return id;
    }

    private void openAtTheAsker(DispatchId id) {
        assertThat(kaz.node.inbox().open(id, kaz.unlock("author", KAZ_MIGRATION)))
                .isInstanceOf(OpenOutcome.OpenedNotice.class);
    }

    private Optional<Due> ours(DispatchId question) {
        return kgz
                .node
                .lists()
                .inbox(KGZ_BORDER, ListQuery.ALL, 0, 10, kgz.unlock("author", KGZ_BORDER))
                .rows()
                .stream()
                .filter(it -> it.entry().id().equals(question))
                .findFirst()
                .flatMap(Received::due);
    }

    private Optional<Due> theirs(DispatchId question) {
        return kaz
                .node
                .lists()
                .sent(KAZ_MIGRATION, ListQuery.ALL, 0, 10, kaz.unlock("author", KAZ_MIGRATION))
                .rows()
                .stream()
                .filter(it -> it.entry().id().equals(question))
                .findFirst()
                .flatMap(Sent::due);
    }

    @Test
    void bothSidesCountTheSameDaysOfTheAskedOffice() {
        DispatchId question = ask(4); // Saturday, so Monday

        Due monday = new Due(LocalDate.parse("2026-11-30"), ClockState.RUNNING);
        assertThat(ours(question)).contains(monday);
        assertThat(theirs(question)).contains(monday);

        clock.pass(Duration.ofDays(3)); // Friday, the working day before
        assertThat(theirs(question).orElseThrow().state()).isEqualTo(ClockState.REMINDER);
        assertThat(ours(question)).isEqualTo(theirs(question));

        clock.pass(Duration.ofDays(4));
        assertThat(ours(question).orElseThrow().overdue()).isTrue();
        assertThat(theirs(question).orElseThrow().overdue()).isTrue();
    }

    @Test
    void anAnswerStopsTheClockOnBothSides() {
        DispatchId question = ask(10);

        DispatchId answer = answer(question, "noted");

        assertThat(ours(question)).isEmpty();
        eventually(() -> assertThat(theirs(question)).isEmpty());
        openAtTheAsker(answer);
        assertThat(theirs(question)).isEmpty();
    }

    @Test
    void askingForMoreDoesNotStopTheClock() {
        DispatchId question = ask(10);

        openAtTheAsker(answer(question, "information-requested"));

        assertThat(ours(question)).isPresent();
        assertThat(theirs(question)).isPresent();
    }
}
