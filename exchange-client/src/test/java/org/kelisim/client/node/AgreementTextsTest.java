package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementState;
import org.kelisim.agreement.AgreementText;
import org.kelisim.agreement.EntryIntoForce;
import org.kelisim.agreement.TestAgreements;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.agreements.ActionRelease;
import org.kelisim.client.agreements.AgreementTexts;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.PendingAction;
import org.kelisim.client.agreements.PendingTexts;
import org.kelisim.client.agreements.Preparation;
import org.kelisim.client.agreements.TextRelease;
import org.kelisim.client.agreements.TextsAgain;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.officer.OfficialOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import org.kelisim.storage.MemoryStore;

/** The texts of an agreement travel sealed with the proposal, and nothing is taken for one that has not the signed digest. */
class AgreementTextsTest {
    private static final AgreementId ID = new AgreementId("KAZ-readmission-kgz-2016");
    private static final String RU = "Статья 1. Стороны осуществляют реадмиссию.";
    private static final String KY = "1-статья. Тараптар реадмиссияны жүргүзөт.";

    @TempDir
    static Path folder;

    private static TestWorld world;

    private final TestClock clock = new TestClock();
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

    @Test
    void travelSealedToTheOtherPartyWithTheSameTwoOfficersApproval() throws Exception {
        AgreementText ky = texts(kaz).add("ky", bytes(KY));
        AgreementText ru = texts(kaz).add("ru", bytes(RU));
        PendingAction pending = waiting(propose(List.of(ky, ru)));
        assertThat(pending.textsTo()).containsExactly(KGZ_BORDER);
        release(pending);

        UnlockedOfficer reader = kgz.unlock("author", KGZ_BORDER);
        eventually(() -> assertThat(kgz.node.inbox().entries(KGZ_BORDER)).hasSize(1));
        kgz.node.courier().awaitIdle(Duration.ofSeconds(20));
        assertThat(texts(kgz).here(ID, ru, reader)).isEmpty();
        assertThat(texts(kgz).fetch(ID, ru, reader, read -> {})).isInstanceOf(Fetch.Whole.class);
        assertThat(read(texts(kgz), ru, reader)).isEqualTo(RU);
        assertThat(texts(kgz).here(ID, ky, reader))
                .as("each is brought by itself")
                .isEmpty();
        assertThat(texts(kgz).fetch(ID, ky, reader, read -> {})).isInstanceOf(Fetch.Whole.class);
        assertThat(read(texts(kgz), ky, reader)).isEqualTo(KY);
        assertThat(read(texts(kaz), ru, kaz.unlock("author", KAZ_MIGRATION)))
                .as("the own copy stays")
                .isEqualTo(RU);
    }

    @Test
    void aFileWithAnotherDigestIsRefusedInPlainWords() throws Exception {
        AgreementText ky = texts(kaz).add("ky", bytes(KY));
        AgreementText ru = texts(kaz).add("ru", bytes(RU));
        release(waiting(propose(List.of(ky, ru))));
        UnlockedOfficer reader = kgz.unlock("author", KGZ_BORDER);
        eventually(() -> assertThat(kgz.node.inbox().entries(KGZ_BORDER)).hasSize(1));
        kgz.node.courier().awaitIdle(Duration.ofSeconds(20));

        AgreementText other = new AgreementText("ru", Digest.of(new byte[] {9}), "text/plain", ru.size());
        assertThat(words(texts(kgz).fetch(ID, other, reader, read -> {})))
                .contains("not the text that the parties sign");
        assertThat(texts(kgz).here(ID, other, reader)).isEmpty();
        assertThat(words(texts(kgz).fetch(new AgreementId("KAZ-other"), ru, reader, read -> {})))
                .contains("None of the documents");
    }

    @Test
    void areReadByOfficersOfTheOfficeThatGotThem() throws Exception {
        AgreementText ru = texts(kaz).add("ru", bytes(RU));
        AgreementText ky = texts(kaz).add("ky", bytes(KY));
        release(waiting(propose(List.of(ky, ru))));
        eventually(() -> assertThat(kgz.node.inbox().entries(KGZ_BORDER)).hasSize(1));
        UnlockedOfficer reader = kgz.unlock("author", KGZ_BORDER);
        assertThat(texts(kgz).fetch(ID, ru, reader, read -> {})).isInstanceOf(Fetch.Whole.class);
        UnlockedOfficer elsewhere = kaz.unlock("stranger", TestWorld.KAZ_BORDER);
        assertThat(texts(kgz).here(ID, ru, elsewhere)).isEmpty();
        assertThat(texts(kgz).read(ID, ru, elsewhere)).isEmpty();
        assertThat(words(texts(kgz).fetch(ID, ru, elsewhere, read -> {}))).contains("None of the documents");
    }

