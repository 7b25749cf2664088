package org.kelisim.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.envelope.TestWorld.FIRST;
import static org.kelisim.envelope.TestWorld.KAZ;
import static org.kelisim.envelope.TestWorld.KGZ;
import static org.kelisim.envelope.TestWorld.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.Digest;
import org.kelisim.notice.Released;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeId;

class DispatchTest {
    private final TestWorld world = new TestWorld();

    @Test
    void theRecipientReadsWhatTheSenderReleased() {
        Released released = world.released();
        var dispatch = (Dispatch) Sealer.seal(released, FIRST, List.of(), world.newest(), world.signer(KAZ), NOW);

        assertThat(world.open(dispatch)).isInstanceOfSatisfying(Opened.class, opened -> {
            assertThat(opened.content().notice()).isEqualTo(released.notice());
            assertThat(opened.content().stream()).isEqualTo(FIRST);
            assertThat(opened.content().approvals()).hasSize(2);
            assertThat(opened.office()).isEqualTo(KGZ);
            assertThat(opened.fingerprint()).isEqualTo(dispatch.fingerprint());
            assertThat(opened.signingTime()).isEqualTo(NOW);
            assertThat(opened.submittedAt()).isEqualTo(OptionalLong.of(5));
        });
    }

    @Test
    void theSendersOfficeReadsItToo() {
        Dispatch dispatch = world.sealed();
        var opening = Opener.open(dispatch.bytes(), world.keys(KAZ), world, world.logged(dispatch), id -> false, NOW);
        assertThat(opening)
                .isInstanceOfSatisfying(
                        Opened.class, it -> assertThat(it.office()).isEqualTo(KAZ));
    }

    @Test
    void nobodyElseDoes() {
        Dispatch dispatch = world.sealed();
        OfficeId other = OfficeId.parse("KGZ/migration-service");
        assertThat(Opener.open(dispatch.bytes(), world.keys(other), world, world.logged(dispatch), id -> false, NOW))
                .isEqualTo(new Refused(Refusal.NO_KEY));
    }

    @Test
    void theExchangeVerifiesWithoutAKey() {
        Dispatch dispatch = world.sealed();
        assertThat(world.atTheExchange(dispatch.bytes())).isInstanceOfSatisfying(VerifiedDispatch.class, it -> {
            assertThat(it.id()).isEqualTo(dispatch.id());
            assertThat(it.fingerprint()).isEqualTo(dispatch.fingerprint());
            assertThat(it.bytes()).isEqualTo(dispatch.bytes());
            assertThat(it.signingTime()).isEqualTo(NOW);
        });
    }

