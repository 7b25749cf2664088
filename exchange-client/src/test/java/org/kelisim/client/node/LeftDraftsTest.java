package org.kelisim.client.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_BORDER;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ_BORDER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.attachment.Attaching;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.OfficialOutcome;
import org.kelisim.client.officer.Officials;
import org.kelisim.client.officer.Officials.Act;
import org.kelisim.client.officer.Officials.Among;
import org.kelisim.client.officer.Officials.Days;
import org.kelisim.client.officer.Officials.OfDraft;
import org.kelisim.client.officer.Officials.Why;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.release.Pending;
import org.kelisim.client.release.Release;
import org.kelisim.client.text.Message;
import org.kelisim.notice.Approval;
import org.kelisim.notice.PartDescription;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.MemoryStore;

/** What becomes of the drafts of somebody who has left the office; the exchange is away. */
class LeftDraftsTest {
    private static final Map<OfficeId, Set<Role>> BOTH = Map.of(KAZ_MIGRATION, Set.of(Role.OFFICER, Role.RELEASER));
    private static final byte[] PDF = "%PDF-1.7 and more".getBytes(UTF_8);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final MemoryStore store = new MemoryStore();
    private TestWorld world;
    private TestExchange exchange;
    private TestNode kaz;
    private UnlockedOfficer author;
    private UnlockedOfficer colleague;
    private UnlockedOfficer third;
    private UnlockedOfficer coordinator;

    @BeforeEach
    void start() throws IOException {
        world = new TestWorld(folder);
        exchange = new TestExchange(world, clock);
        exchange.up = false;
        kaz = new TestNode(world, KAZ, store, exchange, clock);
        coordinator = kaz.unlock("coordinator", KAZ_MIGRATION);
        author = kaz.unlock("author", KAZ_MIGRATION);
        colleague = kaz.unlock("releaser", KAZ_MIGRATION);
        third = enrolled("third");
    }

    @AfterEach
    void stop() {
        kaz.close();
        exchange.close();
    }

    private UnlockedOfficer enrolled(String account) {
        var invited =
                (OfficialOutcome.Invited) kaz.node.officials().invite(coordinator, account, "Name of " + account, BOTH);
        kaz.node
                .officials()
                .enrol(TestNode.token(account, KAZ_MIGRATION), invited.code().toCharArray(), TestWorld.pin());
        return kaz.unlock(account, KAZ_MIGRATION);
    }