    @Test
    void arePutForwardInAllLanguagesOrInNone() throws Exception {
        AgreementText ru = texts(kaz).add("ru", bytes(RU));
        AgreementText missing = new AgreementText("ky", Digest.of(new byte[] {2}), "application/pdf", 1000);
        assertThat(((Preparation.Refused) propose(List.of(missing, ru)))
                        .reason()
                        .in(Locale.ENGLISH))
                .contains("in all languages, or in none");
        AgreementText held = new AgreementText("ru", Digest.of(new byte[] {3}), "application/pdf", 1000);
        assertThat(waiting(propose(List.of(missing, held))).textsTo())
                .as("the parties have them")
                .isEmpty();
    }

    @Test
    void whatWasGivenAndNotPutForwardDoesNotStay() throws Exception {
        AgreementText ru = texts(kaz).add("ru", bytes(RU));
        AgreementText ky = texts(kaz).add("ky", bytes(KY));
        AgreementText forgotten = texts(kaz).add("ru", bytes("Черновик"));
        waiting(propose(List.of(ky, ru)));
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        kaz.node.agreements().tidy(clock.instant().plusSeconds(60));
        assertThat(texts(kaz).here(ID, forgotten, author)).isEmpty();
        assertThat(read(texts(kaz), ru, author)).isEqualTo(RU);
        assertThat(read(texts(kaz), ky, author)).isEqualTo(KY);
    }

    @Test
    void aPartyThatLostThemGetsThemFromOneThatHasThem() throws Exception {
        AgreementText ru = proposedAndFetched();
        kaz.close();
        kaz = new TestNode(world, KAZ, new MemoryStore(), exchange, clock);
        eventually(() -> assertThat(kaz.node.agreements().find(ID)).isPresent());
        UnlockedOfficer reader = kaz.unlock("author", KAZ_MIGRATION);
        assertThat(texts(kaz).here(ID, ru, reader)).isEmpty();
        assertThat(words(texts(kaz).fetch(ID, ru, reader, read -> {}))).contains("None of the documents");

        UnlockedOfficer author = kgz.unlock("author", KGZ_BORDER);
        TextsAgain again = kgz.node.agreements().textsAgain();
        assertThat(again.parties(ID)).containsExactly(KAZ);
        assertThat(again.draw(ID, KAZ, author)).isEmpty();
        PendingTexts pending = again.waiting(author).getFirst();
        assertThat(pending.to()).containsExactly(KAZ_MIGRATION);
        assertThat(pending.notice().parts()).as("the one that is here").hasSize(1);
        assertThat(again.release(pending.id(), pending.digest(), kgz.unlock("releaser", KGZ_BORDER)))
                .isEqualTo(new TextRelease.Sending());
        assertThat(again.waiting(author)).isEmpty();

        eventually(
                () -> assertThat(texts(kaz).fetch(ID, ru, reader, read -> {})).isInstanceOf(Fetch.Whole.class));
        assertThat(read(texts(kaz), ru, reader)).isEqualTo(RU);
    }

