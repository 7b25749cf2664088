package org.kelisim.client.node;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_BORDER;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;
import static org.kelisim.client.TestWorld.KGZ_MIGRATION;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.TestImages;
import org.kelisim.client.dialogue.Due;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.Received;
import org.kelisim.client.lists.Sent;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.release.HandOver;
import org.kelisim.client.release.SystemSend;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;
import org.kelisim.dialogue.ClockState;
import org.kelisim.dialogue.ReplyRules.Objection;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.storage.MemoryStore;
import tools.jackson.databind.node.ObjectNode;

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
    void aReplyThatNobodyHasOpenedIsNoAnswerYet() {
        DispatchId question = ask(10);
        DispatchId reply = answer(question, "information-requested");
        eventually(() -> assertThat(states(question)).containsExactly(ClockState.ARRIVED));
        assertThat(theirs(question))
                .as("nobody waits for the other office any more")
                .isEmpty();
        assertThat(sent(question).unopened()).isTrue();
        assertThat(kaz.node
                        .dialogues()
                        .find(question, KAZ_MIGRATION)
                        .orElseThrow()
                        .asked()
                        .getFirst()
                        .answer())
                .isEmpty();
        assertThat(ours(question)).as("the asked office knows what it wrote").isPresent();

        openAtTheAsker(reply);
        assertThat(states(question)).containsExactly(ClockState.RUNNING);
        assertThat(sent(question).unopened()).isFalse();

        DispatchId answer = answer(question, "noted");
        eventually(() -> assertThat(states(question)).containsExactly(ClockState.ARRIVED));
        openAtTheAsker(answer);
        assertThat(states(question)).containsExactly(ClockState.ANSWERED);
    }

    private List<ClockState> states(DispatchId question) {
        return kaz.node.dialogues().find(question, KAZ_MIGRATION).orElseThrow().asked().stream()
                .map(it -> it.state())
                .toList();
    }

    private Sent sent(DispatchId question) {
        return kaz
                .node
                .lists()
                .sent(KAZ_MIGRATION, ListQuery.ALL, 0, 10, kaz.unlock("author", KAZ_MIGRATION))
                .rows()
                .stream()
                .filter(it -> it.entry().id().equals(question))
                .findFirst()
                .orElseThrow();
    }

    /** Type 6: the issuing state replies in ten days; whoever else gets it may. */
    @Test
    void ofAForgedDocumentOnlyTheIssuingStateOwesAnAnswer() throws Exception {
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        Draft draft = forgedDocument(author);
        ObjectNode body = draft.body().deepCopy();
        draft = draft.edit().body(body.put("issuer", "TJK")).done();
        attach(draft, "hologram.png", TestImages.withPlace());
        DispatchId id = kaz.release(author, draft);
        eventually(() -> assertThat(kgz.node.inbox().entries(KGZ_BORDER)).hasSize(1));
        assertThat(theirs(id)).as("the sender waits for no answer of KGZ").isEmpty();
        assertThat(states(id)).containsExactly(ClockState.RUNNING);
        assertThat(ours(id))
                .as("until it is opened the header is all that is known")
                .isPresent();

        openedAtTheAsked(id);

        assertThat(ours(id)).isEmpty();
        openAtTheAsker(answer(id, "noted"));
        assertThat(states(id)).as("it may reply").containsExactly(ClockState.ANSWERED);
    }

    @Test
    void aLateReplyThatNobodyHasOpenedDoesNotHideThatItIsLate() {
        DispatchId question = ask(4);
        clock.pass(Duration.ofDays(10));
        answer(question, "noted");
        eventually(() -> assertThat(sent(question).unopened()).isTrue());
        assertThat(states(question)).containsExactly(ClockState.OVERDUE);
    }

    @Test
    void askingForMoreDoesNotStopTheClock() {
        DispatchId question = ask(10);

        openAtTheAsker(answer(question, "information-requested"));

        assertThat(ours(question)).isPresent();
        assertThat(theirs(question)).isPresent();
    }

    private OpenOutcome.OpenedNotice openedAtTheAsked(DispatchId question) {
        return (OpenOutcome.OpenedNotice) kgz.node.inbox().open(question, kgz.unlock("author", KGZ_BORDER));
    }

    private Draft replyDraft(DispatchId question) {
        UnlockedOfficer author = kgz.unlock("author", KGZ_BORDER);
        return kgz.node
                .drafts()
                .reply(author, KGZ_BORDER, "generic-reply", openedAtTheAsked(question))
                .edit()
                .body(CanonicalJson.object().put("outcome", "noted").put("answer", "Seen."))
                .done();
    }

    private DispatchId close(DispatchId question) {
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        Draft draft = kaz.node
                .drafts()
                .close(
                        author,
                        kaz.node.outbox().notice(question, author).orElseThrow().notice());
        DispatchId id = kaz.release(
                author,
                draft.edit()
                        .body(CanonicalJson.object().put("grounds", "settled"))
                        .done());
        eventually(() ->
                assertThat(kaz.node.outbox().find(id).orElseThrow().state()).isEqualTo(SendState.DELIVERED));
        return id;
    }

    private Problem problem(Draft draft) {
        HandOver outcome = kgz.node.desk().handOver(draft, kgz.unlock("author", KGZ_BORDER));
        assertThat(outcome).isInstanceOf(HandOver.Problems.class);
        return ((HandOver.Problems) outcome).problems().getFirst();
    }

    @Test
    void refusesASecondFinalAnswerBeforeSealing() {
        DispatchId question = ask(10);
        Draft second = replyDraft(question);
        answer(question, "noted");

        assertThat(problem(second)).isEqualTo(new Problem("inReplyTo", Message.of("thread.answered-already")));
    }

    @Test
    void takesAnAnswerAfterAskingForMore() {
        DispatchId question = ask(10);
        openAtTheAsker(answer(question, "information-requested"));

        openAtTheAsker(answer(question, "noted"));

        assertThat(theirs(question)).isEmpty();
    }

    @Test
    void closingStopsTheClocksAndRefusesAnswers() {
        DispatchId question = ask(10);
        Draft late = replyDraft(question);

        DispatchId closing = close(question);

        assertThat(theirs(question)).isEmpty();
        assertThat(ours(question)).isEmpty();
        assertThat(problem(late)).isEqualTo(new Problem("inReplyTo", Message.of("thread.thread-closed")));
        assertThat(kgz.node.inbox().open(closing, kgz.unlock("author", KGZ_BORDER)))
                .isInstanceOf(OpenOutcome.OpenedNotice.class);
        assertThat(kgz.node
                        .dialogues()
                        .find(question, KGZ_BORDER)
                        .orElseThrow()
                        .closings()
                        .getFirst()
                        .from())
                .isEqualTo(KAZ_MIGRATION);
    }

    @Test
    void refusesAReplyToAForeignThread() {
        DispatchId question = ask(10);
        Draft foreign = replyDraft(question)
                .edit()
                .inReplyTo(Optional.of(DispatchId.create(KAZ)))
                .done();

        assertThat(problem(foreign)).isEqualTo(new Problem("inReplyTo", Message.of("thread.foreign-thread")));
    }

    @Test
    void refusesAnAnswerThatGoesToAnotherOffice() {
        DispatchId question = ask(10);
        Draft astray =
                replyDraft(question).edit().recipients(List.of(KAZ_BORDER)).done();

        assertThat(problem(astray)).isEqualTo(new Problem("inReplyTo", Message.of("thread.outside-thread")));
    }

    /** What a sender that does not keep to the rules might have sent. */
    private Notice rogue(OfficeId from, List<OfficeId> to, DispatchId question, String type) {
        UnlockedOfficer author = kgz.unlock("author", KGZ_BORDER);
        Draft draft = kgz.node.drafts().create(author, KGZ_BORDER, "modus-operandi-alert");
        var routing = new Routing(
                DispatchId.create(from.party()),
                NoticeClass.GENERAL,
                from,
                to,
                Optional.empty(),
                Optional.of(question),
                Optional.empty(),
                draft.retainUntil());
        return new Notice(
                Notice.freshNonce(),
                routing,
                type,
                1,
                Optional.empty(),
                HandlingCode.AMBER,
                Priority.ROUTINE,
                List.of(),
                "ru",
                Optional.empty(),
                CanonicalJson.object().put("outcome", "noted").put("answer", "Seen."),
                List.of());
    }

    private Optional<Objection> onOpening(Notice reply, long leaf) {
        return kaz.node.dialogues().onOpening(KAZ_MIGRATION, reply, leaf, id -> Optional.empty());
    }

    private long leaf(TestNode node, DispatchId id) {
        return node.node.outbox().find(id).orElseThrow().leaf().orElseThrow();
    }

    @Test
    void refusesOnOpeningWhatASenderWithoutTheseRulesSent() {
        DispatchId question = ask(10);
        List<OfficeId> asker = List.of(KAZ_MIGRATION);
        long later = leaf(kaz, question) + 100;

        assertThat(onOpening(rogue(KGZ_BORDER, asker, question, "generic-reply"), later))
                .isEmpty();
        assertThat(onOpening(rogue(KGZ_MIGRATION, asker, question, "generic-reply"), later))
                .contains(Objection.NOT_ASKED);
        assertThat(onOpening(rogue(KGZ_BORDER, asker, DispatchId.create(KAZ), "generic-reply"), later))
                .contains(Objection.FOREIGN_THREAD);
        assertThat(onOpening(rogue(KGZ_BORDER, asker, question, "thread-closing"), later))
                .contains(Objection.NOT_THE_ASKER);
        assertThat(onOpening(rogue(KGZ_BORDER, List.of(KAZ_BORDER, KAZ_MIGRATION), question, "generic-reply"), later))
                .contains(Objection.OUTSIDE_THREAD);
    }

    @Test
    void anAnswerLoggedBeforeTheClosingIsTakenAndALaterOneIsNot() {
        DispatchId question = ask(10);
        long closed = leaf(kaz, close(question));
        Notice answer = rogue(KGZ_BORDER, List.of(KAZ_MIGRATION), question, "generic-reply");

        assertThat(onOpening(answer, closed - 1)).isEmpty();
        assertThat(onOpening(answer, closed + 1)).contains(Objection.THREAD_CLOSED);
    }

    @Test
    void aSecondFinalAnswerOfANodeThatForgotIsRefusedWhateverIsOpenedFirst() {
        DispatchId question = ask(10);
        DispatchId first = answer(question, "noted");
        kgz.close();
        kgz = new TestNode(world, KGZ, new MemoryStore(), exchange, clock);
        eventually(() -> assertThat(kgz.node.inbox().isIn(question, KGZ_BORDER)).isTrue());
        DispatchId second = answer(question, "refused");
        UnlockedOfficer reader = kaz.unlock("author", KAZ_MIGRATION);

        assertThat(kaz.node.inbox().open(second, reader))
                .isEqualTo(new OpenOutcome.Refused(Message.of("thread.answered-already")));
        openAtTheAsker(first);
        eventually(() -> assertThat(kgz.node.outbox().find(second).orElseThrow().trouble())
                .isPresent()); // it was told that it cannot be opened
        assertThat(kaz.node.inbox().find(second, reader).orElseThrow().state()).isEqualTo(InboxEntry.State.REFUSED);
    }

    @Test
    void aSystemAnswersAQuestionOfTheOtherStatesOfficer() throws Exception {
        UnlockedOfficer author = kgz.unlock("author", KGZ_BORDER);
        Draft draft = kgz.alert(author, KGZ_BORDER, KAZ_BORDER)
                .edit()
                .replyWithin(Optional.of(new ReplyWithin(5, ReplyWithin.DayCount.WORKING)))
                .done();
        DispatchId question = kgz.release(author, draft);
        try (SystemNode system = SystemNode.open(
                TestNode.settings(world, KAZ, new MemoryStore(), exchange, "system"), TestExchange.as(KAZ), clock)) {
            eventually(() -> {
                system.catchUp();
                assertThat(system.inbox(Set.of(KAZ_BORDER))).isNotEmpty();
            });
            var json = CanonicalJson.object()
                    .put("type", "generic-reply")
                    .put("language", "ru")
                    .put("inReplyTo", question.toString());
            json.set("body", CanonicalJson.object().put("outcome", "noted").put("answer", "Принято."));
            var answer = SystemNotice.parse(json, KAZ_BORDER, List.of(KGZ_BORDER));

            var sent = (SystemSend.Sending) system.send(answer);
            assertThat(system.awaitSent(sent.id(), Duration.ofSeconds(20)).state())
                    .isNotEqualTo(SendState.REFUSED);
            assertThat(system.send(answer))
                    .isEqualTo(new SystemSend.Problems(
                            List.of(new Problem("inReplyTo", Message.of("thread.answered-already")))));
            eventually(() -> assertThat(kgz.node.inbox().open(sent.id(), kgz.unlock("author", KGZ_BORDER)))
                    .isInstanceOf(OpenOutcome.OpenedNotice.class));
        }
        assertThat(kgz.node.dialogues().find(question, KGZ_BORDER).orElseThrow().due())
                .isEmpty();
    }

    private Draft forgedDocument(UnlockedOfficer author) {
        Draft draft = kaz.node.drafts().create(author, KAZ_MIGRATION, "forged-document-alert");
        var body = CanonicalJson.object()
                .put("headline", "Имитация паспорта")
                .put("document", "PP")
                .put("issuer", "KGZ")
                .put("forgery", "counterfeit")
                .put("holderMasked", true);
        body.putArray("features")
                .addObject()
                .put("part", "hologram")
                .put("description", "Не меняет изображения при наклоне.");
        return draft.edit().body(body).recipients(List.of(KGZ_BORDER)).done();
    }

    private List<String> problems(Draft draft, UnlockedOfficer author) {
        HandOver outcome = kaz.node.desk().handOver(draft, author);
        return outcome instanceof HandOver.Problems(var found)
                ? found.stream().map(it -> it.message().key()).toList()
                : List.of();
    }

    private void attach(Draft draft, String name, byte[] bytes) throws IOException {
        kaz.node.attached().add(draft.id(), name, "image/jpeg", new ByteArrayInputStream(bytes));
    }

    private void detach(Draft draft) {
        kaz.node.attached().drop(draft.id());
    }

    @Test
    void aForgedDocumentGoesWithCleanImagesOnly() throws Exception {
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        Draft draft = forgedDocument(author);
        assertThat(problems(draft, author)).containsExactly("images.missing");
        attach(draft, "hologram.jpg", "no image".getBytes(UTF_8));
        assertThat(problems(draft, author)).containsExactly("images.not-an-image");
        detach(draft);
        attach(draft, "AN1234567.png", TestImages.withPlace());
        assertThat(problems(draft, author)).containsExactly("images.name");
        detach(draft);
        attach(draft, "hologram.png", TestImages.withPlace());
        assertThat(problems(draft.edit().recipients(List.of(KAZ_BORDER)).done(), author))
                .containsExactly("recipients.state-missing");

        DispatchId id = kaz.release(author, draft);

        eventually(() -> assertThat(kgz.node.inbox().open(id, kgz.unlock("author", KGZ_BORDER)))
                .isInstanceOf(OpenOutcome.OpenedNotice.class));
        var part = openedAtTheAsked(id).notice().parts().getFirst();
        assertThat(part.name()).isEqualTo("hologram.png");
        assertThat(part.mediaType()).isEqualTo("image/png");
        UnlockedOfficer reader = kgz.unlock("author", KGZ_BORDER);
        assertThat(kgz.node.inbox().fetchAttachment(id, 0, reader, bytes -> {})).isInstanceOf(Fetch.Whole.class);
        byte[] plain;
        try (InputStream in = kgz.node.inbox().readAttachment(id, 0, reader).orElseThrow()) {
            plain = in.readAllBytes();
        }
        assertThat(new String(plain, ISO_8859_1)).doesNotContain(TestImages.PLACE);
        assertThat(ImageIO.read(new ByteArrayInputStream(plain))).isNotNull();
        assertThat(ours(id)).isPresent();
    }
}
