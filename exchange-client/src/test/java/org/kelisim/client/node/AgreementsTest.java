package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_BORDER;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementState;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.EntryIntoForce;
import org.kelisim.agreement.Terms;
import org.kelisim.agreement.TestAgreements;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.agreements.ActionRelease;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.PendingAction;
import org.kelisim.client.agreements.Preparation;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Sealer;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.notice.Approval;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.notice.Released;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.MemoryStore;

/** Two nodes conclude an agreement, and what may pass through its channel. */
class AgreementsTest {
    @TempDir
    static Path folder;

    private static final AgreementId ID = new AgreementId("KAZ-readmission-kgz-2016");
    private static final LocalDate TODAY = TestAgreements.TODAY;
    private static final PartyCode TJK = new PartyCode("TJK");
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

    @Test
    void partiesConcludeAndBothNodesComputeTheSame() {
        conclude();

        AgreementView view = kgz.node.agreements().find(ID).orElseThrow();
        assertThat(view.status().state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(view.status().since()).contains(LocalDate.parse("2017-08-10"));
        assertThat(view.channel()).isInstanceOf(Channel.Open.class);
        assertThat(view.actions()).hasSize(5);
        assertThat(kgz.node.agreements().open(java.util.Set.of(KAZ, KGZ))).hasSize(1);
        assertThat(kaz.node.agreements().possible(ID, TODAY))
                .contains(ActionKind.SUSPEND, ActionKind.DENOUNCE, ActionKind.REGISTER)
                .doesNotContain(ActionKind.SIGN, ActionKind.NOTIFY, ActionKind.RESUME);

        kaz.close();
        kaz = new TestNode(world, KAZ, kazStore, exchange, clock);
        assertThat(kaz.node.agreements().find(ID).orElseThrow().actions())
                .as("after a restart")
                .hasSize(5);
    }

    @Test
    void anActionNeedsTwoOfficersOfAnOfficeWithAMandate() {
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        UnlockedOfficer releaser = kaz.unlock("releaser", KAZ_MIGRATION);
        UnlockedOfficer stranger = kaz.unlock("stranger", KAZ_BORDER);
        assertThat(kaz.node.agreements().offices()).containsExactly(KAZ_MIGRATION);
        assertThat(refusal(kaz.node.agreements().prepare(proposal(), stranger))).contains("mandate");

        PendingAction pending = waiting(kaz.node.agreements().prepare(proposal(), author));
        assertThat(refusal(kaz.node.agreements().prepare(proposal(), releaser))).contains("waits already");
        assertThat(kaz.node.agreements().waiting(stranger)).isEmpty();
        assertThat(release(author, pending.digest(), pending)).isInstanceOf(ActionRelease.Refused.class);
        assertThat(release(stranger, pending.digest(), pending)).isInstanceOf(ActionRelease.Refused.class);
        assertThat(release(releaser, Digest.of(), pending)).isInstanceOf(ActionRelease.Refused.class);
        clock.pass(Duration.ofMinutes(11));
        assertThat(release(releaser, pending.digest(), pending)).isInstanceOf(ActionRelease.ConfirmationNeeded.class);
        releaser.confirm(TestWorld.pin());
        assertThat(release(releaser, pending.digest(), pending)).isEqualTo(new ActionRelease.Taken(ID, 1));
        assertThat(kaz.node.agreements().waiting(author)).isEmpty();
    }

    @Test
    void anActionIsNotSignedOnTheApprovalOfWhoWasRemoved(@TempDir Path own) throws IOException {
        TestWorld other = new TestWorld(own);
        try (TestExchange away = new TestExchange(other, clock);
                TestNode node = new TestNode(other, KAZ, new MemoryStore(), away, clock)) {
            PendingAction pending =
                    waiting(node.node.agreements().prepare(proposal(), node.unlock("author", KAZ_MIGRATION)));
            node.node.officials().remove(node.unlock("coordinator", KAZ_MIGRATION), "author");
            UnlockedOfficer releaser = node.unlock("releaser", KAZ_MIGRATION);
            assertThat(words(node.node.agreements().release(pending.id(), pending.digest(), releaser)))
                    .contains("counts no longer");
            assertThat(node.node.agreements().withdraw(pending.id(), releaser)).isEmpty();
        }
    }

    @Test
    void whatWasDrawnUpBeforeAnotherActedOrTooLongAgoIsNotSigned() {
        act(kaz, proposal());
        await(() -> kgz.node.agreements().find(ID).isPresent()
                && kaz.node.agreements().find(ID).isPresent());
        PendingAction pending = waiting(kaz.node
                .agreements()
                .prepare(
                        ActionIntent.own(ID, ActionKind.SIGN, KAZ_MIGRATION, TODAY),
                        kaz.unlock("author", KAZ_MIGRATION)));
        act(kgz, ActionIntent.own(ID, ActionKind.SIGN, KGZ_BORDER, TODAY));
        await(() -> actions(kaz) == 2);
        UnlockedOfficer releaser = kaz.unlock("releaser", KAZ_MIGRATION);
        assertThat(words(release(releaser, pending.digest(), pending))).contains("Another action was taken meanwhile");
        assertThat(kaz.node.agreements().withdraw(pending.id(), releaser)).isEmpty();

        PendingAction old = waiting(kaz.node
                .agreements()
                .prepare(
                        ActionIntent.own(ID, ActionKind.SIGN, KAZ_MIGRATION, TODAY),
                        kaz.unlock("author", KAZ_MIGRATION)));
        clock.pass(Duration.ofHours(21));
        releaser.confirm(TestWorld.pin());
        assertThat(words(release(releaser, old.digest(), old))).contains("too long ago");
    }

    @Test
    void whatWasSignedIsSentAgainUntilTheExchangeAnswers() {
        UnlockedOfficer releaser = kaz.unlock("releaser", KAZ_MIGRATION);
        PendingAction pending = waiting(kaz.node.agreements().prepare(proposal(), kaz.unlock("author", KAZ_MIGRATION)));
        exchange.loseAnswers.set(1);
        assertThat(release(releaser, pending.digest(), pending)).isEqualTo(new ActionRelease.Sending(ID));
        assertThat(kaz.node.agreements().withdraw(pending.id(), releaser)).isPresent();
        kaz.node.agreements().resume();
        assertThat(kaz.node.agreements().waiting(releaser)).isEmpty();
        await(() -> actions(kgz) == 1);
    }

    @Test
    void anActionThatDoesNotHoldClosesTheChannelHereAndRaisesAnAlarm() {
        conclude();
        exchange.onTheWay = bytes -> {
            byte[] other = bytes.clone();
            other[other.length - 20] ^= 1;
            return other;
        };
        act(kaz, ActionIntent.own(ID, ActionKind.DECLARE, KAZ_MIGRATION, TODAY));

        await(() -> !kgz.node.agreements().find(ID).orElseThrow().trusted());
        assertThat(kgz.node.alarms().getFirst().in(Locale.ENGLISH)).contains("does not hold");
        assertThat(kgz.node.agreements().open(java.util.Set.of(KAZ, KGZ))).isEmpty();
        assertThat(kgz.node.agreements().possible(ID, TODAY)).isEmpty();
    }

    @Test
    void whatTheExchangeOnlySaysIsNoActionAndStopsNothing() {
        conclude();
        exchange.tellOfAction("nonsense", Digest.of());
        exchange.tellOfAction("KAZ-x/99999999999999999999", Digest.of());
        act(kaz, ActionIntent.own(ID, ActionKind.DECLARE, KAZ_MIGRATION, TODAY));
        await(() -> actions(kgz) == 6);
        assertThat(kgz.node.agreements().find(ID).orElseThrow().trusted()).isTrue();

        exchange.tellOfAction(ID + "/3", Digest.of(new byte[] {1}));
        await(() -> !kgz.node.agreements().find(ID).orElseThrow().trusted());
        assertThat(kgz.node.alarms().getFirst().in(Locale.ENGLISH)).contains("two histories");
    }

    @Test
    void anActionThatIsLeftOutClosesTheChannelHere() {
        conclude();
        exchange.tellOfAction(ID + "/9", Digest.of(new byte[] {1}));
        await(() -> !kgz.node.agreements().find(ID).orElseThrow().trusted());
        kgz.close();
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
        assertThat(kgz.node.agreements().find(ID).orElseThrow().trusted())
                .as("also after a restart")
                .isFalse();
    }

    @Test
    void aStoreThatLostAnActionStartsWithTheChannelClosedAndSaysSo() {
        conclude();
        kaz.close();
        int told = 0;
        for (var document : kazStore.scan("agreements", 10)) {
            kazStore.delete("agreements", document.getString("_id"));
            kaz = new TestNode(world, KAZ, kazStore, exchange, clock);
            boolean alarm = kaz.node.alarms().stream()
                    .anyMatch(it -> it.in(Locale.ENGLISH).contains("lost an action of the agreement " + ID));
            assertThat(kaz.node.agreements().open(java.util.Set.of(KAZ, KGZ)).isEmpty())
                    .isEqualTo(alarm);
            told += alarm ? 1 : 0;
            kaz.close();
            kazStore.insert("agreements", document);
        }
        kaz = new TestNode(world, KAZ, kazStore, exchange, clock);
        assertThat(told).as("each of the five actions, the last one, too").isEqualTo(5);
    }

    @Test
    void theSendersNodeSealsOnlyWhatTheTermsCover() {
        Terms terms = conclude();
        DispatchId good = enqueue(nominal("readmission-request", terms.digest()));
        await(() -> state(good) == SendState.LOGGED || state(good) == SendState.DELIVERED);

        OutboxEntry other = refused(enqueue(nominal("transfer-notice", terms.digest())));
        assertThat(other.trouble().orElseThrow().in(Locale.ENGLISH)).contains("do not name this type");
        assertThat(exchange.requests).noneMatch(it -> it.contains(other.id().toString()));
        assertThat(refused(enqueue(nominal("readmission-request", Digest.of())))
                        .trouble()
                        .orElseThrow()
                        .in(Locale.ENGLISH))
                .contains("other channel terms");
        assertThat(refused(enqueue(nominal("readmission-request", terms.digest(), Optional.empty(), TODAY.plusDays(9))))
                        .trouble()
                        .orElseThrow()
                        .in(Locale.ENGLISH))
                .contains("does not say for which");
        assertThat(refused(enqueue(nominal(
                                "readmission-request", terms.digest(), Optional.of("prosecution"), TODAY.plusDays(9))))
                        .trouble()
                        .orElseThrow()
                        .in(Locale.ENGLISH))
                .contains("do not name this purpose");
        assertThat(refused(enqueue(nominal(
                                "readmission-request",
                                terms.digest(),
                                Optional.of("readmission"),
                                TODAY.plusDays(366))))
                        .trouble()
                        .orElseThrow()
                        .in(Locale.ENGLISH))
                .contains("kept for longer");
        act(kgz, ActionIntent.own(ID, ActionKind.SUSPEND, KGZ_BORDER, TODAY));
        await(() -> actions(kaz) == 6);
        assertThat(refused(enqueue(nominal("readmission-request", terms.digest())))
                        .trouble()
                        .orElseThrow()
                        .in(Locale.ENGLISH))
                .contains("suspended");
    }

    @Test
    void whereItIsInForcePartyByPartyTheOthersDoNotWait() {
        act(kaz, proposal(new EntryIntoForce.PartyByParty(2, 0), "KAZ", "KGZ", "TJK"));
        await(() -> actions(kgz) == 1 && actions(kaz) == 1);
        act(kaz, on(ActionKind.SIGN, "2016-10-17"));
        await(() -> actions(kgz) == 2 && actions(kaz) == 2);
        act(kgz, on(kgz, ActionKind.SIGN, "2016-10-17"));
        await(() -> actions(kgz) == 3 && actions(kaz) == 3);
        act(kaz, on(ActionKind.NOTIFY, "2017-06-20"));
        await(() -> actions(kgz) == 4 && actions(kaz) == 4);
        Digest terms = TestAgreements.terms("readmission-request").digest();
        assertThat(refused(enqueue(nominal("readmission-request", terms)))
                        .trouble()
                        .orElseThrow()
                        .in(Locale.ENGLISH))
                .contains("not in force");
        act(kgz, on(kgz, ActionKind.NOTIFY, "2017-07-11"));
        await(() -> actions(kgz) == 5 && actions(kaz) == 5);

        DispatchId good = enqueue(nominal("readmission-request", terms));
        await(() -> state(good) == SendState.LOGGED || state(good) == SendState.DELIVERED);
        AgreementView view = kaz.node.agreements().find(ID).orElseThrow();
        assertThat(view.openFor(KGZ)).isTrue();
        assertThat(view.openFor(TJK)).isFalse();
        assertThat(kaz.node
                        .agreements()
                        .citable("readmission-request", java.util.Set.of(KAZ, TJK))
                        .getFirst()
                        .against()
                        .orElseThrow()
                        .in(Locale.of("ru")))
                .isEqualTo("TJK: соглашение не подписано, поэтому для этой стороны не действует.");
    }

    @Test
    void theRecipientsNodeAsksAgainAndReportsWhatTheChannelDoesNotCarry() throws Exception {
        Terms terms = conclude();
        Released covered = released(nominal("readmission-request", terms.digest()));
        Released uncovered = released(nominal("transfer-notice", terms.digest()));
        Released forAnother = released(nominal(
                "readmission-request", terms.digest(), Optional.of("prosecution"), LocalDate.parse("2027-11-24")));
        sealPastTheNode(covered);
        sealPastTheNode(uncovered);
        sealPastTheNode(forAnother);
        act(kgz, ActionIntent.own(ID, ActionKind.SUSPEND, KGZ_BORDER, TODAY));
        Released late = released(nominal("readmission-request", terms.digest()));
        sealPastTheNode(late);
        await(() -> kgz.node.inbox().entries(KGZ_BORDER).size() == 4);
        kgz.node.courier().awaitIdle(Duration.ofSeconds(20));

        assertThat(open(covered)).as("sent before the suspension").isInstanceOf(OpenOutcome.OpenedNotice.class);
        assertThat(((OpenOutcome.Refused) open(uncovered)).reason().in(Locale.ENGLISH))
                .contains("do not name this type");
        assertThat(((OpenOutcome.Refused) open(forAnother)).reason().in(Locale.ENGLISH))
                .contains("do not name this purpose");
        assertThat(((OpenOutcome.Refused) open(late)).reason().in(Locale.ENGLISH))
                .contains("suspended");
    }

    private OpenOutcome open(Released released) {
        return kgz.node.inbox().open(released.notice().id(), kgz.unlock("author", KGZ_BORDER));
    }

    /** As a node does that was taken over: it asks nobody. */
    private void sealPastTheNode(Released released) throws IOException {
        try (Passphrase passphrase = Passphrase.read(world.passphrase(KAZ));
                Vault vault = Vault.open(world.vault(KAZ), passphrase, clock)) {
            Dispatch dispatch = (Dispatch) Sealer.seal(
                    released,
                    new Content.Stream(1, Optional.empty()),
                    List.of(),
                    kaz.node.directory(),
                    vault.office(KAZ_MIGRATION).orElseThrow().signers().getFirst(),
                    clock.instant());
            new ExchangeClient(exchange.address(), TestExchange.as(KAZ)).submit(dispatch.id(), dispatch.bytes());
        }
    }

    private DispatchId enqueue(Notice notice) {
        assertThat(kaz.node.outbox().enqueue(released(notice), "test")).isTrue();
        return notice.id();
    }

    private OutboxEntry refused(DispatchId id) {
        await(() -> state(id) == SendState.REFUSED);
        return kaz.node.outbox().find(id).orElseThrow();
    }

    private SendState state(DispatchId id) {
        return kaz.node.outbox().find(id).map(OutboxEntry::state).orElseThrow();
    }

    private Released released(Notice notice) {
        List<Approval> approvals = List.of(
                kaz.unlock("author", KAZ_MIGRATION).approve(Approval.Part.AUTHOR, notice),
                kaz.unlock("releaser", KAZ_MIGRATION).approve(Approval.Part.RELEASER, notice));
        return ((Released.Outcome.Granted) Released.of(notice, approvals, kaz.node.directory())).released();
    }

    private static Notice nominal(String type, Digest terms) {
        return nominal(type, terms, Optional.of("readmission"), LocalDate.parse("2027-11-24"));
    }

    private static Notice nominal(String type, Digest terms, Optional<String> purpose, LocalDate retainUntil) {
        Routing routing = new Routing(
                DispatchId.create(KAZ),
                NoticeClass.NOMINAL,
                KAZ_MIGRATION,
                List.of(KGZ_BORDER),
                Optional.of(new ChannelReference(ID.value(), terms)),
                Optional.empty(),
                Optional.empty(),
                retainUntil);
        return new Notice(
                Notice.freshNonce(),
                routing,
                type,
                1,
                purpose,
                HandlingCode.AMBER_STRICT,
                Priority.ROUTINE,
                List.of(),
                "ru",
                Optional.of("12-3/45"),
                CanonicalJson.object(),
                List.of());
    }

    private Terms conclude() {
        ActionIntent proposal = proposal();
        act(kaz, proposal);
        await(() -> actions(kgz) == 1 && actions(kaz) == 1);
        act(kaz, on(ActionKind.SIGN, "2016-10-17"));
        await(() -> actions(kgz) == 2 && actions(kaz) == 2);
        act(kgz, on(kgz, ActionKind.SIGN, "2016-10-17"));
        await(() -> actions(kgz) == 3 && actions(kaz) == 3);
        act(kaz, on(ActionKind.NOTIFY, "2017-06-20"));
        await(() -> actions(kgz) == 4 && actions(kaz) == 4);
        act(kgz, on(kgz, ActionKind.NOTIFY, "2017-07-11"));
        await(() -> actions(kgz) == 5 && actions(kaz) == 5);
        return proposal.proposal().orElseThrow().terms();
    }

    private static ActionIntent on(ActionKind kind, String day) {
        return ActionIntent.own(ID, kind, KAZ_MIGRATION, LocalDate.parse(day));
    }

    private static ActionIntent on(TestNode node, ActionKind kind, String day) {
        return ActionIntent.own(ID, kind, KGZ_BORDER, LocalDate.parse(day));
    }

    private static ActionIntent proposal() {
        return proposal(new EntryIntoForce.DaysAfterLastNotification(30), "KAZ", "KGZ");
    }

    private static ActionIntent proposal(EntryIntoForce rule, String... parties) {
        Agreement agreement = TestAgreements.agreement(ID.value(), rule, parties);
        return new ActionIntent(
                ID,
                ActionKind.PROPOSE,
                KAZ_MIGRATION,
                KAZ,
                TODAY,
                Optional.of(
                        new TreatyAction.Proposal(Optional.of(agreement), TestAgreements.terms("readmission-request"))),
                Optional.empty());
    }

    private void act(TestNode node, ActionIntent intent) {
        var office = intent.office();
        PendingAction pending = waiting(node.node.agreements().prepare(intent, node.unlock("author", office)));
        ActionRelease release =
                node.node.agreements().release(pending.id(), pending.digest(), node.unlock("releaser", office));
        assertThat(release).isInstanceOf(ActionRelease.Taken.class);
    }

    private static int actions(TestNode node) {
        return node.node.agreements().find(ID).map(it -> it.actions().size()).orElse(0);
    }

    private ActionRelease release(UnlockedOfficer officer, Digest seen, PendingAction pending) {
        return kaz.node.agreements().release(pending.id(), seen, officer);
    }

    private static PendingAction waiting(Preparation preparation) {
        return switch (preparation) {
            case Preparation.Waiting(var action) -> action;
            case Preparation.Refused(var reason) -> throw new AssertionError(reason.in(Locale.ENGLISH));
        };
    }

    private static String refusal(Preparation preparation) {
        return ((Preparation.Refused) preparation).reason().in(Locale.ENGLISH);
    }

    private static String words(ActionRelease release) {
        return ((ActionRelease.Refused) release).reason().in(Locale.ENGLISH);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        eventually(() -> assertThat(condition.getAsBoolean()).isTrue());
    }
}