    @Test
    void areSentAgainByTwoOfficersAndOnlyToAPartyOfTheAgreement() throws Exception {
        proposedAndFetched();
        UnlockedOfficer author = kgz.unlock("author", KGZ_BORDER);
        UnlockedOfficer releaser = kgz.unlock("releaser", KGZ_BORDER);
        TextsAgain again = kgz.node.agreements().textsAgain();
        assertThat(again.draw(ID, new PartyCode("TJK"), author)).contains(Message.of("texts.again.no-party"));
        assertThat(again.draw(ID, KGZ, author)).contains(Message.of("texts.again.no-office"));
        assertThat(again.draw(new AgreementId("KAZ-other"), KAZ, author)).contains(Message.of("texts.again.no-party"));
        assertThat(again.draw(ID, KAZ, kaz.unlock("stranger", TestWorld.KAZ_BORDER)))
                .contains(Message.of("agreement.not-officer"));

        assertThat(again.draw(ID, KAZ, author)).isEmpty();
        assertThat(again.draw(ID, KAZ, releaser)).contains(Message.of("texts.again.one-at-a-time"));
        PendingTexts pending = again.waiting(releaser).getFirst();
        assertThat(pending.mine()).isFalse();
        assertThat(again.release(pending.id(), pending.digest(), author))
                .isEqualTo(new TextRelease.Refused(Message.of("release.not-releaser")));
        assertThat(again.release(pending.id(), Digest.of(), releaser))
                .isEqualTo(new TextRelease.Refused(Message.of("release.changed")));
        clock.pass(Duration.ofMinutes(11));
        assertThat(again.release(pending.id(), pending.digest(), releaser))
                .isEqualTo(new TextRelease.ConfirmationNeeded());
        assertThat(again.withdraw(pending.id(), author)).isEmpty();
        assertThat(again.waiting(author)).isEmpty();
        assertThat(again.release(pending.id(), pending.digest(), releaser))
                .isEqualTo(new TextRelease.Refused(Message.of("release.gone")));

        assertThat(again.draw(ID, KAZ, releaser)).isEmpty();
        PendingTexts own = again.waiting(releaser).getFirst();
        assertThat(own.mine()).isTrue();
        assertThat(again.release(own.id(), own.digest(), releaser))
                .isEqualTo(new TextRelease.Refused(Message.of("release.same-person")));
    }

    @Test
    void areNotSentAgainOnTheApprovalOfAKeyThatWasReplaced() throws Exception {
        proposedAndFetched();
        UnlockedOfficer releaser = kgz.unlock("releaser", KGZ_BORDER);
        TextsAgain again = kgz.node.agreements().textsAgain();
        assertThat(again.draw(ID, KAZ, kgz.unlock("author", KGZ_BORDER))).isEmpty();
        PendingTexts pending = again.waiting(releaser).getFirst();
        assertThat(pending.approved()).isTrue();

        UnlockedOfficer author = withAnotherKey("author");
        assertThat(again.waiting(releaser).getFirst().approved()).isFalse();
        assertThat(again.release(pending.id(), pending.digest(), releaser))
                .isEqualTo(new TextRelease.Refused(Message.of("agreement.author-gone")));
        assertThat(again.withdraw(pending.id(), releaser)).isEmpty();
        assertThat(again.draw(ID, KAZ, author)).isEmpty();
        PendingTexts anew = again.waiting(releaser).getFirst();
        assertThat(again.release(anew.id(), anew.digest(), releaser)).isEqualTo(new TextRelease.Sending());
    }

    private UnlockedOfficer withAnotherKey(String account) {
        var invited = (OfficialOutcome.Invited) kgz.node
                .officials()
                .invite(
                        kgz.unlock("coordinator", KGZ_BORDER),
                        account,
                        "Name of " + account,
                        Map.of(KGZ_BORDER, Set.of(Role.OFFICER)));
        kgz.node
                .officials()
                .enrol(TestNode.token(account, KGZ_BORDER), invited.code().toCharArray(), TestWorld.pin());
        return kgz.unlock(account, KGZ_BORDER);
    }

    /** Digests are no secret of the parties: the exchange sees them, and whoever it tells. */
    @Test
    void aTextIsNotHereForAnotherAgreementThatNamesItsDigest() throws Exception {
        proposedAndFetched();
        List<AgreementText> named = texts(kgz, ID);
        AgreementId other = new AgreementId("KGZ-other");
        release(kgz, KGZ_BORDER, waiting(propose(kgz, KGZ_BORDER, other, named)));
        eventually(() -> assertThat(kaz.node.agreements().find(other)).isPresent());

        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        assertThat(texts(kaz).here(ID, named.getLast(), author)).isPresent();
        assertThat(texts(kaz).here(other, named.getLast(), author)).isEmpty();
        assertThat(texts(kaz).read(other, named.getLast(), author)).isEmpty();
        assertThat(kaz.node.agreements().textsAgain().draw(other, KGZ, author))
                .contains(Message.of("texts.again.none-here"));
        PendingAction again = waiting(propose(kaz, KAZ_MIGRATION, other, named));
        assertThat(again.textsTo())
                .as("what somebody else has named is not sent")
                .isEmpty();
        release(kaz, KAZ_MIGRATION, again);
        assertThat(texts(kaz).here(other, named.getLast(), author)).isEmpty();
    }

