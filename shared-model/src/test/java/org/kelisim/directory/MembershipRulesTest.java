package org.kelisim.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.directory.TestDirectory.NOW;
import static org.kelisim.directory.TestDirectory.TJK;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.directory.DirectoryBundle.ListSignature;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryOutcome.Reason;
import org.kelisim.json.Digest;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeId;

/** What registrars may do alone, what they may not, and how a next version comes together. */
class MembershipRulesTest {
    private static final List<String> REGISTRARS = List.of("r1", "r2");

    private final TestDirectory test = new TestDirectory();
    private final Directory first = test.directory();

    @Test
    void twoRegistrarsAloneHoldAPartyFor72Hours() {
        test.holds.add(new Hold(TJK, NOW.plus(Duration.ofHours(71)), "A stolen node"));
        Directory held = accepted(first, REGISTRARS);

        assertThat(held.active(TJK, NOW)).isFalse();
        assertThat(held.active(KGZ, NOW)).isTrue();
        assertThat(held.active(TJK, NOW.plus(Duration.ofHours(71)))).isTrue();
        assertThat(held.active(TJK)).as("its standing is untouched").isTrue();
    }

    @Test
    void aHoldIsNotLongerThan72Hours() {
        test.holds.add(new Hold(TJK, NOW.plus(Duration.ofHours(72)), "A stolen node"));
        assertThat(refused(first, List.of("r1", "r2", "chair"))).isEqualTo(Reason.HOLD_TOO_LONG);
    }

    @Test
    void registrarsAloneNeitherProlongNorForgetNorRepeatAHold() {
        test.holds.add(new Hold(TJK, NOW.plus(Duration.ofHours(24)), "A stolen node"));
        Directory held = accepted(first, REGISTRARS);
        MembersList withHold = test.list;
        DirectoryVersion atHold = test.version;

        test.holds.set(0, new Hold(TJK, NOW.plus(Duration.ofHours(48)), "A stolen node"));
        assertThat(refused(held, REGISTRARS)).isEqualTo(Reason.CHAIR_MISSING);
        test.list = withHold;
        test.version = atHold;
        test.holds.clear();
        assertThat(refused(held, REGISTRARS)).isEqualTo(Reason.CHAIR_MISSING);
        test.list = withHold;
        test.version = atHold;
        test.holds.add(new Hold(TJK, NOW.plus(Duration.ofHours(1)), "Found again"));
        assertThat(accepted(held, REGISTRARS).active(TJK, NOW.plus(Duration.ofHours(2))))
                .isTrue();
    }

    @Test
    void registrarsAloneDoNotChangeWhoSigns() {
        test.registrars.remove("r3");
        assertThat(refused(first, REGISTRARS)).isEqualTo(Reason.CHAIR_MISSING);
    }

    @Test
    void onePersonDoesNotSignAsTwo() {
        test.registrars.put("r3", test.registrars.get("r1"));
        assertThat(refused(first, List.of("r1", "r2", "chair"))).isEqualTo(Reason.SIGNER_TWICE);
    }

    @Test
    void aListIsNotValidForYears() {
        test.listValid = Duration.ofDays(365);
        assertThat(refused(first, REGISTRARS)).isEqualTo(Reason.VALID_TOO_LONG);
    }

    @Test
    void aListIsNotDatedBeforeItsPredecessor() {
        test.list = test.list(2, Optional.of(Digest.of(test.list.bytes())), NOW.minusSeconds(90));
        test.version = test.version(2, Optional.of(test.version.digest()));
        test.signers = REGISTRARS;
        assertThat(reason(DirectoryVerifier.verifyNext(first, test.bundle(), NOW)))
                .isEqualTo(Reason.LIST_NOT_CHAINED);
    }

    @Test
    void takesOverWhatDidNotChange() {
        Directory second = accepted(first, REGISTRARS);
        OfficeId office = new OfficeId(KAZ, "border-service");
        assertThat(second.office(office)).containsSame(first.office(office).orElseThrow());
    }

