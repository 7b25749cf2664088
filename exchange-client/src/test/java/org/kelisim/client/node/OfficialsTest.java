package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_BORDER;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ_BORDER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.officer.EnrolOutcome;
import org.kelisim.client.officer.Official;
import org.kelisim.client.officer.OfficialOutcome;
import org.kelisim.client.officer.Officials;
import org.kelisim.client.officer.Officials.Act;
import org.kelisim.client.officer.UnlockOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.storage.MemoryStore;

/** How people come in, change and go; the vault is on the disk and the node starts anew where a test says so. */
class OfficialsTest {
    private static final Map<OfficeId, Set<Role>> OFFICER = Map.of(KAZ_MIGRATION, Set.of(Role.OFFICER));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final MemoryStore store = new MemoryStore();
    private TestWorld world;
    private TestExchange exchange;
    private TestNode kaz;
    private UnlockedOfficer coordinator;

    @BeforeEach
    void start() throws IOException {
        world = new TestWorld(folder);
        exchange = new TestExchange(world, clock);
        exchange.up = false;
        open();
    }

    private void open() {
        kaz = new TestNode(world, KAZ, store, exchange, clock);
        coordinator = kaz.unlock("coordinator", KAZ_MIGRATION);
    }

    @AfterEach
    void stop() {
        kaz.close();
        exchange.close();
    }

    private Officials officials() {
        return kaz.node.officials();
    }

    private String invite(String account) {
        OfficialOutcome outcome = officials().invite(coordinator, account, "Aliya Bekova", OFFICER);
        assertThat(outcome).isInstanceOf(OfficialOutcome.Invited.class);
        return ((OfficialOutcome.Invited) outcome).code();
    }

    private EnrolOutcome enrol(String account, String code) {
        return officials().enrol(TestNode.token(account, KAZ_MIGRATION), code.toCharArray(), TestWorld.pin());
    }

    private UnlockOutcome unlock(String account) {
        return kaz.node.credentials().unlock(TestNode.token(account, KAZ_MIGRATION), TestWorld.pin());
    }

    private OfficialOutcome refused(String key) {
        return new OfficialOutcome.Refused(Message.of(key));
    }