    @Test
    void whoHasNoneHasNothingToSend() throws Exception {
        AgreementText ky = texts(kaz).add("ky", bytes(KY));
        AgreementText ru = texts(kaz).add("ru", bytes(RU));
        release(waiting(propose(List.of(ky, ru))));
        eventually(() -> assertThat(kgz.node.agreements().find(ID)).isPresent());
        assertThat(kgz.node.agreements().textsAgain().draw(ID, KAZ, kgz.unlock("author", KGZ_BORDER)))
                .contains(Message.of("texts.again.none-here"));
    }

    /** Otherwise each look for a text would report documents as read that are about something else. */
    @Test
    void whatComesFromNoPartyOfTheAgreementIsNotOpenedInSearchOfIt() throws Exception {
        AgreementText ky = texts(kaz).add("ky", bytes(KY));
        AgreementText ru = texts(kaz).add("ru", bytes(RU));
        release(waiting(propose(List.of(ky, ru))));
        eventually(() -> assertThat(kgz.node.inbox().entries(KGZ_BORDER)).hasSize(1));
        UnlockedOfficer reader = kgz.unlock("author", KGZ_BORDER);
        assertThat(texts(kgz).fetch(new AgreementId("KGZ-unknown"), ru, reader, read -> {}))
                .isInstanceOf(Fetch.Failed.class);
        assertThat(kgz.node.inbox().entries(KGZ_BORDER).getFirst().state()).isEqualTo(InboxEntry.State.UNREAD);
    }

    private AgreementText proposedAndFetched() throws Exception {
        AgreementText ky = texts(kaz).add("ky", bytes(KY));
        AgreementText ru = texts(kaz).add("ru", bytes(RU));
        release(waiting(propose(List.of(ky, ru))));
        eventually(() -> assertThat(kgz.node.inbox().entries(KGZ_BORDER)).hasSize(1));
        kgz.node.courier().awaitIdle(Duration.ofSeconds(20));
        assertThat(texts(kgz).fetch(ID, ru, kgz.unlock("author", KGZ_BORDER), read -> {}))
                .isInstanceOf(Fetch.Whole.class);
        return ru;
    }

    @Test
    void anotherTextTakesThePlaceOfOneThatNobodyHasSigned() throws Exception {
        proposedAndFetched();
        List<AgreementText> first = texts(kgz, ID);
        act(kaz, ActionKind.INITIAL, KAZ_MIGRATION, 2);
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        Preparation early = kaz.node
                .agreements()
                .prepare(ActionIntent.own(ID, ActionKind.SIGN, KAZ_MIGRATION, TestAgreements.TODAY), author);
        PendingAction sign = waiting(early);

        AgreementText other = texts(kgz).add("ru", bytes("Статья 1. Стороны не осуществляют реадмиссию."));
        PendingAction pending = waiting(propose(kgz, KGZ_BORDER, List.of(first.getFirst(), other)));
        assertThat(pending.textsTo()).as("the other language has come already").containsExactly(KAZ_MIGRATION);
        release(kgz, KGZ_BORDER, pending);
        eventually(() -> assertThat(actions(kaz)).isEqualTo(3));

        assertThat(texts(kaz, ID)).containsExactly(first.getFirst(), other);
        AgreementView view = kaz.node.agreements().find(ID).orElseThrow();
        assertThat(view.status().state()).isEqualTo(AgreementState.NEGOTIATING);
        assertThat(kaz.node.agreements().possible(ID, TestAgreements.TODAY))
                .as("the initials were for the text before")
                .contains(ActionKind.INITIAL, ActionKind.SIGN);
        assertThat(kaz.node.agreements().release(sign.id(), sign.digest(), kaz.unlock("releaser", KAZ_MIGRATION)))
                .as("a signature that was drawn up for the text before")
                .isInstanceOf(ActionRelease.Refused.class);
        eventually(() -> assertThat(kaz.node.inbox().entries(KAZ_MIGRATION)).hasSize(1));
        kaz.node.courier().awaitIdle(Duration.ofSeconds(20));
        assertThat(texts(kaz).fetch(ID, other, author, read -> {})).isInstanceOf(Fetch.Whole.class);
        assertThat(read(texts(kaz), other, author)).contains("не осуществляют");
        assertThat(read(texts(kaz), first.getFirst(), author)).isEqualTo(KY);
    }

