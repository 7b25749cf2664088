package org.kelisim.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.agreement.TestAgreements.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.ObjectType;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.TestDirectory;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.OneVersion;
import org.kelisim.json.Digest;
import org.kelisim.notice.Header.DirectoryReference;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

class SignedActionTest {
    private static final Instant NOW = TestDirectory.NOW;
    private static final TestDirectory KEYS = new TestDirectory();
    private static Directory directory;
    private static Pen pen;

    @BeforeAll
    static void agree() {
        mandates(KEYS);
        KEYS.version = KEYS.version(1, Optional.empty());
        directory = KEYS.directory();
        pen = pen(
                readmission(), terms("readmission-request"), new DirectoryReference(1, directory.digest()), () -> NOW);
    }

    @Test
    void whatAnOfficeSignedIsGenuine() {
        SignedAction signed = SignedAction.sign(pen.last(), signer("KAZ/migration-service"));

        assertThat(verify(signed.cms())).isInstanceOf(SignedAction.Outcome.Genuine.class);
        assertThat(signed.digest()).isEqualTo(Digest.of(pen.last().bytes()));
    }

    @Test
    void refusesEveryOtherHand() {
        byte[] genuine =
                SignedAction.sign(pen.last(), signer("KAZ/migration-service")).cms();
        byte[] altered = genuine.clone();
        altered[altered.length / 2] ^= 1;

        assertThat(refusal(SignedAction.sign(pen.last(), signer("KGZ/migration-service"))
                        .cms()))
                .isEqualTo(ActionRefusal.SIGNATURE_NOT_GENUINE);
        assertThat(refusal(altered)).isIn(ActionRefusal.SIGNATURE_NOT_GENUINE, ActionRefusal.MALFORMED);
        assertThat(refusal(Arrays.copyOf(genuine, genuine.length + 1))).isEqualTo(ActionRefusal.SIGNATURE_NOT_GENUINE);
        assertThat(refusal(new byte[SignedAction.MAX_BYTES + 1])).isEqualTo(ActionRefusal.MALFORMED);
        assertThat(refusal(signer("KAZ/migration-service")
                        .sign(ObjectType.DELIVERED, pen.last().bytes(), NOW)))
                .as("a signature of another kind")
                .isEqualTo(ActionRefusal.SIGNATURE_NOT_GENUINE);
        assertThat(refusal(signer("KAZ/migration-service")
                        .sign(ObjectType.TREATY_ACTION, pen.last().bytes(), NOW.minusSeconds(60))))
                .as("signed at another time than it says")
                .isEqualTo(ActionRefusal.SIGNATURE_NOT_GENUINE);
        assertThat(refusal(signer("KAZ/migration-service").sign(ObjectType.TREATY_ACTION, "{}".getBytes(), NOW)))
                .isEqualTo(ActionRefusal.MALFORMED);
    }

    @Test
    void anOfficeNeedsAMandateForAgreements() {
        TreatyAction first = pen.last();
        TreatyAction border = by(first, OfficeId.parse("KAZ/border-service"), first.directory());

        assertThat(refusal(
                        SignedAction.sign(border, signer("KAZ/border-service")).cms()))
                .isEqualTo(ActionRefusal.NO_MANDATE);
        TreatyAction unknown = by(first, OfficeId.parse("KAZ/nowhere"), first.directory());
        assertThat(refusal(
                        SignedAction.sign(unknown, signer("KAZ/border-service")).cms()))
                .isEqualTo(ActionRefusal.UNKNOWN_OFFICE);
        TreatyAction elsewhere = by(first, first.office(), new DirectoryReference(1, Digest.of()));
        assertThat(refusal(SignedAction.sign(elsewhere, signer("KAZ/migration-service"))
                        .cms()))
                .isEqualTo(ActionRefusal.UNKNOWN_DIRECTORY);
    }

    @Test
    void keysAndTimesCountAsTheyAreWhenItIsTaken() {
        byte[] genuine =
                SignedAction.sign(pen.last(), signer("KAZ/migration-service")).cms();

        assertThat(refusal(genuine, new OneVersion(directory), NOW.plus(Duration.ofHours(25))))
                .isEqualTo(ActionRefusal.TIME_IMPLAUSIBLE);
        assertThat(refusal(genuine, new OneVersion(directory), NOW.minus(Duration.ofMinutes(6))))
                .isEqualTo(ActionRefusal.TIME_IMPLAUSIBLE);
        Directory revoked = changed(keys -> keys.statements.computeIfPresent(
                KAZ,
                (party, it) -> TestDirectory.statement(
                        party,
                        1,
                        Optional.empty(),
                        it.offices(),
                        List.of(new PartyStatement.Revocation(
                                signer("KAZ/migration-service").publicKeys().ecDigest(), NOW.minusSeconds(1))))));
        assertThat(verifyAgainst(genuine, revoked)).isEqualTo(ActionRefusal.KEYS_NOT_VALID);
        Directory suspended = changed(keys -> keys.status.put(KAZ, MembershipStatus.SUSPENDED));
        assertThat(verifyAgainst(genuine, suspended)).isEqualTo(ActionRefusal.PARTY_NOT_ACTIVE);
    }

    @Test
    void nobodyActsForAPartyThatCanSignItself() {
        Pen signed = pen.act(ActionKind.SIGN, KAZ);
        TreatyAction forOther = signed.next(ActionKind.SIGN, KAZ, KGZ, LocalDate.parse("2016-10-17"));

        assertThat(refusal(SignedAction.sign(forOther, signer("KAZ/migration-service"))
                        .cms()))
                .isEqualTo(ActionRefusal.CAN_SIGN_ITSELF);
    }

    private static Directory changed(java.util.function.Consumer<TestDirectory> change) {
        var statements = new java.util.LinkedHashMap<>(KEYS.statements);
        var status = new java.util.LinkedHashMap<>(KEYS.status);
        try {
            change.accept(KEYS);
            KEYS.list = KEYS.list(1, Optional.empty(), NOW.minusSeconds(60));
            KEYS.version = KEYS.version(1, Optional.empty());
            return KEYS.directory();
        } finally {
            KEYS.statements.putAll(statements);
            KEYS.status.putAll(status);
        }
    }

    private static HybridSigner signer(String office) {
        return KEYS.officeKeys.get(OfficeId.parse(office));
    }

    private static SignedAction.Outcome verify(byte[] cms) {
        return SignedAction.verify(cms, new OneVersion(directory), NOW);
    }

    private static ActionRefusal refusal(byte[] cms) {
        return refusal(cms, new OneVersion(directory), NOW);
    }

    private static ActionRefusal refusal(byte[] cms, DirectoryLookup lookup, Instant now) {
        return reason(SignedAction.verify(cms, lookup, now));
    }

    private static ActionRefusal verifyAgainst(byte[] cms, Directory inForce) {
        return reason(SignedAction.verify(cms, new OneVersion(directory), inForce, NOW));
    }

    private static ActionRefusal reason(SignedAction.Outcome outcome) {
        return switch (outcome) {
            case SignedAction.Outcome.NotGenuine(var reason) -> reason;
            case SignedAction.Outcome.Genuine genuine -> throw new AssertionError("genuine");
        };
    }

    private static TreatyAction by(TreatyAction it, OfficeId office, DirectoryReference directory) {
        PartyCode party = office.party();
        return new TreatyAction(
                it.agreement(),
                it.number(),
                it.previous(),
                it.kind(),
                office,
                party,
                it.on(),
                it.document(),
                it.terms(),
                it.proposal(),
                it.reference(),
                directory,
                it.time());
    }
}
