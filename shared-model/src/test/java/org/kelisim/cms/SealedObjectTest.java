package org.kelisim.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.Random;
import javax.crypto.KEM;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.jcajce.JceKEMAuthEnvelopedRecipient;
import org.bouncycastle.jcajce.CompositePrivateKey;
import org.bouncycastle.jcajce.CompositePublicKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;

class SealedObjectTest {
    static final OpeningKey KAZ = OpeningKey.generate();
    static final OpeningKey KGZ = OpeningKey.generate();
    static final OpeningKey TJK = OpeningKey.generate();
    static final byte[] HEADER = "{}".getBytes(UTF_8);
    static final byte[] INNER =
            SignedObjectTest.KAZ.sign(ObjectType.CONTENT, SignedObjectTest.CONTENT, SignedObjectTest.NOW);
    static final byte[] SEALED = SealedObject.seal(INNER, HEADER, List.of(KAZ.publicKey(), KGZ.publicKey()));

    /** Bouncy Castle's own composite KEM, the second opinion here, works only when its provider is installed. */
    @BeforeAll
    static void installSecondOpinion() {
        Security.addProvider(Providers.BC);
    }

    @AfterAll
    static void removeSecondOpinion() {
        Security.removeProvider("BC");
    }

    @Test
    void everyRecipientOpens() {
        var sealed = (SealedObject) SealedObject.read(SEALED);

        assertThat(sealed.header()).isEqualTo(HEADER);
        assertThat(sealed.recipients())
                .containsExactlyInAnyOrder(
                        KAZ.publicKey().digest(), KGZ.publicKey().digest());
        for (OpeningKey key : List.of(KAZ, KGZ)) {
            assertThat(sealed.open(key))
                    .isInstanceOfSatisfying(
                            SealedObject.Opened.class,
                            it -> assertThat(it.signedObject()).isEqualTo(INNER));
        }
    }

    @Test
    void nobodyElseOpens() {
        assertThat(((SealedObject) SealedObject.read(SEALED)).open(TJK))
                .isEqualTo(new SealedObject.Refused(Defect.CANNOT_DECRYPT));
    }

    @Test
    void neverOpensBytesFlippedAtRandom() {
        var random = new Random(203);
        for (int i = 0; i < 600; i++) {
            byte[] flipped = SEALED.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            if (SealedObject.read(flipped) instanceof SealedObject sealed) {
                // The wrapping for the other office may be what is hurt; then at most one of both still opens.
                boolean kaz = sealed.open(KAZ) instanceof SealedObject.Opened;
                boolean kgz = sealed.open(KGZ) instanceof SealedObject.Opened;
                assertThat(kaz && kgz).isFalse();
            }
        }
    }

    @Test
    void sealsToDifferentKeysOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> SealedObject.seal(INNER, HEADER, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealedObject.seal(INNER, HEADER, List.of(KAZ.publicKey(), KAZ.publicKey())));
    }

    @Test
    void theCompositeKemAgreesWithBouncyCastles() throws Exception {
        var bcPublic = new CompositePublicKey(
                SubjectPublicKeyInfo.getInstance(KGZ.publicKey().encoded()));
        var bcPrivate = new CompositePrivateKey(PrivateKeyInfo.getInstance(StrictDer.encode(KGZ.toPrivateKeyInfo())));
        var kem = KEM.getInstance("MLKEM1024-ECDH-P384-SHA3-256", Providers.BC);

        var ours = CompositeKem.encapsulate(KGZ.publicKey());
        assertThat(kem.newDecapsulator(bcPrivate).decapsulate(ours.ciphertext()).getEncoded())
                .isEqualTo(ours.secret());
        var theirs = kem.newEncapsulator(bcPublic).encapsulate();
        assertThat(CompositeKem.decapsulate(KGZ, theirs.encapsulation()))
                .isEqualTo(theirs.key().getEncoded());
    }

    /** The vector of that name in draft-ietf-lamps-pq-composite-kem-15. */
    @Test
    void theCompositeKemAgreesWithTheDraft() throws Exception {
        byte[] json = Files.readAllBytes(Path.of("..", "docs", "spec", "vectors", "composite-kem", "draft-15.json"));
        var vector = Fields.of(CanonicalJson.read(json, 10_000));
        OpeningKey key = OpeningKey.of(PrivateKeyInfo.getInstance(vector.base64("dk_pkcs8")));
        assertThat(CompositeKem.decapsulate(key, vector.base64("c"))).isEqualTo(vector.base64("k"));
        assertThat(StrictDer.encode(key.toPrivateKeyInfo())).isEqualTo(vector.base64("dk_pkcs8"));
    }

    @Test
    void bouncyCastlesOwnReaderOpens() throws Exception {
        var contentInfo =
                new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, AuthEnvelopedData.getInstance(SEALED));
        var data = new CMSAuthEnvelopedData(contentInfo.getEncoded());
        var key = new CompositePrivateKey(PrivateKeyInfo.getInstance(StrictDer.encode(KGZ.toPrivateKeyInfo())));
        var id =
                new org.bouncycastle.cms.KEMRecipientId(KGZ.publicKey().digest().bytes());
        var recipient = data.getRecipientInfos().get(id);
        byte[] inner = recipient.getContent(new JceKEMAuthEnvelopedRecipient(key).setProvider(Providers.BC));
        assertThat(inner)
                .isEqualTo(StrictDer.encode(ContentInfo.getInstance(INNER).getContent()));
    }

    @Test
    void aKeySurvivesBeingStored() throws Exception {
        var again = OpeningKey.of(PrivateKeyInfo.getInstance(StrictDer.encode(KAZ.toPrivateKeyInfo())));
        assertThat(again.publicKey()).isEqualTo(KAZ.publicKey());
        assertThat(OpeningPublicKey.parse(KAZ.publicKey().encoded())).isEqualTo(KAZ.publicKey());
        assertThat(((SealedObject) SealedObject.read(SEALED)).open(again)).isInstanceOf(SealedObject.Opened.class);
    }

    @Test
    void refusesAPointThatIsNotOnTheCurve() {
        byte[] encoded = KAZ.publicKey().encoded();
        encoded[encoded.length - 1] ^= 1;
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningPublicKey.parse(encoded));
    }
}
