package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_BORDER;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ_BORDER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.Samples;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.client.officer.UnlockOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.release.HandOver;
import org.kelisim.client.release.Pending;
import org.kelisim.client.release.Release;
import org.kelisim.client.text.Message;
import org.kelisim.notice.Approval;
import org.kelisim.party.Role;
import org.kelisim.storage.MemoryStore;

/** Four eyes and the officers behind them; the exchange is away, so what is released stays in the outbox. */
class DeskTest {
    @TempDir
    static Path folder;

    private static TestWorld world;

    private final TestClock clock = new TestClock();
    private final MemoryStore store = new MemoryStore();
    private TestExchange exchange;
    private TestNode kaz;
    private UnlockedOfficer author;
    private UnlockedOfficer releaser;

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
    }

    @BeforeEach
    void start() throws IOException {
        exchange = new TestExchange(world, clock);
        exchange.up = false;
        kaz = new TestNode(world, KAZ, store, exchange, clock);
        author = kaz.unlock("author", KAZ_MIGRATION);
        releaser = kaz.unlock("releaser", KAZ_MIGRATION);
    }

    @AfterEach
    void stop() {
        kaz.close();
        exchange.close();
    }

    private Pending pending() {
        return kaz.handOver(author, kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER), releaser);
    }

    private Release release(Pending pending, UnlockedOfficer officer) {
        return kaz.node.desk().release(pending.id(), pending.digest(), officer);
    }

    private static Release refused(String key) {
        return new Release.Refused(Message.of(key));
    }

    @Test
    void letsASecondOfficerRelease() {
        Pending pending = pending();
        assertThat(release(pending, releaser)).isEqualTo(new Release.Sending(pending.id()));
        assertThat(kaz.node.outbox().notice(pending.id(), author).orElseThrow().approvals())
                .extracting(Approval::part)
                .containsExactly(Approval.Part.AUTHOR, Approval.Part.RELEASER);
        assertThat(kaz.node.drafts().mine(author)).isEmpty();
        assertThat(kaz.node.desk().toRelease(releaser)).isEmpty();
    }

    @Test
    void doesNotLetTheAuthorRelease() {
        Pending own = kaz.handOver(releaser, kaz.alert(releaser, KAZ_MIGRATION, KGZ_BORDER), releaser);
        assertThat(own.mine()).isTrue();
        assertThat(release(own, releaser)).isEqualTo(refused("release.same-person"));
        assertThat(kaz.node.outbox().find(own.id())).isEmpty();
    }

    @Test
    void doesNotLetAnOfficerWithoutTheRoleRelease() {
        Pending pending = kaz.handOver(releaser, kaz.alert(releaser, KAZ_MIGRATION, KGZ_BORDER), releaser);
        assertThat(release(pending, author)).isEqualTo(refused("release.not-releaser"));
        assertThat(kaz.node.desk().toRelease(author)).isEmpty();
    }

    @Test
    void doesNotLetAnOfficerReleaseWhoseTokenLacksTheRole() {
        var token = new TokenOfficer("releaser", "releaser", Set.of(KAZ_MIGRATION), Set.of(Role.OFFICER));
        var weaker = ((UnlockOutcome.Unlocked) kaz.node.credentials().unlock(token, TestWorld.pin())).officer();
        assertThat(release(pending(), weaker)).isEqualTo(refused("release.not-releaser"));
    }

    @Test
    void doesNotShowWhatWaitsToAnotherOffice() {
        Pending pending = pending();
        UnlockedOfficer stranger = kaz.unlock("stranger", KAZ_BORDER);
        assertThat(kaz.node.desk().toRelease(stranger)).isEmpty();
        assertThat(release(pending, stranger)).isEqualTo(refused("release.gone"));
    }

    @Test
    void releasesOnlyWhatWasShown() {
        Pending seen = pending();
        assertThat(kaz.node.desk().sendBack(seen.id(), releaser, "Уточните маршрут"))
                .isEmpty();
        Draft draft = kaz.node.drafts().find(author, seen.id()).orElseThrow();
        assertThat(draft.state()).isInstanceOf(DraftState.SentBack.class);
        Pending again = kaz.handOver(author, draft, releaser);
        assertThat(release(seen, releaser)).isEqualTo(refused("release.changed"));
        assertThat(again.notice().registration()).isEqualTo(seen.notice().registration());
        assertThat(release(again, releaser)).isInstanceOf(Release.Sending.class);
    }

    @Test
    void asksForThePinAgainAfterTenMinutes() {
        Pending pending = pending();
        clock.pass(UnlockedOfficer.CONFIRMATION);
        assertThat(release(pending, releaser)).isInstanceOf(Release.ConfirmationNeeded.class);
        assertThat(releaser.confirm("000001".toCharArray())).isEqualTo(new UnlockOutcome.WrongPin(4));
        assertThat(release(pending, releaser)).isInstanceOf(Release.ConfirmationNeeded.class);
        assertThat(releaser.confirm(TestWorld.pin())).isInstanceOf(UnlockOutcome.Unlocked.class);
        assertThat(release(pending, releaser)).isInstanceOf(Release.Sending.class);
    }

    @Test
    void releasesOnce() {
        Pending pending = pending();
        release(pending, releaser);
        assertThat(release(pending, releaser)).isEqualTo(refused("release.gone"));
    }

    @Test
    void keepsWhatWaitsOverARestart() {
        Pending pending = pending();
        kaz.close();
        kaz = new TestNode(world, KAZ, store, exchange, clock);
        UnlockedOfficer again = kaz.unlock("releaser", KAZ_MIGRATION);
        assertThat(kaz.node.desk().toRelease(again)).extracting(Pending::digest).containsExactly(pending.digest());
    }

    @Test
    void keepsDraftsOverALostSessionAndFromOthers() {
        Draft draft = kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER);
        author.close();
        UnlockedOfficer back = kaz.unlock("author", KAZ_MIGRATION);
        assertThat(kaz.node.drafts().find(back, draft.id())).contains(draft);
        assertThat(kaz.node.drafts().find(releaser, draft.id())).isEmpty();
        assertThatThrownBy(() -> kaz.node.drafts().save(releaser, draft)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void letsNobodyChangeWhatWasHandedOver() {
        Draft draft = kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER);
        kaz.handOver(author, draft, releaser);
        assertThatThrownBy(() -> kaz.node.drafts().save(author, draft))
                .isInstanceOfSatisfying(
                        NotAllowedException.class,
                        it -> assertThat(it.reason().key()).isEqualTo("draft.handed-over"));
        assertThat(kaz.node.desk().handOver(draft, author)).isInstanceOf(HandOver.Refused.class);
    }

    @Test
    void letsTheAuthorTakeItBack() {
        Pending pending = pending();
        assertThat(kaz.node.desk().sendBack(pending.id(), author, "Ошибка в дате"))
                .isEmpty();
        assertThat(kaz.node.drafts().find(author, pending.id()).orElseThrow().isOpen())
                .isTrue();
        assertThat(release(pending, releaser)).isEqualTo(refused("release.gone"));
    }

    @Test
    void doesNotSaveAFieldThatTheTypeDoesNotHave() {
        Draft draft = kaz.alert(author, KAZ_MIGRATION, KGZ_BORDER);
        var body = Samples.alert().put("suspect", "somebody");
        assertThatThrownBy(() ->
                        kaz.node.drafts().save(author, draft.edit().body(body).done()))
                .isInstanceOfSatisfying(
                        NotAllowedException.class,
                        it -> assertThat(it.problems())
                                .extracting(p -> p.field())
                                .containsExactly("/suspect"));
    }

    @Test
    void doesNotHandOverAnIncompleteDraft() {
        Draft draft = kaz.node.drafts().create(author, KAZ_MIGRATION, "modus-operandi-alert");
        var outcome = (HandOver.Problems) kaz.node.desk().handOver(draft, author);
        assertThat(outcome.problems()).extracting(it -> it.field()).contains("recipients", "/headline");
    }

    @Test
    void doesNotUnlockWhomTheTokenPutsIntoAnotherOffice() {
        assertThat(kaz.node.credentials().unlock(TestNode.token("author", KAZ_BORDER), TestWorld.pin()))
                .isInstanceOf(UnlockOutcome.NotEnrolled.class);
        assertThat(kaz.node.credentials().unlock(TestNode.token("nobody", KAZ_BORDER), TestWorld.pin()))
                .isInstanceOf(UnlockOutcome.NotEnrolled.class);
    }

    @Test
    void signsNothingAfterTheSessionEnded() {
        Pending pending = pending();
        releaser.close();
        assertThatThrownBy(() -> release(pending, releaser)).isInstanceOf(IllegalStateException.class);
        assertThat(kaz.node.outbox().find(pending.id())).isEmpty();
    }

    @Test
    void numbersNoticesOfAnOfficeWithoutGaps() {
        List<String> numbers = List.of(pending(), pending(), pending()).stream()
                .map(it -> it.notice().registration().orElseThrow())
                .toList();
        assertThat(numbers).containsExactly("1/2026", "2/2026", "3/2026");
    }
}
