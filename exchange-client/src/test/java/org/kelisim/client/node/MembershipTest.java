package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KGZ;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.catalogue.Label;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.membership.Decision;
import org.kelisim.client.membership.KeySheet;
import org.kelisim.client.membership.ListChange;
import org.kelisim.client.membership.ListDraft;
import org.kelisim.client.membership.Membership;
import org.kelisim.client.membership.Membership.Signing;
import org.kelisim.client.membership.MembershipStep;
import org.kelisim.client.membership.SigningKey;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.VaultSetup;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.Names;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.PartyKind;
import org.kelisim.storage.MemoryStore;

/** Registrars and Chair change the list of members, and every node sees what is different. */
class MembershipTest {
    private static final Decision DECISION = new Decision("SOM 12", "4", LocalDate.parse("2026-11-20"));

    private static final PartyCode UZB = new PartyCode("UZB");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final MemoryStore kgzStore = new MemoryStore();
    private TestWorld world;
    private TestExchange exchange;
    private TestNode kaz;
    private TestNode kgz;

    @BeforeEach
    void start() throws IOException {
        world = new TestWorld(folder);
        exchange = new TestExchange(world, clock);
        kaz = new TestNode(world, KAZ, new MemoryStore(), exchange, clock);
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);
    }

    @AfterEach
    void stop() {
        kaz.close();
        kgz.close();
        exchange.close();
    }

    @Test
    void twoRegistrarsAndTheChairSuspendAPartyAndEveryNodeSaysSo() {
        MembersList list = drafted(new ListChange.Step(KGZ, MembershipStep.SUSPEND, DECISION));
        Digest digest = Digest.of(list.bytes());

        assertThat(membership().propose(list, key("r1"))).isInstanceOf(Signing.Collected.class);
        assertThat(membership().sign(digest, key("r1")))
                .as("the same one again")
                .isInstanceOf(Signing.Collected.class);
        assertThat(membership().sign(digest, key("r2"))).as("without the Chair").isInstanceOf(Signing.Collected.class);
        assertThat(membership().sign(digest, key("chair")))
                .isInstanceOfSatisfying(
                        Signing.Published.class,
                        it -> assertThat(it.version().version()).isEqualTo(2));

        eventually(() -> assertThat(kgz.node.directory().version()).isEqualTo(2));
        assertThat(kgz.node.directory().active(KGZ)).isFalse();
        assertThat(texts(kgz.node.directoryHistory().getFirst().changes(), Locale.ENGLISH))
                .containsExactly("KGZ: active before, suspended now. Decision: SOM 12, \u00a7 4, 2026-11-20");
        assertThat(texts(kgz.node.directoryHistory().getFirst().changes(), Locale.of("ru")))
                .containsExactly(
                        "KGZ: было — действует, стало — приостановлено. Решение: SOM 12, \u00a7 4, 2026-11-20");
        eventually(() -> assertThat(kgz.node.alarms())
                .extracting(Message::key)
                .containsOnlyOnce("alarm.own-membership-changed"));
        eventually(() -> assertThat(kaz.node.directory().version()).isEqualTo(2));
        assertThat(kaz.node.alarms()).extracting(Message::key).doesNotContain("alarm.own-membership-changed");
    }

    @Test
    void keepsItsVersionsOverARestartAndTheOldOnesToo() {
        renew();
        eventually(() -> assertThat(kgz.node.directory().version()).isEqualTo(2));
        kgz.close();
        exchange.up = false;

        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);

        assertThat(kgz.node.directory().version()).isEqualTo(2);
        assertThat(kgz.node.directoryHistory()).hasSize(2);
    }

    @Test
    void aNewPartyComesInByItsKeySheetAndItsOwnStatement() {
        PartyKeyFile partyKey = PartyKeyFile.create(
                folder.resolve("uzb.keys"),
                Passphrase.of("a passphrase of the new party".toCharArray()),
                "UZB",
                TestClock.START.minusSeconds(60),
                TestClock.START.plus(Duration.ofDays(700)));
        KeySheet sheet =
                KeySheet.read(KeySheet.of(UZB, partyKey.publicKeys()).bytes()).orElseThrow();
        byte[] statement = CanonicalJson.write(
                partyKey.sign(statementOf(UZB), clock.instant()).toJson());
        Names names = new Names("Uzbekistan", "Узбекистан");
        assertThat(membership().bring(statement)).isEqualTo(declined("directory.refused.statement-of-stranger"));

        decide(2, new ListChange.Application(UZB, PartyKind.MEMBER_STATE, names, DECISION));
        assertThat(reason(new ListChange.Application(UZB, PartyKind.MEMBER_STATE, names, DECISION)))
                .isEqualTo("membership.listed");
        assertThat(membership().bring(statement)).isEqualTo(declined("directory.refused.statement-of-stranger"));

        decide(3, new ListChange.Key(sheet, DECISION));
        assertThat(kaz.node.directoryHistory().getFirst().changes())
                .contains(Message.of(
                        "difference.party-key",
                        new Label(Map.of("en", "Uzbekistan", "ru", "Узбекистан")),
                        sheet.fingerprint().hex()));
        assertThat(reason(new ListChange.Key(sheet, DECISION))).isEqualTo("membership.key-there");
        decide(4, new ListChange.Step(UZB, MembershipStep.ADMIT, DECISION));
        assertThat(reason(new ListChange.Step(UZB, MembershipStep.ACTIVATE, DECISION)))
                .isEqualTo("membership.no-statement");
        assertThat(membership().bring(new byte[] {1})).isEqualTo(declined("membership.no-statement-file"));
        byte[] byAnother =
                CanonicalJson.write(world.signedBy(KGZ, statementOf(UZB)).toJson());
        assertThat(membership().bring(byAnother)).isEqualTo(declined("directory.refused.statement-signature"));

        assertThat(membership().bring(statement)).isInstanceOf(Signing.Published.class);
        eventually(() -> assertThat(kaz.node.directory().version()).isEqualTo(5));
        assertThat(membership().bring(statement)).isEqualTo(declined("membership.statement-known"));
        decide(6, new ListChange.Step(UZB, MembershipStep.ACTIVATE, DECISION));
        assertThat(kaz.node.directory().active(UZB, clock.instant())).isTrue();
        assertThat(kgz.node.alarms()).isEmpty();
    }

    @Test
    void whatWasPreparedInTheVaultIsNoSurpriseAndAnyOtherChangeOfTheOwnEntryIs() {
        kgz.close();
        PartyStatement second = withNewKeys(Objects.requireNonNull(world.statements.get(KGZ)));
        kgz = new TestNode(world, KGZ, kgzStore, exchange, clock);

        bring(second);
        eventually(() -> assertThat(kgz.node.directory().version()).isEqualTo(2));
        bring(statement(second, second.offices()));
        eventually(() -> assertThat(kgz.node.alarms())
                .contains(Message.of("alarm.own-entry-changed", "3"))
                .doesNotContain(Message.of("alarm.own-entry-changed", "2")));
        assertThat(kgz.node.alarms()).extracting(Message::key).doesNotContain("alarm.office-keys");
    }

    /** Looked at first, as a person does, and published by a node of whatever party. */
    private void bring(PartyStatement statement) {
        byte[] file = CanonicalJson.write(world.signedBy(KGZ, statement).toJson());
        assertThat(membership().look(file)).isInstanceOfSatisfying(Membership.Looked.Good.class, it -> {
            assertThat(it.statement().bytes()).isEqualTo(statement.bytes());
            assertThat(it.digest()).isEqualTo(Digest.of(statement.bytes()));
            assertThat(it.differences()).isNotEmpty();
        });
        assertThat(membership().bring(file)).isInstanceOf(Signing.Published.class);
        eventually(() -> assertThat(
                        kaz.node.directory().statement(KGZ).orElseThrow().number())
                .isEqualTo(statement.number()));
        assertThat(membership().look(file))
                .isEqualTo(new Membership.Looked.Bad(Message.of("membership.statement-known")));
    }

    /** The party's own people did it, at the vault of its node. */
    private PartyStatement withNewKeys(PartyStatement before) {
        try (Passphrase passphrase = Passphrase.read(world.passphrase(KGZ))) {
            VaultSetup vault = VaultSetup.open(world.vault(KGZ), passphrase);
            OfficeEntry old = before.offices().getFirst();
            VaultSetup.OfficePublicKeys keys = vault.office(old.id(), old.notBefore(), old.notAfter());
            List<OfficeEntry> offices = new ArrayList<>(before.offices());
            offices.set(
                    0,
                    new OfficeEntry(
                            old.id(),
                            old.function(),
                            old.names(),
                            old.mandates(),
                            old.profiles(),
                            keys.signing(),
                            keys.opening(),
                            old.notBefore(),
                            old.notAfter()));
            PartyStatement next = statement(before, offices);
            vault.prepared(next);
            vault.write(world.vault(KGZ), passphrase);
            return next;
        }
    }

    private static PartyStatement statement(PartyStatement before, List<OfficeEntry> offices) {
        return new PartyStatement(
                before.party(),
                before.number() + 1,
                Optional.of(Digest.of(before.bytes())),
                before.issuer(),
                before.jwks(),
                before.clients(),
                before.coordinators(),
                offices,
                before.revocations(),
                before.weekend(),
                before.holidays());
    }

    @Test
    void oneKeyIsNotTwoParties() {
        decide(
                2,
                new ListChange.Application(
                        UZB, PartyKind.MEMBER_STATE, new Names("Uzbekistan", "Узбекистан"), DECISION));
        KeySheet stolen = KeySheet.of(
                UZB,
                kaz.node.directory().party(KGZ).flatMap(PartyEntry::partyKey).orElseThrow());
        assertThat(reason(new ListChange.Key(stolen, DECISION))).isEqualTo("membership.key-in-use");
        assertThat(reason(new ListChange.Application(
                        new PartyCode("TKM"), PartyKind.MEMBER_STATE, new Names("T\u202ekm", "Т"), DECISION)))
                .isEqualTo("membership.names");
        assertThat(KeySheet.read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(KeySheet.read(new byte[KeySheet.MAX_BYTES + 1])).isEmpty();
    }

    private static Signing declined(String key) {
        return new Signing.Refused(Message.of(key));
    }

    /** Two registrars and the Chair sign it, and the node follows. */
    private void decide(long version, ListChange change) {
        MembersList list = drafted(change);
        membership().propose(list, key("r1"));
        membership().sign(Digest.of(list.bytes()), key("r2"));
        assertThat(membership().sign(Digest.of(list.bytes()), key("chair"))).isInstanceOf(Signing.Published.class);
        eventually(() -> assertThat(kaz.node.directory().version()).isEqualTo(version));
    }

    private static PartyStatement statementOf(PartyCode party) {
        OfficeId office = new OfficeId(party, "migration-service");
        Instant from = TestClock.START.minusSeconds(60);
        Instant to = TestClock.START.plus(Duration.ofDays(700));
        VaultSetup.OfficePublicKeys keys = new VaultSetup(party, List.of("node")).office(office, from, to);
        String issuer = "http://127.0.0.1:1/realms/" + party.realm();
        return new PartyStatement(
                party,
                1,
                Optional.empty(),
                issuer,
                issuer + "/certs",
                List.of("node"),
                List.of(),
                List.of(new OfficeEntry(
                        office,
                        OfficeFunction.MIGRATION,
                        new Names("Migration", "Миграция"),
                        List.of(),
                        List.of("kelisim-1"),
                        keys.signing(),
                        keys.opening(),
                        from,
                        to)),
                List.of(),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of());
    }

    @Test
    void twoRegistrarsAloneRenewAndHold() {
        renew();
        MembersList hold = drafted(new ListChange.Hold(KGZ, Duration.ofHours(10), "A stolen node"));
        membership().propose(hold, key("r2"));
        assertThat(membership().sign(Digest.of(hold.bytes()), key("r3"))).isInstanceOf(Signing.Published.class);
        eventually(() -> assertThat(kaz.node.directory().version()).isEqualTo(3));
        assertThat(kaz.node.directory().active(KGZ, clock.instant())).isFalse();
        assertThat(reason(new ListChange.Hold(KGZ, Duration.ofHours(10), "Again")))
                .isEqualTo("membership.held-before");
        MembersList over = drafted(new ListChange.EndHold(KGZ));
        membership().propose(over, key("r2"));
        assertThat(membership().sign(Digest.of(over.bytes()), key("r3"))).isInstanceOf(Signing.Published.class);
        eventually(() ->
                assertThat(kaz.node.directory().active(KGZ, clock.instant())).isTrue());
    }

    private void renew() {
        MembersList list = drafted(new ListChange.Renewal());
        membership().propose(list, key("r1"));
        assertThat(membership().sign(Digest.of(list.bytes()), key("r2"))).isInstanceOf(Signing.Published.class);
        eventually(() -> assertThat(kaz.node.directory().version()).isEqualTo(2));
    }

    @Test
    void aNodeAsksAgainWhereTheExchangeHadNoTimeForItsQuestion() {
        exchange.busyDirectories.set(4);
        renew();
        eventually(() -> assertThat(kgz.node.directory().version()).isEqualTo(2));
        assertThat(exchange.busyDirectories.get()).isZero();
    }

    @Test
    void signsNothingButTheListThatWasShown() {
        MembersList shown = drafted(new ListChange.Renewal());
        MembersList other = drafted(new ListChange.Step(KGZ, MembershipStep.END, DECISION));
        membership().propose(shown, key("r1"));
        exchange.changeProposal = it -> new SignedList(other.bytes(), it.signatures());

        assertThat(membership().sign(Digest.of(shown.bytes()), key("r2")))
                .isEqualTo(new Signing.Refused(Message.of("membership.other-list")));
        assertThat(((Membership.Proposals.Open) membership().proposals()).proposals())
                .isEmpty();
    }

    @Test
    void showsAProposalAsThisNodeComparesIt() {
        membership().propose(drafted(new ListChange.Step(KGZ, MembershipStep.SUSPEND, DECISION)), key("r1"));

        var open = (Membership.Proposals.Open) kgz.node.membership().proposals();

        assertThat(open.proposals()).singleElement().satisfies(it -> {
            assertThat(texts(it.differences(), Locale.ENGLISH)).anyMatch(text -> text.contains("suspended now"));
            assertThat(it.proposal().signedBy("r1")).isTrue();
            assertThat(it.proposal().needsChair()).isTrue();
        });
    }

    @Test
    void opensAKeyOnlyByItsPassphraseAndOnlyForWhoCanSign() {
        assertThat(SigningKey.open(world.signers(), "r1", TestWorld.passphraseOf("r2"), kaz.node.directory()))
                .isEqualTo(refused("membership.wrong-passphrase"));
        for (String account : List.of("nobody", "../signers/r1", "..", "r1/../r1", "R1")) {
            assertThat(SigningKey.open(world.signers(), account, TestWorld.passphraseOf("r1"), kaz.node.directory()))
                    .isEqualTo(refused("membership.no-key"));
            assertThat(SigningKey.isThere(world.signers(), account)).isFalse();
        }
    }

    private static SigningKey.Outcome refused(String key) {
        return new SigningKey.Outcome.Refused(Message.of(key));
    }

    @Test
    void draftsNoStepThatCannotFollow() {
        assertThat(reason(new ListChange.Step(KGZ, MembershipStep.RESUME, DECISION)))
                .isEqualTo("membership.step-not-possible");
        assertThat(reason(new ListChange.Step(
                        KGZ, MembershipStep.SUSPEND, new Decision("SOM 12", "4", LocalDate.parse("2036-01-01")))))
                .isEqualTo("membership.decision-future");
        assertThat(reason(new ListChange.Step(
                        KGZ, MembershipStep.SUSPEND, new Decision("SOM\u202e12", "4", LocalDate.parse("2026-01-01")))))
                .isEqualTo("membership.decision-meeting");
        assertThat(reason(new ListChange.Hold(KGZ, Duration.ofHours(73), "A stolen node")))
                .isEqualTo("membership.hold-length");
        assertThat(reason(new ListChange.EndHold(KGZ))).isEqualTo("membership.not-held");
    }

    private String reason(ListChange change) {
        return ((ListDraft.Outcome.Impossible) membership().draft(change))
                .reason()
                .key();
    }

    private MembersList drafted(ListChange change) {
        return ((ListDraft.Outcome.Drafted) membership().draft(change)).list();
    }

    private Membership membership() {
        return kaz.node.membership();
    }

    private SigningKey key(String signer) {
        return ((SigningKey.Outcome.Opened)
                        SigningKey.open(world.signers(), signer, TestWorld.passphraseOf(signer), kaz.node.directory()))
                .key();
    }

    private static List<String> texts(List<Message> messages, Locale locale) {
        return messages.stream().map(it -> it.in(locale)).toList();
    }
}
