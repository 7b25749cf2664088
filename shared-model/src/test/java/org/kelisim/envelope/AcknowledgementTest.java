package org.kelisim.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.cms.ObjectType;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.TestDirectory;
import org.kelisim.envelope.Acknowledgement.Kind;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;

class AcknowledgementTest {
    private static final TestWorld WORLD = new TestWorld();

    @Test
    void everyKindIsReadAsItWasSigned() {
        for (Kind kind : Kind.values()) {
            Acknowledgement said = said(kind);

            assertThat(verify(said.sign(WORLD.signer(TestWorld.KGZ))))
                    .isEqualTo(new Acknowledgement.Outcome.Genuine(said));
        }
    }

    @Test
    void refusesTheSignatureOfAnotherOffice() {
        assertThat(refusal(said(Kind.READ).sign(WORLD.signer(TestWorld.KAZ)))).isEqualTo(Refusal.WRONG_SIGNERS);
    }

    @Test
    void refusesWhatWasSignedAsAnotherKindOfObject() {
        byte[] delivered =
                "{\"dispatch\":\"%s\",\"fingerprint\":\"%s\",\"kind\":\"delivered\",\"office\":\"%s\",\"time\":\"2026-11-24T13:00:00Z\"}"
                        .formatted(
                                said(Kind.DELIVERED).dispatch(),
                                said(Kind.DELIVERED).fingerprint(),
                                TestWorld.KGZ)
                        .getBytes(UTF_8);
        var signer = WORLD.signer(TestWorld.KGZ);

        assertThat(verify(signer.sign(ObjectType.DELIVERED, delivered, TestWorld.NOW)))
                .isInstanceOf(Acknowledgement.Outcome.Genuine.class);
        assertThat(refusal(signer.sign(ObjectType.READ, delivered, TestWorld.NOW)))
                .isEqualTo(Refusal.WRONG_OBJECT_TYPE);
        assertThat(refusal(signer.sign(ObjectType.CONTENT, delivered, TestWorld.NOW)))
                .isEqualTo(Refusal.WRONG_OBJECT_TYPE);
    }

    @Test
    void refusesATimeThatIsNotTheOneOfSigning() {
        byte[] said =
                "{\"dispatch\":\"%s\",\"fingerprint\":\"%s\",\"kind\":\"read\",\"office\":\"%s\",\"time\":\"2026-11-24T12:00:00Z\"}"
                        .formatted(said(Kind.READ).dispatch(), said(Kind.READ).fingerprint(), TestWorld.KGZ)
                        .getBytes(UTF_8);

        assertThat(refusal(WORLD.signer(TestWorld.KGZ).sign(ObjectType.READ, said, TestWorld.NOW)))
                .isEqualTo(Refusal.SIGNING_TIME_IMPLAUSIBLE);
    }

    @Test
    void refusesContentThatIsNotTheFormat() {
        byte[] content = "{\"kind\":\"read\"}".getBytes(UTF_8);

        assertThat(refusal(WORLD.signer(TestWorld.KGZ).sign(ObjectType.READ, content, TestWorld.NOW)))
                .isEqualTo(Refusal.CONTENT_MALFORMED);
    }

    @Test
    void refusesBytesThatAreNoSignedObject() {
        assertThat(refusal("hello".getBytes(UTF_8))).isEqualTo(Refusal.NOT_DER);
        assertThat(refusal(new byte[0])).isEqualTo(Refusal.NOT_DER);
    }

    @Test
    void refusesARevokedKey() {
        TestWorld world = new TestWorld();
        PartyStatement before = world.directories.statements.get(TestWorld.KGZ.party());
        world.directories.statements.put(
                TestWorld.KGZ.party(),
                TestDirectory.statement(
                        TestWorld.KGZ.party(),
                        2,
                        Optional.of(Digest.of(before.bytes())),
                        before.offices(),
                        List.of(new PartyStatement.Revocation(
                                world.signer(TestWorld.KGZ).publicKeys().mldsaDigest(),
                                TestWorld.NOW.minus(Duration.ofMinutes(1))))));
        world.directories.next(false);
        world.adopt(TestWorld.NOW);
        byte[] cms = said(Kind.READ).sign(world.signer(TestWorld.KGZ));

        assertThat(Acknowledgement.verify(cms, world.newest(), TestWorld.NOW))
                .isEqualTo(new Acknowledgement.Outcome.NotGenuine(Refusal.SENDER_KEYS_NOT_VALID));
    }

    @Test
    void givesAReasonWhenItCannotBeOpenedAndOnlyThen() {
        Acknowledgement said = said(Kind.READ);

        assertThatThrownBy(() -> new Acknowledgement(
                        Kind.READ, said.dispatch(), said.fingerprint(), said.office(), said.time(), Optional.of("why")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Acknowledgement(
                        Kind.UNOPENABLE,
                        said.dispatch(),
                        said.fingerprint(),
                        said.office(),
                        said.time(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Acknowledgement said(Kind kind) {
        return new Acknowledgement(
                kind,
                DispatchId.parse("KAZ-01935f3a-7c00-7abc-8def-0123456789ab"),
                Digest.of(new byte[] {1}),
                TestWorld.KGZ,
                TestWorld.NOW,
                kind == Kind.UNOPENABLE ? Optional.of("no-key") : Optional.empty());
    }

    private static Acknowledgement.Outcome verify(byte[] cms) {
        return Acknowledgement.verify(cms, WORLD.newest(), TestWorld.NOW);
    }

    private static Refusal refusal(byte[] cms) {
        return ((Acknowledgement.Outcome.NotGenuine) verify(cms)).reason();
    }
}