    @Test
    void onceSomebodyHasSignedNoOtherTextIsPutForward() throws Exception {
        proposedAndFetched();
        List<AgreementText> first = texts(kgz, ID);
        act(kaz, ActionKind.SIGN, KAZ_MIGRATION, 2);
        eventually(() -> assertThat(actions(kgz)).isEqualTo(2));
        AgreementText other = texts(kgz).add("ru", bytes("Статья 2."));
        assertThat(((Preparation.Refused) propose(kgz, KGZ_BORDER, List.of(first.getFirst(), other)))
                        .reason()
                        .in(Locale.ENGLISH))
                .contains("the document stands");
    }

    /** Without its bytes nobody could read what is signed. */
    @Test
    void anotherTextComesWithItsFileInEachLanguageThatIsNew() throws Exception {
        proposedAndFetched();
        AgreementText ru = texts(kgz).add("ru", bytes("Статья 2."));
        AgreementText missing = new AgreementText("ky", Digest.of(new byte[] {2}), "application/pdf", 1000);
        assertThat(((Preparation.Refused) propose(kgz, KGZ_BORDER, List.of(missing, ru)))
                        .reason()
                        .in(Locale.ENGLISH))
                .contains("in all languages, or in none");
    }

    private static List<AgreementText> texts(TestNode node, AgreementId id) {
        return node.node
                .agreements()
                .find(id)
                .orElseThrow()
                .history()
                .agreement()
                .texts();
    }

    private static int actions(TestNode node) {
        return node.node.agreements().find(ID).map(it -> it.actions().size()).orElse(0);
    }

    private void act(TestNode node, ActionKind kind, OfficeId office, int number) {
        PendingAction pending = waiting(node.node
                .agreements()
                .prepare(ActionIntent.own(ID, kind, office, TestAgreements.TODAY), node.unlock("author", office)));
        release(node, office, pending);
        eventually(() -> assertThat(actions(node)).isEqualTo(number));
    }

    @Test
    void anEmptyFileIsNoText() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> texts(kaz).add("ru", bytes("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AgreementTexts texts(TestNode node) {
        return node.node.agreements().texts();
    }

    private Preparation propose(List<AgreementText> texts) {
        return propose(kaz, KAZ_MIGRATION, texts);
    }

    private static Preparation propose(TestNode node, OfficeId office, List<AgreementText> texts) {
        return propose(node, office, ID, texts);
    }

    private static Preparation propose(TestNode node, OfficeId office, AgreementId id, List<AgreementText> texts) {
        Agreement like = TestAgreements.agreement(id.value(), new EntryIntoForce.OnSignature(), "KAZ", "KGZ");
        Agreement agreement = new Agreement(
                like.id(),
                like.titles(),
                like.type(),
                like.parties(),
                like.languages(),
                like.place(),
                like.depositary(),
                like.related(),
                like.entryIntoForce(),
                like.denunciationDays(),
                like.until(),
                texts);
        ActionIntent intent = new ActionIntent(
                id,
                ActionKind.PROPOSE,
                office,
                office.party(),
                TestAgreements.TODAY,
                Optional.of(
                        new TreatyAction.Proposal(Optional.of(agreement), TestAgreements.terms("readmission-request"))),
                Optional.empty());
        return node.node.agreements().prepare(intent, node.unlock("author", office));
    }

    private static PendingAction waiting(Preparation preparation) {
        return switch (preparation) {
            case Preparation.Waiting(var action) -> action;
            case Preparation.Refused(var reason) -> throw new AssertionError(reason.in(Locale.ENGLISH));
        };
    }

    private void release(PendingAction pending) {
        release(kaz, KAZ_MIGRATION, pending);
    }

    private static void release(TestNode node, OfficeId office, PendingAction pending) {
        assertThat(node.node.agreements().release(pending.id(), pending.digest(), node.unlock("releaser", office)))
                .isInstanceOf(ActionRelease.Taken.class);
    }

    private static String words(Fetch fetch) {
        return ((Fetch.Failed) fetch).reason().in(Locale.ENGLISH);
    }

    private static String read(AgreementTexts texts, AgreementText text, UnlockedOfficer reader) throws IOException {
        try (InputStream in = texts.read(ID, text, reader).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