    private Draft draft() {
        return kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER);
    }

    private void remove(String account) {
        assertThat(kaz.node.officials().remove(coordinator, account)).isEqualTo(new OfficialOutcome.Done());
    }

    private Optional<Message> takeOver(Draft draft, UnlockedOfficer officer) {
        return kaz.node.desk().takeOver(draft.id(), officer);
    }

    private List<Draft> left(UnlockedOfficer officer) {
        return kaz.node.drafts().left(officer).stream().map(LeftDraft::draft).toList();
    }

    private Release release(Pending pending, UnlockedOfficer officer) {
        return kaz.node.desk().release(pending.id(), pending.digest(), officer);
    }

    private static Release refused(String key) {
        return new Release.Refused(Message.of(key));
    }

    @Test
    void aColleagueFinishesTheDraftOfWhoWasRemovedWithItsAttachments() {
        Draft draft = draft();
        assertThat(kaz.node.attachments().add(author, draft.id(), "a.pdf", new ByteArrayInputStream(PDF)))
                .isInstanceOf(Attaching.Done.class);
        assertThat(left(colleague)).isEmpty();
        assertThat(kaz.node.attachments().described(colleague, draft.id())).isEmpty();
        assertThat(takeOver(draft, colleague)).contains(Message.of("draft.not-left"));
        remove("author");
        assertThat(left(colleague)).containsExactly(draft);
        assertThat(kaz.node.officials().leftDrafts(coordinator)).isEqualTo(Map.of(KAZ_MIGRATION, 1));
        assertThat(kaz.node.officials().leftDrafts(colleague)).isEmpty();
        assertThat(kaz.node.attachments().list(colleague, draft.id())).isEmpty();
        assertThat(kaz.node.attachments().described(colleague, draft.id()))
                .extracting(PartDescription::name)
                .containsExactly("a.pdf");
        assertThat(takeOver(draft, colleague)).isEmpty();
        assertThat(left(colleague)).isEmpty();
        assertThat(kaz.node.officials().leftDrafts(coordinator)).isEmpty();
        Draft own = kaz.node.drafts().find(colleague, draft.id()).orElseThrow();
        assertThat(own.authorName()).isEqualTo("Name of releaser");
        assertThat(own.formerAuthors()).containsExactly(new Draft.Former(author.id(), "Name of author", false));
        assertThat(kaz.node.attachments().list(colleague, draft.id())).hasSize(1);
        Pending pending = kaz.handOver(colleague, own, third);
        assertThat(pending.notice().parts()).hasSize(1);
        assertThat(release(pending, third)).isEqualTo(new Release.Sending(draft.id()));
        assertThat(kaz.node.outbox().notice(draft.id(), third).orElseThrow().approvals())
                .extracting(Approval::enrolment)
                .extracting(it -> it.name())
                .containsExactly("Name of releaser", "Name of third");
    }

    /** One looks at attachments and then writes the draft, as a hand-over does; the other deletes a draft with its files. */
    @Test
    void handingOverAndDeletingDoNotWaitForEachOther() throws Exception {
        Draft kept = draft();
        Draft deleted = draft();
        CountDownLatch held = new CountDownLatch(1);
        Thread deleting = Thread.ofPlatform().daemon().unstarted(() -> {
            awaited(held);
            kaz.node.drafts().delete(author, deleted.id());
        });
        Thread handingOver = Thread.ofPlatform()
                .daemon()
                .unstarted(() -> kaz.node.attached().alone(() -> {
                    held.countDown();
                    eventually(() -> assertThat(deleting.getState()).isEqualTo(Thread.State.BLOCKED));
                    kaz.node.drafts().save(author, kept);
                }));
        deleting.start();
        handingOver.start();
        handingOver.join(Duration.ofSeconds(20));
        deleting.join(Duration.ofSeconds(20));
        assertThat(handingOver.isAlive() || deleting.isAlive()).isFalse();
        assertThat(kaz.node.drafts().find(author, deleted.id())).isEmpty();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoeverWasItsAuthorOnceNeverReleasesIt() {
        Draft draft = kaz.alert(third, KAZ_MIGRATION, KGZ_BORDER);
        remove("third");
        assertThat(takeOver(draft, colleague)).isEmpty();
        Pending own = kaz.handOver(
                colleague, kaz.node.drafts().find(colleague, draft.id()).orElseThrow(), colleague);
        assertThat(own.mine()).isTrue();
        assertThat(release(own, colleague)).isEqualTo(refused("release.same-person"));
        UnlockedOfficer back = enrolled("third");
        assertThat(back.id()).isEqualTo(third.id());
        assertThat(kaz.node.desk().find(draft.id(), back).orElseThrow().mine()).isTrue();
        assertThat(release(own, back)).isEqualTo(refused("release.same-person"));
        kaz.close();
        kaz = new TestNode(world, KAZ, store, exchange, clock);
        assertThat(release(own, kaz.unlock("third", KAZ_MIGRATION))).isEqualTo(refused("release.same-person"));
        assertThat(kaz.node.outbox().find(draft.id())).isEmpty();
    }

    @Test
    void nothingIsSentOnTheApprovalOfWhoWasRemoved() {
        Draft draft = draft();
        Pending pending = kaz.handOver(author, draft, colleague);
        assertThat(pending.approved()).isTrue();
        remove("author");
        assertThat(kaz.node.desk().find(draft.id(), colleague).orElseThrow().approved())
                .isFalse();
        assertThat(release(pending, colleague)).isEqualTo(refused("release.author-gone"));
        assertThat(takeOver(draft, third)).isEmpty();
        assertThat(store.scan("desk", 10)).isEmpty();
        assertThat(release(pending, colleague)).isEqualTo(refused("release.gone"));
        Draft own = kaz.node.drafts().find(third, draft.id()).orElseThrow();
        assertThat(own.state()).isEqualTo(new DraftState.Writing());
        Pending again = kaz.handOver(third, own, colleague);
        assertThat(again.notice().registration()).isEqualTo(pending.notice().registration());
        assertThat(release(again, colleague)).isEqualTo(new Release.Sending(draft.id()));
    }

    @Test
    void anApprovalByAKeyThatWasReplacedCountsNoLonger() {
        Pending pending = kaz.handOver(author, draft(), colleague);
        assertThat(kaz.node.desk().isApprovalOver(pending.id(), author)).isFalse();
        UnlockedOfficer again = enrolled("author");
        assertThat(left(colleague)).isEmpty();
        assertThat(release(pending, colleague)).isEqualTo(refused("release.author-gone"));
        assertThat(kaz.node.desk().isApprovalOver(pending.id(), again)).isTrue();
        assertThat(kaz.node.desk().isApprovalOver(pending.id(), colleague)).isFalse();
        assertThat(kaz.node.desk().sendBack(pending.id(), again, "Новый ключ")).isEmpty();
        Pending anew =
                kaz.handOver(again, kaz.node.drafts().find(again, pending.id()).orElseThrow(), colleague);
        assertThat(release(anew, colleague)).isInstanceOf(Release.Sending.class);
    }

    @Test
    void whoLosesTheOfficeOrTheRoleLeavesTheDrafts() {
        Draft draft = draft();
        kaz.node.officials().change(coordinator, "author", Map.of(KAZ_MIGRATION, Set.of(Role.AUDITOR)));
        assertThat(left(colleague)).containsExactly(draft);
        kaz.node.officials().change(coordinator, "author", Map.of(KAZ_MIGRATION, Set.of(Role.OFFICER)));
        assertThat(left(colleague)).isEmpty();
        assertThat(kaz.node.drafts().find(author, draft.id())).contains(draft);
        kaz.node.officials().change(coordinator, "author", Map.of(KAZ_BORDER, Set.of(Role.OFFICER)));
        assertThat(takeOver(draft, colleague)).isEmpty();
        kaz.node.officials().change(coordinator, "author", BOTH);
        assertThat(kaz.node.drafts().find(author, draft.id())).isEmpty();
        assertThatThrownBy(() -> kaz.node.drafts().save(author, draft)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void whoDoesNotComeForTheOwnKeyInTimeLeavesTheDraftsToo() {
        Draft draft = draft();
        kaz.node.officials().invite(coordinator, "author", "Name of author", BOTH);
        clock.pass(Officials.INVITATION.minusSeconds(1));
        colleague = kaz.unlock("releaser", KAZ_MIGRATION);
        assertThat(left(colleague)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(why(colleague)).containsExactly(LeftDraft.Why.GONE);
        assertThat(takeOver(draft, colleague)).isEmpty();
    }

    @Test
    void nobodyElseSeesOrTakesIt() {
        Draft draft = draft();
        remove("author");
        UnlockedOfficer stranger = kaz.unlock("stranger", KAZ_BORDER);
        for (UnlockedOfficer other : List.of(stranger, coordinator, author)) {
            assertThat(left(other)).isEmpty();
            assertThat(takeOver(draft, other)).contains(Message.of("draft.not-left"));
        }
    }

    @Test
    void ofTwoWhoTakeItAtOnceOneHasItAndEachStepIsInTheJournal() throws Exception {
        Draft draft = draft();
        remove("author");
        var barrier = new CyclicBarrier(2);
        List<Optional<Message>> outcomes;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var running = Stream.of(colleague, third)
                    .map(officer -> threads.submit((Callable<Optional<Message>>) () -> {
                        barrier.await();
                        return takeOver(draft, officer);
                    }))
                    .toList();
            outcomes = List.of(running.get(0).get(), running.get(1).get());
        }
        assertThat(outcomes).containsExactlyInAnyOrder(Optional.empty(), Optional.of(Message.of("draft.not-left")));
        assertThat(kaz.node.officials().journal(coordinator))
                .filteredOn(it -> it.act() == Act.DRAFT_TAKEN_OVER)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.draft()).contains(draft.id());
                    assertThat(it.name()).isEqualTo("Name of author");
                    assertThat(it.by()).isEqualTo(outcomes.getFirst().isEmpty() ? "Name of releaser" : "Name of third");
                    assertThat(it.roles()).containsOnlyKeys(KAZ_MIGRATION);
                    assertThat(it.among())
                            .contains(new Among(
                                    List.of(author.id()),
                                    (outcomes.getFirst().isEmpty() ? colleague : third).id(),
                                    Optional.of(
                                            new OfDraft(draft.id(), Optional.of(Why.GONE), false, Optional.empty())),
                                    Optional.empty()));
                });
    }

    private List<Among> journal(Act act) {
        return kaz.node.officials().journal(coordinator).stream()
                .filter(it -> it.act() == act)
                .flatMap(it -> it.among().stream())
                .toList();
    }

    @Test
    void theJournalSaysWhyADraftWasTakenOverAndThatItWaited() {
        Draft draft = draft();
        standsIn(colleague, author);
        assertThat(takeOver(draft, colleague)).isEmpty();
        assertThat(takeOver(draft, author)).isEmpty();
        Pending pending =
                kaz.handOver(author, kaz.node.drafts().find(author, draft.id()).orElseThrow(), third);
        remove("author");
        assertThat(takeOver(draft, third)).isEmpty();
        Optional<String> number = pending.notice().registration();
        assertThat(journal(Act.DRAFT_TAKEN_OVER))
                .containsExactly(
                        new Among(
                                List.of(author.id()),
                                third.id(),
                                Optional.of(new OfDraft(draft.id(), Optional.of(Why.GONE), true, number)),
                                Optional.empty()),
                        new Among(
                                List.of(colleague.id()),
                                author.id(),
                                Optional.of(new OfDraft(draft.id(), Optional.of(Why.OWN), false, Optional.empty())),
                                Optional.empty()),
                        new Among(
                                List.of(author.id()),
                                colleague.id(),
                                Optional.of(new OfDraft(draft.id(), Optional.of(Why.ABSENT), false, Optional.empty())),
                                Optional.empty()));
    }

    @Test
    void namingADeputyAndReadingADraftAreInTheJournal() {
        Draft draft = draft();
        assertThat(kaz.node.drafts().openLeft(colleague, draft.id())).isEmpty();
        standsIn(colleague, author);
        var today = kaz.node.deputies().today();
        Among deputy =
                new Among(List.of(colleague.id()), author.id(), Optional.empty(), Optional.of(new Days(today, today)));
        assertThat(journal(Act.DEPUTY_NAMED)).containsExactly(deputy);
        assertThat(left(colleague)).hasSize(1);
        assertThat(journal(Act.DRAFT_READ)).isEmpty();
        assertThat(kaz.node.drafts().openLeft(colleague, draft.id())).isPresent();
        assertThat(kaz.node.drafts().openLeft(colleague, draft.id())).isPresent();
        Among reading = new Among(
                List.of(author.id()),
                colleague.id(),
                Optional.of(new OfDraft(draft.id(), Optional.of(Why.ABSENT), false, Optional.empty())),
                Optional.empty());
        assertThat(journal(Act.DRAFT_READ)).containsExactly(reading);
        kaz.node.deputies().end(author, KAZ_MIGRATION);
        kaz.node.deputies().end(author, KAZ_MIGRATION);
        assertThat(journal(Act.DEPUTY_ENDED)).containsExactly(deputy);
        assertThat(kaz.node.drafts().openLeft(colleague, draft.id())).isEmpty();
    }

    @Test
    void deletingADraftIsInTheJournalIfOthersWroteItOrItHadANumber() {
        Draft fresh = draft();
        kaz.node.drafts().delete(author, fresh.id());
        assertThat(journal(Act.DRAFT_DELETED)).isEmpty();
        Draft numbered = draft();
        Pending pending = kaz.handOver(author, numbered, colleague);
        assertThat(kaz.node.desk().sendBack(numbered.id(), colleague, "Not this one"))
                .isEmpty();
        Draft left = draft();
        kaz.node.drafts().delete(author, numbered.id());
        remove("author");
        assertThat(takeOver(left, colleague)).isEmpty();
        kaz.node.drafts().delete(colleague, left.id());
        assertThat(journal(Act.DRAFT_DELETED))
                .containsExactly(
                        new Among(
                                List.of(author.id(), colleague.id()),
                                colleague.id(),
                                Optional.of(new OfDraft(left.id(), Optional.empty(), false, Optional.empty())),
                                Optional.empty()),
                        new Among(
                                List.of(author.id()),
                                author.id(),
                                Optional.of(new OfDraft(
                                        numbered.id(),
                                        Optional.empty(),
                                        false,
                                        pending.notice().registration())),
                                Optional.empty()));
    }

    @Test
    void itStaysWithTheNewAuthorOverARestart() {
        Draft draft = draft();
        remove("author");
        assertThat(takeOver(draft, colleague)).isEmpty();
        kaz.close();
        kaz = new TestNode(world, KAZ, store, exchange, clock);
        UnlockedOfficer again = kaz.unlock("releaser", KAZ_MIGRATION);
        assertThat(kaz.node.drafts().find(again, draft.id()).orElseThrow().isWrittenBy(author.id()))
                .isTrue();
    }

    private void standsIn(UnlockedOfficer deputy, UnlockedOfficer absent) {
        var deputies = kaz.node.deputies();
        assertThat(deputies.name(absent, KAZ_MIGRATION, deputy.id(), deputies.today(), deputies.today()))
                .isEmpty();
    }

    private List<LeftDraft.Why> why(UnlockedOfficer officer) {
        return kaz.node.drafts().left(officer).stream().map(LeftDraft::why).toList();
    }

    @Test
    void aDeputyFinishesADraftAndTheAbsentOfficerMayTakeItBack() {
        Draft draft = draft();
        standsIn(colleague, author);
        assertThat(why(colleague)).containsExactly(LeftDraft.Why.ABSENT);
        assertThat(left(third)).isEmpty();
        assertThat(takeOver(draft, third)).contains(Message.of("draft.not-left"));
        assertThat(takeOver(draft, colleague)).isEmpty();
        assertThatThrownBy(() -> kaz.node.drafts().save(author, draft)).isInstanceOf(NotAllowedException.class);
        assertThat(why(author)).containsExactly(LeftDraft.Why.OWN);
        assertThatThrownBy(() -> kaz.node.drafts().delete(colleague, draft.id()))
                .isInstanceOfSatisfying(
                        NotAllowedException.class, it -> assertThat(it.reason()).isEqualTo(Message.of("draft.lent")));
        clock.pass(Duration.ofDays(2));
        author = kaz.unlock("author", KAZ_MIGRATION);
        colleague = kaz.unlock("releaser", KAZ_MIGRATION);
        Draft theirs = kaz.node.drafts().find(colleague, draft.id()).orElseThrow();
        assertThat(theirs.isOpen())
                .as("the deputy keeps it until it is taken back")
                .isTrue();
        assertThat(takeOver(draft, author)).isEmpty();
        assertThat(why(colleague)).isEmpty();
        Pending pending =
                kaz.handOver(author, kaz.node.drafts().find(author, draft.id()).orElseThrow(), colleague);
        assertThat(release(pending, colleague)).isEqualTo(refused("release.same-person"));
        third = kaz.unlock("third", KAZ_MIGRATION);
        assertThat(release(pending, third)).isInstanceOf(Release.Sending.class);
    }

    @Test
    void deputiesAreLookedUpOnceForAllDraftsOfAnOffice() {
        kaz.close();
        AtomicInteger looks = new AtomicInteger();
        kaz = new TestNode(world, KAZ, counting("deputies", looks), exchange, clock);
        author = kaz.unlock("author", KAZ_MIGRATION);
        colleague = kaz.unlock("releaser", KAZ_MIGRATION);
        draft();
        draft();
        draft();
        standsIn(colleague, author);
        looks.set(0);
        assertThat(left(colleague)).hasSize(3);
        assertThat(looks).hasValue(1);
    }

    private DocumentStore counting(String shelf, AtomicInteger looks) {
        return (DocumentStore) Proxy.newProxyInstance(
                DocumentStore.class.getClassLoader(),
                new Class<?>[] {DocumentStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("scan") && arguments[0].equals(shelf)) {
                        looks.incrementAndGet();
                    }
                    return method.invoke(store, arguments);
                });
    }

    private Attaching attach(UnlockedOfficer officer, Draft draft, int bytes) {
        return kaz.node.attachments().add(officer, draft.id(), "a.bin", new ByteArrayInputStream(new byte[bytes]));
    }

    @Test
    void nobodyHasMoreRoomByADeputyWhoTakesDraftsOver() {
        kaz.close();
        kaz = new TestNode(TestNode.settings(world, KAZ, store, exchange, "node", 5 << 20), clock);
        author = kaz.unlock("author", KAZ_MIGRATION);
        colleague = kaz.unlock("releaser", KAZ_MIGRATION);
        third = kaz.unlock("third", KAZ_MIGRATION);
        Draft first = draft();
        Draft second = draft();
        assertThat(attach(author, first, 3 << 20)).isInstanceOf(Attaching.Done.class);
        standsIn(colleague, author);
        assertThat(takeOver(first, colleague)).isEmpty();
        assertThat(attach(author, second, 3 << 20)).isInstanceOf(Attaching.Done.class);
        assertThat(takeOver(second, colleague)).contains(Message.of("attaching.no-room-for-draft", 3L, 5L, 3L));
        assertThat(takeOver(first, author)).contains(Message.of("attaching.no-room-for-draft", 3L, 5L, 3L));
        assertThat(kaz.node.drafts().find(author, second.id())).isPresent();
        assertThat(journal(Act.DRAFT_TAKEN_OVER)).hasSize(1);
        remove("author");
        assertThat(takeOver(second, colleague))
                .as("of who has gone it is never refused")
                .isEmpty();
    }

    @Test
    void aDeputyTakesNothingThatWaitsForReleaseAndNothingBeforeOrAfterTheDays() {
        Draft waiting = draft();
        kaz.handOver(author, waiting, colleague);
        Draft open = draft();
        var deputies = kaz.node.deputies();
        var tomorrow = deputies.today().plusDays(1);
        assertThat(deputies.name(author, KAZ_MIGRATION, colleague.id(), tomorrow, tomorrow))
                .isEmpty();
        assertThat(left(colleague)).isEmpty();
        clock.pass(Duration.ofDays(1));
        assertThat(left(colleague)).containsExactly(open);
        assertThat(takeOver(waiting, colleague)).contains(Message.of("draft.not-left"));
        clock.pass(Duration.ofDays(1));
        assertThat(left(colleague)).isEmpty();
        assertThat(takeOver(open, colleague)).contains(Message.of("draft.not-left"));
    }

    @Test
    void whoTakesADraftBackIsNotDeprivedOfItByDeputiesInBetween() {
        Draft draft = draft();
        standsIn(colleague, author);
        assertThat(takeOver(draft, colleague)).isEmpty();
        standsIn(third, colleague);
        assertThat(takeOver(draft, third)).isEmpty();
        assertThat(why(author)).containsExactly(LeftDraft.Why.OWN);
        assertThat(why(colleague)).containsExactly(LeftDraft.Why.OWN);
        kaz.node.deputies().end(author, KAZ_MIGRATION);
        assertThat(takeOver(draft, author)).isEmpty();
        assertThat(left(colleague)).isEmpty();
        assertThat(left(third)).isEmpty();
        assertThat(kaz.node.drafts().find(author, draft.id()).orElseThrow().formerAuthors())
                .extracting(Draft.Former::officer)
                .containsExactly(colleague.id(), third.id());
    }

    @Test
    void whoTakesADraftBackFromADeputyWhoWasRemovedIsNotDeprivedOfItEither() {
        Draft draft = draft();
        standsIn(colleague, author);
        assertThat(takeOver(draft, colleague)).isEmpty();
        standsIn(third, colleague);
        assertThat(takeOver(draft, third)).isEmpty();
        kaz.node.deputies().end(author, KAZ_MIGRATION);
        remove("third");
        assertThat(why(author)).containsExactly(LeftDraft.Why.GONE);
        assertThat(takeOver(draft, author)).isEmpty();
        assertThat(left(colleague)).isEmpty();
        assertThat(takeOver(draft, colleague)).contains(Message.of("draft.not-left"));
        kaz.node.drafts().delete(author, draft.id());
        assertThat(kaz.node.drafts().mine(author)).isEmpty();
    }

    @Test
    void aDeputyKeepsTheDraftOfWhoIsRemovedWhileAbsentAndMayDeleteIt() {
        Draft draft = draft();
        standsIn(colleague, author);
        assertThat(takeOver(draft, colleague)).isEmpty();
        remove("author");
        assertThat(left(third)).isEmpty();
        kaz.node.drafts().delete(colleague, draft.id());
        assertThat(kaz.node.drafts().mine(colleague)).isEmpty();
    }

    @Test
    void whoIsInvitedAgainTakesNothingBackAndIsNobodysDeputy() {
        Draft lent = draft();
        standsIn(colleague, author);
        assertThat(takeOver(lent, colleague)).isEmpty();
        Draft own = draft();
        remove("author");
        author = enrolled("author");
        assertThat(left(author)).isEmpty();
        assertThat(left(colleague)).isEmpty();
        assertThat(takeOver(lent, author)).contains(Message.of("draft.not-left"));
        assertThat(takeOver(own, colleague)).contains(Message.of("draft.not-left"));
        kaz.node.drafts().delete(colleague, lent.id());
        standsIn(third, author);
        assertThat(left(third)).containsExactly(own);
        remove("third");
        third = enrolled("third");
        assertThat(left(third)).isEmpty();
        assertThat(kaz.node.deputies().namedBy(author, KAZ_MIGRATION)).isEmpty();
    }
}
