package org.kelisim.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.directory.TestDirectory.NOW;
import static org.kelisim.directory.TestDirectory.TJK;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kelisim.cms.HybridKeys;
import org.kelisim.directory.DirectoryOutcome.Reason;
import org.kelisim.json.Digest;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeId;

class DirectoryVerifierTest {

    private final TestDirectory test = new TestDirectory();
    private Directory first;

    @BeforeEach
    void startFromTheRoot() {
        first = test.directory();
    }

    @Test
    void acceptsTheFirstVersionThatTheRootNames() {
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.active(KAZ)).isTrue();
        assertThat(first.office(new OfficeId(KGZ, "border-service"))).isPresent();
        assertThat(first.byIssuer("https://id.example/realms/kgz").orElseThrow().party())
                .isEqualTo(KGZ);
        assertThat(first.byIssuer("https://id.example/realms/kgz/")).isEmpty();
    }

    @Test
    void readsBackWhatItWrites() {
        DirectoryBundle again = DirectoryBundle.parse(test.bundle().toJson());
        assertThat(DirectoryVerifier.verifyFirst(RootFile.parse(test.root().bytes()), again, NOW))
                .isInstanceOf(DirectoryOutcome.Verified.class);
    }

    @Test
    void refusesAFirstVersionThatTheRootDoesNotName() {
        RootFile root = test.root();
        test.status.put(TJK, MembershipStatus.SUSPENDED);
        test.list = test.list(1, Optional.empty(), NOW.minusSeconds(60));
        test.version = test.version(1, Optional.empty());
        assertRefused(DirectoryVerifier.verifyFirst(root, test.bundle(), NOW), Reason.NOT_THE_ROOTS_FIRST_VERSION);
    }

    @Test
    void refusesAListSignedByOneRegistrar() {
        test.signers = List.of("r1", "chair");
        assertRefused(DirectoryVerifier.verifyFirst(test.root(), test.bundle(), NOW), Reason.TOO_FEW_REGISTRARS);
    }

    @Test
    void countsARegistrarOnce() {
        test.signers = List.of("r1", "r1", "chair");
        assertRefused(DirectoryVerifier.verifyFirst(test.root(), test.bundle(), NOW), Reason.TOO_FEW_REGISTRARS);
    }

    @Test
    void refusesAFirstListWithoutTheChair() {
        test.signers = List.of("r1", "r2");
        assertRefused(DirectoryVerifier.verifyFirst(test.root(), test.bundle(), NOW), Reason.CHAIR_MISSING);
    }

    @Test
    void suspendsAPartyWithRegistrarsAndChair() {
        test.status.put(TJK, MembershipStatus.SUSPENDED);
        test.next(true);
        Directory second = accepted(DirectoryVerifier.verifyNext(first, test.bundle(), NOW));
        assertThat(second.active(TJK)).isFalse();
        assertThat(second.active(KAZ)).isTrue();
    }

    @Test
    void refusesASuspensionWithoutTheChair() {
        test.status.put(TJK, MembershipStatus.SUSPENDED);
        test.next(true);
        test.signers = List.of("r1", "r2", "r3");
        assertRefused(DirectoryVerifier.verifyNext(first, test.bundle(), NOW), Reason.CHAIR_MISSING);
    }

    @Test
    void renewsTheListWithRegistrarsAlone() {
        test.next(true);
        test.signers = List.of("r2", "r3");
        Directory second = accepted(DirectoryVerifier.verifyNext(first, test.bundle(), NOW));
        assertThat(second.version()).isEqualTo(2);
    }

    @Test
    void refusesRollbackGapAndFork() {
        DirectoryBundle one = test.bundle();
        test.next(true);
        Directory second = accepted(DirectoryVerifier.verifyNext(first, test.bundle(), NOW));
        assertRefused(DirectoryVerifier.verifyNext(second, one, NOW), Reason.ROLLBACK);
        test.next(true);
        test.next(true);
        assertRefused(DirectoryVerifier.verifyNext(second, test.bundle(), NOW), Reason.GAP);
        TestDirectory other = new TestDirectory();
        other.next(true);
        assertRefused(DirectoryVerifier.verifyNext(first, other.bundle(), NOW), Reason.FORK);
        assertRefused(DirectoryVerifier.verifyNext(second, other.bundle(), NOW), Reason.FORK);
    }

    @Test
    void takesTheSameVersionAgain() {
        assertThat(accepted(DirectoryVerifier.verifyNext(first, test.bundle(), NOW)))
                .isSameAs(first);
    }

    @Test
    void refusesAPartyKeyThatRegistrarsAndChairExchanged() {
        test.partyKeys.put(KGZ, HybridKeys.generate("KGZ", NOW.minusSeconds(9), NOW.plusSeconds(9)));
        test.next(true);
        assertRefused(DirectoryVerifier.verifyNext(first, test.bundle(), NOW), Reason.PARTY_KEY_CHANGED);
    }

    @Test
    void refusesAStatementThatThePartyDidNotSign() {
        PartyStatement old = test.statements.get(KGZ);
        test.statements.put(
                KGZ,
                TestDirectory.statement(
                        KGZ,
                        2,
                        Optional.of(Digest.of(old.bytes())),
                        old.offices().subList(0, 1),
                        List.of()));
        test.next(false);
        DirectoryBundle good = test.bundle();
        test.partyKeys.put(KGZ, test.partyKeys.get(KAZ));
        DirectoryBundle forged = test.bundle();
        assertRefused(DirectoryVerifier.verifyNext(first, forged, NOW), Reason.STATEMENT_SIGNATURE);
        assertThat(accepted(DirectoryVerifier.verifyNext(first, good, NOW)).office(new OfficeId(KGZ, "border-service")))
                .isEmpty();
    }

    @Test
    void refusesAStatementThatDoesNotFollow() {
        PartyStatement old = test.statements.get(KGZ);
        test.statements.put(
                KGZ, TestDirectory.statement(KGZ, 3, Optional.of(Digest.of(old.bytes())), old.offices(), List.of()));
        test.next(false);
        assertRefused(DirectoryVerifier.verifyNext(first, test.bundle(), NOW), Reason.STATEMENT_NOT_CHAINED);
    }

    @Test
    void refusesAVersionThatLeavesAStatementOut() {
        test.statements.remove(TJK);
        test.next(false);
        assertRefused(DirectoryVerifier.verifyNext(first, test.bundle(), NOW), Reason.STATEMENT_NOT_CHAINED);
    }

    @Test
    void aRevokedKeyNoLongerCounts() {
        PartyStatement old = test.statements.get(KGZ);
        OfficeId border = new OfficeId(KGZ, "border-service");
        Digest key = first.office(border).orElseThrow().signing().ecDigest();
        test.statements.put(
                KGZ,
                TestDirectory.statement(
                        KGZ,
                        2,
                        Optional.of(Digest.of(old.bytes())),
                        old.offices(),
                        List.of(new PartyStatement.Revocation(key, NOW))));
        test.next(false);
        Office office = accepted(DirectoryVerifier.verifyNext(first, test.bundle(), NOW))
                .office(border)
                .orElseThrow();
        assertThat(office.usableAt(NOW.minusSeconds(1))).isTrue();
        assertThat(office.usableAt(NOW)).isFalse();
    }

    @Test
    void expiresAfterThirtyDays() {
        assertThat(first.expired(NOW)).isFalse();
        assertThat(first.expired(NOW.plus(Duration.ofDays(30)))).isTrue();
    }

    @Test
    void refusesAListFromTheFuture() {
        assertRefused(
                DirectoryVerifier.verifyFirst(test.root(), test.bundle(), NOW.minus(Duration.ofMinutes(10))),
                Reason.ISSUED_IN_FUTURE);
    }

    @Test
    void refusesTwoPartiesWithOneIssuer() {
        PartyStatement kaz = test.statements.get(KAZ);
        test.statements.put(
                TJK,
                new PartyStatement(
                        TJK,
                        1,
                        Optional.empty(),
                        kaz.issuer(),
                        kaz.jwks(),
                        List.of("node"),
                        List.of(),
                        test.statements.get(TJK).offices(),
                        List.of(),
                        kaz.weekend(),
                        List.of()));
        test.version = test.version(1, Optional.empty());
        assertRefused(DirectoryVerifier.verifyFirst(test.root(), test.bundle(), NOW), Reason.ISSUER_CLASH);
    }

    private static Directory accepted(DirectoryOutcome outcome) {
        assertThat(outcome).isInstanceOf(DirectoryOutcome.Verified.class);
        return ((DirectoryOutcome.Verified) outcome).directory();
    }

    private static void assertRefused(DirectoryOutcome outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(DirectoryOutcome.Refused.class);
        assertThat(((DirectoryOutcome.Refused) outcome).reason()).isEqualTo(reason);
        assertThat(((DirectoryOutcome.Refused) outcome).detail()).endsWith(".");
    }
}