    @Test
    void assemblesTheNextVersionFromAListAndLeavesJunkSignaturesOut() {
        test.status.put(TJK, MembershipStatus.SUSPENDED);
        test.next(true);
        SignedList good = test.bundle().list();
        List<ListSignature> signatures =
                new ArrayList<>(Collections.nCopies(50, new ListSignature("r1", new byte[10_000])));
        signatures.add(
                new ListSignature("somebody", good.signatures().getFirst().cms()));
        signatures.addAll(good.signatures());
        signatures.addAll(good.signatures());

        var next = (NextVersion.Outcome.Assembled)
                NextVersion.of(first, Optional.of(new SignedList(good.list(), signatures)), List.of());

        assertThat(next.bundle().list().signatures())
                .extracting(ListSignature::by)
                .containsExactly("r1", "r2", "chair");
        assertThat(DirectoryVerifier.verifyNext(first, next.bundle(), NOW))
                .isInstanceOf(DirectoryOutcome.Verified.class);
        assertThat(next.bundle().version().digest()).isEqualTo(test.version.digest());
    }

    @Test
    void assemblesNothingFromWhatIsInUse() {
        assertThat(NextVersion.of(
                        first, Optional.of(test.bundle().list()), test.bundle().statements()))
                .isInstanceOf(NextVersion.Outcome.NothingNew.class);
    }

    @Test
    void refusesTwoNewStatementsOfOneParty() {
        List<SignedStatement> two = List.of(statement(0), statement(1));
        assertThat(NextVersion.of(first, Optional.empty(), two)).isInstanceOf(NextVersion.Outcome.Impossible.class);
    }

    private SignedStatement statement(int offices) {
        PartyStatement old = test.statements.get(KGZ);
        byte[] bytes = TestDirectory.statement(
                        KGZ,
                        2,
                        Optional.of(Digest.of(old.bytes())),
                        old.offices().subList(0, offices),
                        List.of())
                .bytes();
        return new SignedStatement(bytes, new byte[0]);
    }

    @Test
    void aProposalSaysWhoseSignaturesAreMissing() {
        test.status.put(TJK, MembershipStatus.SUSPENDED);
        test.next(true);
        test.signers = List.of("r3");
        ListProposal proposal = possible(test.bundle().list());
        assertThat(proposal.registrars()).isEqualTo(1);
        assertThat(proposal.needsChair()).isTrue();
        assertThat(proposal.complete()).isFalse();

        test.signers = List.of("r3", "r3", "r1");
        assertThat(possible(test.bundle().list()).complete())
                .as("without the Chair")
                .isFalse();
        test.signers = List.of("chair", "r3", "r1");
        assertThat(possible(test.bundle().list()).complete()).isTrue();
    }

    @Test
    void aProposalThatDoesNotFollowOrHasRunOutIsNone() {
        assertThat(ListProposal.of(first, test.bundle().list(), NOW))
                .isInstanceOfSatisfying(
                        ListProposal.Outcome.Impossible.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.LIST_NOT_CHAINED));
        test.next(true);
        assertThat(ListProposal.of(first, test.bundle().list(), NOW.plus(Duration.ofDays(31))))
                .isInstanceOfSatisfying(
                        ListProposal.Outcome.Impossible.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.LIST_EXPIRED));
    }

    private ListProposal possible(SignedList signed) {
        return ((ListProposal.Outcome.Possible) ListProposal.of(first, signed, NOW)).proposal();
    }

    private Directory accepted(Directory current, List<String> signers) {
        return ((DirectoryOutcome.Verified) next(current, signers)).directory();
    }

    private Reason refused(Directory current, List<String> signers) {
        return reason(next(current, signers));
    }

    private static Reason reason(DirectoryOutcome outcome) {
        return ((DirectoryOutcome.Refused) outcome).reason();
    }

    private DirectoryOutcome next(Directory current, List<String> signers) {
        test.next(true);
        test.signers = signers;
        return DirectoryVerifier.verifyNext(current, test.bundle(), NOW);
    }
}