    @Test
    void anInvitedOfficialEnrolsWithTheCodeAndDrafts() {
        String code = invite("aliya");
        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(unlock("aliya")).isInstanceOf(UnlockOutcome.NotEnrolled.class);
        assertThat(enrol("aliya", " " + code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
                .isEqualTo(new EnrolOutcome.Enrolled());
        UnlockedOfficer aliya = kaz.unlock("aliya", KAZ_MIGRATION);
        assertThat(aliya.name()).isEqualTo("Aliya Bekova");
        assertThat(aliya.roles(KAZ_MIGRATION)).containsExactly(Role.OFFICER);
        kaz.handOver(aliya, kaz.alert(aliya, KAZ_MIGRATION, KGZ_BORDER), kaz.unlock("releaser", KAZ_MIGRATION));
    }

    @Test
    void aCodeIsGoodOnceForItsAccountAndForATime() {
        String code = invite("aliya");
        String other = invite("bota");
        assertThat(enrol("aliya", other)).isEqualTo(new EnrolOutcome.WrongCode(4));
        assertThat(enrol("nobody", code)).isEqualTo(new EnrolOutcome.NotInvited());
        assertThat(enrol("aliya", code)).isEqualTo(new EnrolOutcome.Enrolled());
        assertThat(enrol("aliya", code)).isEqualTo(new EnrolOutcome.NotInvited());
        clock.pass(Officials.INVITATION);
        assertThat(enrol("bota", other)).isEqualTo(new EnrolOutcome.NotInvited());
        assertThat(officials().isInvited(TestNode.token("bota", KAZ_MIGRATION))).isFalse();
    }

    @Test
    void guessingACodeLocksItAndIsRecordedAndARestartWinsNothing() {
        String code = invite("aliya");
        for (int left = 4; left > 0; left--) {
            assertThat(enrol("aliya", "00000-00000-00000-00000")).isEqualTo(new EnrolOutcome.WrongCode(left));
        }
        assertThat(enrol("aliya", "")).isInstanceOf(EnrolOutcome.Locked.class);
        kaz.close();
        open();
        assertThat(enrol("aliya", code)).isInstanceOf(EnrolOutcome.Locked.class);
        assertThat(officials().journal(coordinator))
                .extracting(Officials.Step::act)
                .startsWith(Act.CODE_LOCKED)
                .contains(Act.INVITED);
    }

    @Test
    void aWeakPinTakesNothingFromTheInvitation() {
        String code = invite("aliya");
        assertThat(officials()
                        .enrol(TestNode.token("aliya", KAZ_MIGRATION), code.toCharArray(), "123456".toCharArray()))
                .isEqualTo(new EnrolOutcome.WeakPin());
        assertThat(enrol("aliya", code)).isEqualTo(new EnrolOutcome.Enrolled());
    }

    @Test
    void onlyACoordinatorOfTheStatementWithAFreshPinInvites() {
        UnlockedOfficer releaser = kaz.unlock("releaser", KAZ_MIGRATION);
        assertThat(officials().invite(releaser, "aliya", "Aliya", OFFICER))
                .isEqualTo(refused("officials.not-coordinator"));
        assertThat(officials().all(releaser)).isEmpty();
        assertThat(officials().journal(releaser)).isEmpty();
        clock.pass(Duration.ofMinutes(11));
        assertThat(officials().invite(coordinator, "aliya", "Aliya", OFFICER))
                .isEqualTo(new OfficialOutcome.ConfirmationNeeded());
        assertThat(officials().remove(coordinator, "author")).isEqualTo(new OfficialOutcome.ConfirmationNeeded());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"COORDINATOR", "REGISTRAR", "CHAIR"})
    void noCoordinatorMakesAnotherOrAnybodyOfASignedList(Role role) {
        Map<OfficeId, Set<Role>> more = Map.of(KAZ_MIGRATION, Set.of(Role.OFFICER, role));
        assertThat(officials().invite(coordinator, "aliya", "Aliya", more))
                .isEqualTo(refused("officials.role-not-given"));
        assertThat(officials().change(coordinator, "author", more)).isEqualTo(refused("officials.role-not-given"));
    }

    @Test
    void aCoordinatorTouchesNeitherCoordinatorsNorOtherParties() {
        assertThat(officials().remove(coordinator, "coordinator")).isEqualTo(refused("officials.in-signed-list"));
        assertThat(officials().change(coordinator, "coordinator", OFFICER))
                .isEqualTo(refused("officials.in-signed-list"));
        assertThat(officials().invite(coordinator, "coordinator", "Aliya", OFFICER))
                .isEqualTo(refused("officials.in-signed-list"));
        assertThat(officials().invite(coordinator, "aliya", "Aliya", Map.of(KGZ_BORDER, Set.of(Role.OFFICER))))
                .isEqualTo(refused("officials.other-party"));
        OfficeId unknown = OfficeId.parse("KAZ/no-such-office");
        assertThat(officials().invite(coordinator, "aliya", "Aliya", Map.of(unknown, Set.of(Role.OFFICER))))
                .isEqualTo(refused("officials.other-party"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ali\u202eya", "Ali\u0000ya", "Ali\nya"})
    void aNameThatHidesSomethingIsRefused(String name) {
        assertThat(officials().invite(coordinator, "aliya", name, OFFICER)).isEqualTo(refused("officials.name"));
        assertThat(officials().find(coordinator, "aliya")).isEmpty();
    }

    @Test
    void whatIsTakenAwayIsGoneInARunningSession() {
        UnlockedOfficer releaser = kaz.unlock("releaser", KAZ_MIGRATION);
        assertThat(officials().change(coordinator, "releaser", OFFICER)).isEqualTo(new OfficialOutcome.Done());
        assertThat(releaser.roles(KAZ_MIGRATION)).containsExactly(Role.OFFICER);
        assertThat(officials().change(coordinator, "releaser", Map.of(KAZ_BORDER, Set.of(Role.OFFICER))))
                .isEqualTo(new OfficialOutcome.Done());
        assertThat(releaser.offices()).isEmpty();
    }

    @Test
    void whoIsRemovedCanDoNothingMore() {
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        var login = clock.instant();
        clock.pass(Duration.ofSeconds(5));
        assertThat(officials().remove(coordinator, "author")).isEqualTo(new OfficialOutcome.Done());
        assertThat(author.offices()).isEmpty();
        assertThat(author.enrolment(KAZ_MIGRATION)).isEmpty();
        assertThat(unlock("author")).isInstanceOf(UnlockOutcome.NotEnrolled.class);
        assertThat(officials().removedSince("author", login)).isTrue();
        assertThat(officials().removedSince("author", clock.instant().plusSeconds(1)))
                .isFalse();
        assertThat(officials().remove(coordinator, "author")).isEqualTo(refused("officials.unknown"));
        kaz.close();
        open();
        assertThat(unlock("author")).isInstanceOf(UnlockOutcome.NotEnrolled.class);
    }

    @Test
    void aNewInvitationEndsTheOldPinAndKeepsThePerson() {
        UnlockedOfficer author = kaz.unlock("author", KAZ_MIGRATION);
        String id = author.id();
        String code = invite("author");
        assertThat(author.offices()).isEmpty();
        assertThat(unlock("author")).isInstanceOf(UnlockOutcome.NotEnrolled.class);
        assertThat(enrol("author", code)).isEqualTo(new EnrolOutcome.Enrolled());
        assertThat(kaz.unlock("author", KAZ_MIGRATION).id()).isEqualTo(id);
        assertThat(officials().remove(coordinator, "author")).isEqualTo(new OfficialOutcome.Done());
        enrol("author", invite("author"));
        assertThat(kaz.unlock("author", KAZ_MIGRATION).id()).isEqualTo(id);
        assertThat(author.offices()).isEmpty();
    }

    @Test
    void aCoordinatorSeesHowFarEachHasCome() {
        invite("aliya");
        assertThat(officials().find(coordinator, "aliya").map(Official::standing))
                .hasValue(new Official.Standing.Invited(clock.instant().plus(Officials.INVITATION)));
        assertThat(officials().find(coordinator, "author").map(Official::standing))
                .hasValue(new Official.Standing.Enrolled());
        clock.pass(Officials.INVITATION);
        coordinator = kaz.unlock("coordinator", KAZ_MIGRATION);
        assertThat(officials().find(coordinator, "aliya").map(Official::standing))
                .hasValue(new Official.Standing.InvitationOver());
        assertThat(kaz.events).contains(new NodeEvent.OfficialChanged("aliya"));
    }
}