    @Test
    void sealedAgainItIsTheSameNoticeInANewDispatch() {
        Released released = world.released();
        var first = (Dispatch) Sealer.seal(released, FIRST, List.of(), world.newest(), world.signer(KAZ), NOW);
        var second = (Dispatch) Sealer.seal(released, FIRST, List.of(), world.newest(), world.signer(KAZ), NOW);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @Test
    void refusesAnIdSeenBefore() {
        Dispatch dispatch = world.sealed();
        assertThat(Opener.open(
                        dispatch.bytes(), world.keys(KGZ), world, world.logged(dispatch), dispatch.id()::equals, NOW))
                .isEqualTo(new Refused(Refusal.ID_SEEN_BEFORE));
    }

    @Test
    void opensUnloggedOnlyWithPermission() {
        Dispatch dispatch = world.sealed();
        assertThat(world.open(dispatch.bytes(), new Evidence.Logged(List.of())))
                .isEqualTo(new Refused(Refusal.NOT_LOGGED));
        assertThat(world.open(dispatch.bytes(), new Evidence.UnloggedPermitted()))
                .isInstanceOfSatisfying(
                        Opened.class, it -> assertThat(it.submittedAt()).isEmpty());
    }

    @Test
    void acceptsADirectoryReplacedLessThanADayAgo() {
        Dispatch dispatch = world.sealed();
        world.directories.next(false);
        world.adopt(NOW.minus(Duration.ofHours(23)));
        assertThat(world.atTheExchange(dispatch.bytes())).isInstanceOf(VerifiedDispatch.class);
        world.replaced.put(1L, NOW.minus(Duration.ofHours(24)));
        assertThat(world.atTheExchange(dispatch.bytes())).isEqualTo(new Refused(Refusal.STALE_DIRECTORY));
        assertThat(world.open(dispatch)).as("readers take what was accepted").isInstanceOf(Opened.class);
    }

    @Test
    void refusesAKeyRevokedMeanwhile() {
        Dispatch dispatch = world.sealed();
        revoke(KAZ, world.signer(KAZ).publicKeys().mldsaDigest());
        assertThat(world.atTheExchange(dispatch.bytes())).isEqualTo(new Refused(Refusal.SENDER_KEYS_NOT_VALID));
        assertThat(world.open(dispatch)).isEqualTo(new Refused(Refusal.SENDER_KEYS_NOT_VALID));
        assertThat(seal(world.newest())).isEqualTo(new Refused(Refusal.SENDER_KEYS_NOT_VALID));
    }

    @Test
    void refusesToSealToARevokedOpeningKey() {
        Dispatch dispatch = world.sealed();
        revoke(KGZ, world.keys(KGZ).getFirst().publicKey().digest());
        assertThat(world.atTheExchange(dispatch.bytes())).isEqualTo(new Refused(Refusal.RECIPIENT_KEYS_NOT_VALID));
        assertThat(seal(world.newest())).isEqualTo(new Refused(Refusal.RECIPIENT_KEYS_NOT_VALID));
    }

    @Test
    void refusesASuspendedSenderOrRecipient() {
        Dispatch dispatch = world.sealed();
        suspend(TestDirectory.KGZ);
        assertThat(world.atTheExchange(dispatch.bytes())).isEqualTo(new Refused(Refusal.RECIPIENT_NOT_ACTIVE));
        assertThat(seal(world.newest())).isEqualTo(new Refused(Refusal.RECIPIENT_NOT_ACTIVE));
        suspend(TestDirectory.KAZ);
        assertThat(world.atTheExchange(dispatch.bytes())).isEqualTo(new Refused(Refusal.SENDER_NOT_ACTIVE));
        assertThat(world.open(dispatch)).isEqualTo(new Refused(Refusal.SENDER_NOT_ACTIVE));
    }

    @Test
    void nothingGoesOnAfterTheMembersListHasRunOut() {
        Dispatch dispatch = world.sealed();
        Instant later = NOW.plus(Duration.ofDays(30));
        assertThat(OuterVerifier.verify(dispatch.bytes(), world, later))
                .isEqualTo(new Refused(Refusal.DIRECTORY_EXPIRED));
        assertThat(Opener.open(dispatch.bytes(), world.keys(KGZ), world, world.logged(dispatch), id -> false, later))
                .isEqualTo(new Refused(Refusal.DIRECTORY_EXPIRED));
        assertThat(Sealer.seal(world.released(), FIRST, List.of(), world.newest(), world.signer(KAZ), later))
                .isEqualTo(new Refused(Refusal.DIRECTORY_EXPIRED));
    }

    @Test
    void refusesAClaimedTimeFarFromTheAcceptance() {
        Dispatch dispatch = world.sealed();
        Instant tooLate = NOW.plus(Duration.ofHours(24)).plusSeconds(1);
        assertThat(OuterVerifier.verify(dispatch.bytes(), world, tooLate))
                .isEqualTo(new Refused(Refusal.SIGNING_TIME_IMPLAUSIBLE));
        Instant tooEarly = NOW.minus(Duration.ofMinutes(5)).minusSeconds(1);
        assertThat(OuterVerifier.verify(dispatch.bytes(), world, tooEarly))
                .isEqualTo(new Refused(Refusal.SIGNING_TIME_IMPLAUSIBLE));
    }

    @Test
    void sealsWithTheSendersKeysOnly() {
        assertThat(Sealer.seal(world.released(), FIRST, List.of(), world.newest(), world.signer(KGZ), NOW))
                .isEqualTo(new Refused(Refusal.NOT_THE_SENDERS_KEYS));
    }

    private Sealing seal(Directory directory) {
        return Sealer.seal(world.released(), FIRST, List.of(), directory, world.signer(KAZ), NOW);
    }

    private void suspend(org.kelisim.party.PartyCode party) {
        world.directories.status.put(party, MembershipStatus.SUSPENDED);
        world.directories.next(true);
        world.directories.list = relist();
        world.directories.version =
                world.directories.version(world.directories.version.number(), world.directories.version.previous());
        world.adopt(NOW);
    }

    /** The fixture lists a log key that is none. */
    private org.kelisim.directory.MembersList relist() {
        var list = world.directories.list;
        return new org.kelisim.directory.MembersList(
                list.number(),
                list.previous(),
                list.issued(),
                list.expires(),
                list.parties(),
                list.registrars(),
                list.threshold(),
                list.chair(),
                world.newest().members().log(),
                list.catalogue());
    }

    private void revoke(OfficeId office, Digest key) {
        PartyStatement old = world.directories.statements.get(office.party());
        world.directories.statements.put(
                office.party(),
                TestDirectory.statement(
                        office.party(),
                        old.number() + 1,
                        Optional.of(Digest.of(old.bytes())),
                        old.offices(),
                        List.of(new PartyStatement.Revocation(key, NOW.minusSeconds(10)))));
        world.directories.next(false);
        world.adopt(NOW);
    }
}
