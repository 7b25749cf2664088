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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.deputy.StandIn;
import org.kelisim.client.inbox.WorkOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.release.BatchRelease;
import org.kelisim.client.release.Pending;
import org.kelisim.client.release.Release;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.text.Message;
import org.kelisim.dialogue.WorkCalendars;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.VerificationCode;
import org.kelisim.storage.MemoryStore;

/** What an office arranges for itself: numbers, deputies, releasing several notices at once, codes on paper. */
class OfficeSettingsTest {
    @TempDir
    static Path folder;

    private static TestWorld world;

    private final TestClock clock = new TestClock();
    private TestExchange exchange;
    private TestNode kaz;
    private TestNode kgz;
    private UnlockedOfficer author;
    private UnlockedOfficer releaser;
    private UnlockedOfficer reader;
    private UnlockedOfficer chief;

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
    }

    @BeforeEach
    void start() throws IOException {
        exchange = new TestExchange(world, clock);
        kaz = new TestNode(world, KAZ, new MemoryStore(), exchange, clock);
        kgz = new TestNode(world, KGZ, new MemoryStore(), exchange, clock);
        author = kaz.unlock("author", KAZ_MIGRATION);
        releaser = kaz.unlock("releaser", KAZ_MIGRATION);
        reader = kgz.unlock("author", KGZ_BORDER);
        chief = kgz.unlock("releaser", KGZ_BORDER);
    }

    @AfterEach
    void stop() {
        kaz.close();
        kgz.close();
        exchange.close();
    }

    private DispatchId arrived() {
        DispatchId id = kaz.send(author, releaser, KAZ_MIGRATION, KGZ_BORDER);
        eventually(() -> assertThat(kgz.node.inbox().find(id, reader)).isPresent());
        return id;
    }

    private Pending pending() {
        return kaz.handOver(author, kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER), releaser);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkCalendars.zone(KGZ));
    }

    @Test
    void numbersAreWrittenAsTheOfficeSetsThemAndThoseGivenStay() {
        var patterns = kaz.node.numberPatterns();
        int year = today().getYear();
        assertThat(pending().notice().registration()).contains("1/" + year);
        assertThat(patterns.change(KAZ_MIGRATION, Book.OUTGOING, "МС-{year}/{n:4}", author))
                .contains(Message.of("numbers.not-yours"));
        assertThat(patterns.change(KAZ_MIGRATION, Book.OUTGOING, "{n}", releaser))
                .contains(Message.of("numbers.once"));
        assertThat(patterns.change(KAZ_MIGRATION, Book.OUTGOING, "МС-{year}/{n:4}", releaser))
                .isEmpty();
        assertThat(patterns.change(KGZ_BORDER, Book.INCOMING, "{n}-{year}", releaser))
                .contains(Message.of("numbers.not-yours"));
        assertThat(pending().notice().registration()).contains("МС-" + year + "/0002");
        assertThat(kgz.node.numberPatterns().change(KGZ_BORDER, Book.INCOMING, "вх. {n}-{year}", chief))
                .isEmpty();
        DispatchId id = arrived();
        assertThat(kgz.node.inbox().find(id, reader).orElseThrow().registration())
                .isEqualTo("вх. 1-" + year);
    }

    @Test
    void severalAreReleasedUnderOneConfirmationIfEachWasOpened() {
        List<Pending> opened = IntStream.range(0, 3)
                .mapToObj(i -> pending().id())
                .map(id -> kaz.node.desk().open(id, releaser).orElseThrow())
                .toList();
        Pending unread = pending();
        Pending own = kaz.handOver(releaser, kaz.alert(releaser, KAZ_MIGRATION, KGZ_BORDER), releaser);
        kaz.node.desk().open(own.id(), releaser);
        var seen = List.of(
                seen(opened.get(0)),
                seen(unread),
                seen(own),
                new BatchRelease.Seen(opened.get(1).id(), Digest.of()),
                seen(opened.get(2)));
        clock.pass(Duration.ofMinutes(11));
        assertThat(kaz.node.desk().releaseAll(seen, releaser)).isInstanceOf(BatchRelease.ConfirmationNeeded.class);
        releaser.confirm(TestWorld.pin());
        var done = (BatchRelease.Done) kaz.node.desk().releaseAll(seen, releaser);
        assertThat(done.outcomes())
                .extracting(BatchRelease.Outcome::release)
                .containsExactly(
                        new Release.Sending(opened.get(0).id()),
                        new Release.Refused(Message.of("release.not-opened")),
                        new Release.Refused(Message.of("release.same-person")),
                        new Release.Refused(Message.of("release.not-opened")),
                        new Release.Sending(opened.get(2).id()));
        assertThat(kaz.node.desk().toRelease(releaser))
                .extracting(Pending::id)
                .containsExactlyInAnyOrder(unread.id(), own.id(), opened.get(1).id());
        assertThat(kaz.node.desk().releaseAll(List.of(), releaser)).isInstanceOf(BatchRelease.Refused.class);
        assertThat(kaz.node.desk().releaseAll(java.util.Collections.nCopies(51, seen(unread)), releaser))
                .isInstanceOf(BatchRelease.Refused.class);
    }

    private static BatchRelease.Seen seen(Pending pending) {
        return new BatchRelease.Seen(pending.id(), pending.digest());
    }

    @Test
    void aDeputyTakesOverWhatTheAbsentOfficerHas() {
        DispatchId id = arrived();
        var work = kgz.node.work();
        work.take(id, KGZ_BORDER, chief);
        assertThat(work.take(id, KGZ_BORDER, reader)).isInstanceOf(WorkOutcome.Refused.class);
        var deputies = kgz.node.deputies();
        assertThat(deputies.name(chief, KGZ_BORDER, reader.id(), today(), today().plusDays(3)))
                .isEmpty();
        assertThat(deputies.standsInFor(reader, KGZ_BORDER))
                .extracting(it -> it.absent().officer())
                .containsExactly(chief.id());
        assertThat(work.take(id, KGZ_BORDER, reader)).isInstanceOf(WorkOutcome.Done.class);
        assertThat(work.holder(id, KGZ_BORDER).orElseThrow().officer()).isEqualTo(reader.id());
        clock.pass(Duration.ofDays(4));
        assertThat(deputies.standsInFor(reader, KGZ_BORDER)).isEmpty();
        assertThat(deputies.namedBy(chief, KGZ_BORDER)).isEmpty();
    }

    @Test
    void theDaysOfADeputyAreThoseOfTheParty() {
        var deputies = kgz.node.deputies();
        var bishkek = ZoneId.of("Asia/Bishkek");
        LocalDate first = LocalDate.ofInstant(clock.instant(), bishkek).plusDays(1);
        assertThat(deputies.name(chief, KGZ_BORDER, reader.id(), first, first)).isEmpty();
        clock.pass(
                Duration.between(clock.instant(), first.atStartOfDay(bishkek)).minusSeconds(1));
        assertThat(deputies.standsInFor(reader, KGZ_BORDER)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(deputies.today()).isEqualTo(first);
        assertThat(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).isBefore(first);
        assertThat(deputies.standsInFor(reader, KGZ_BORDER)).hasSize(1);
        clock.pass(Duration.ofDays(1).minusSeconds(1));
        assertThat(deputies.standsInFor(reader, KGZ_BORDER)).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(deputies.standsInFor(reader, KGZ_BORDER)).isEmpty();
    }

    @Test
    void onlyAColleagueOfTheOfficeIsNamedForDaysThatAreNotOver() {
        var deputies = kgz.node.deputies();
        UnlockedOfficer stranger = kgz.unlock("stranger", KGZ_MIGRATION);
        assertThat(deputies.name(chief, KGZ_BORDER, stranger.id(), today(), today()))
                .contains(Message.of("deputy.no-colleague"));
        assertThat(deputies.name(chief, KGZ_BORDER, chief.id(), today(), today()))
                .contains(Message.of("deputy.no-colleague"));
        assertThat(deputies.name(stranger, KGZ_BORDER, reader.id(), today(), today()))
                .contains(Message.of("deputy.not-your-office"));
        assertThat(deputies.name(chief, KGZ_BORDER, reader.id(), today(), today().minusDays(1)))
                .contains(Message.of("deputy.over"));
        assertThat(deputies.name(chief, KGZ_BORDER, reader.id(), today(), today().plusDays(400)))
                .isPresent();
        assertThat(deputies.name(chief, KGZ_BORDER, reader.id(), today().plusDays(2), today().plusDays(5)))
                .isEmpty();
        assertThat(deputies.standsInFor(reader, KGZ_BORDER)).isEmpty();
        assertThat(deputies.namedBy(chief, KGZ_BORDER)).map(StandIn::deputy).isPresent();
        deputies.end(chief, KGZ_BORDER);
        assertThat(deputies.namedBy(chief, KGZ_BORDER)).isEmpty();
    }

    @Test
    void theCodeOfAPaperFindsTheNoticeOnBothSidesAndForNobodyElse() {
        DispatchId id = arrived();
        eventually(() -> assertThat(kaz.node.outbox().receipts(id, author)).isNotEmpty());
        var code = VerificationCode.of(
                kaz.node.outbox().receipts(id, author).getFirst().fingerprint());
        assertThat(kaz.node.outbox().find(code, author)).isPresent();
        assertThat(kgz.node.inbox().find(code, reader)).map(it -> it.id()).contains(id);
        assertThat(kgz.node.inbox().find(code, kgz.unlock("stranger", KGZ_MIGRATION)))
                .isEmpty();
        assertThat(kgz.node.inbox().find(VerificationCode.of(Digest.of()), reader))
                .isEmpty();
    }
}
