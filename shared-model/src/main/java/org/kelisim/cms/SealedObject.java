package org.kelisim.cms;

import static org.kelisim.cms.DefectException.require;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.kelisim.json.Digest;

/**
 * A signed object, encrypted to one or more opening keys: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084),
 * 12-byte nonce, 16-byte tag. The header is authenticated, not encrypted: anyone can read it, nobody can change it. So
 * is the commitment, SHA-384 of what is inside, because GCM alone does not tie a ciphertext to one key.
 *
 * <p>Promise: {@link #open} hands out nothing of what does not decrypt to exactly the committed bytes. It does not say
 * who sealed it: everybody can encrypt; the signature around it and the one inside say that.
 */
public final class SealedObject implements SealedObjectReading {
    /** Opening keys that one object can be sealed to. */
    public static final int MAX_RECIPIENTS = Limits.RECIPIENTS;

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] header;
    private final Digest commitment;
    private final Map<Digest, KEMRecipientInfo> recipients;
    private final byte[] nonce;
    private final byte[] ciphertextAndTag;
    private final byte[] authenticated;

    private SealedObject(
            byte[] header,
            Digest commitment,
            Map<Digest, KEMRecipientInfo> recipients,
            byte[] nonce,
            byte[] ciphertextAndTag,
            byte[] authenticated) {
        this.header = header;
        this.commitment = commitment;
        this.recipients = recipients;
        this.nonce = nonce;
        this.ciphertextAndTag = ciphertextAndTag;
        this.authenticated = authenticated;
    }

    public sealed interface Outcome permits Opened, Refused {}

    /** @param signedObject what was sealed, as {@link HybridSigner#sign} made it; not verified yet */
    public record Opened(byte[] signedObject) implements Outcome {}

    public record Refused(Defect defect) implements Outcome, SealedObjectReading {}

    /**
     * Seals a signed object under a fresh key and nonce; answers the DER of the AuthEnvelopedData.
     *
     * @param signedObject as {@link HybridSigner#sign} makes it
     * @param recipients 1 to {@value #MAX_RECIPIENTS} different keys
     */
    public static byte[] seal(byte[] signedObject, byte[] header, Collection<OpeningPublicKey> recipients) {
        if (recipients.isEmpty()
                || recipients.size() > MAX_RECIPIENTS
                || Set.copyOf(recipients).size() != recipients.size()) {
            throw new IllegalArgumentException("seal to 1 to %d different keys".formatted(MAX_RECIPIENTS));
        }
        byte[] inner = withoutContentInfo(signedObject);
        byte[] key = random(KEY_BYTES);
        byte[] nonce = random(NONCE_BYTES);
        DERSet attributes = attributes(header, Digest.of(inner));
        try {
            var infos = new ASN1EncodableVector();
            for (OpeningPublicKey recipient : recipients) {
                infos.add(KeyWrap.wrap(key, recipient));
            }
            byte[] sealed = gcm(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), nonce, StrictDer.encode(attributes))
                    .doFinal(inner);
            return form(new DERSet(infos), nonce, sealed, attributes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 25 has every algorithm of the profile", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Reads without opening: what everyone may see. */
    public static SealedObjectReading read(byte[] authEnvelopedData) {
        try {
            return parse(authEnvelopedData);
        } catch (DefectException e) {
            return new Refused(e.defect());
        } catch (RuntimeException e) {
            return new Refused(
                    Defect.MALFORMED); // Bouncy Castle answers a wrong structure with all kinds of exceptions
        }
    }

    public byte[] header() {
        return header.clone();
    }

    /** SHA-384 of the SignedData inside. */
    public Digest commitment() {
        return commitment;
    }

    /** The digests of the opening keys that it is sealed to, {@link OpeningPublicKey#digest}. */
    public Set<Digest> recipients() {
        return recipients.keySet();
    }

    /** Opens with one of the keys; whatever is wrong with key, wrapping, ciphertext or tag, the answer is the same. */
    public Outcome open(OpeningKey key) {
        KEMRecipientInfo info = recipients.get(key.publicKey().digest());
        if (info == null) {
            return new Refused(Defect.CANNOT_DECRYPT);
        }
        byte[] inner;
        try {
            inner = gcm(Cipher.DECRYPT_MODE, contentKey(info, key), nonce, authenticated)
                    .doFinal(ciphertextAndTag);
        } catch (GeneralSecurityException | RuntimeException e) {
            return new Refused(Defect.CANNOT_DECRYPT);
        }
        return Digest.of(inner).equals(commitment) ? opened(inner) : new Refused(Defect.WRONG_COMMITMENT);
    }

    private static SecretKey contentKey(KEMRecipientInfo info, OpeningKey key) throws GeneralSecurityException {
        SecretKey unwrapped = KeyWrap.unwrap(info, key);
        if (unwrapped.getEncoded().length != KEY_BYTES) {
            throw new GeneralSecurityException("a shorter key would mean a weaker cipher");
        }
        return unwrapped;
    }

    private static SealedObject parse(byte[] der) throws DefectException {
        var data = AuthEnvelopedData.getInstance(StrictDer.read(der, Limits.SEALED));
        require(data.getOriginatorInfo() == null && data.getUnauthAttrs() == null, Defect.UNSIGNED_ADDITIONS);
        require(data.getRecipientInfos().size() <= MAX_RECIPIENTS, Defect.TOO_MANY_ELEMENTS);
        var recipients = new LinkedHashMap<Digest, KEMRecipientInfo>();
        for (ASN1Encodable element : data.getRecipientInfos()) {
            KEMRecipientInfo info = KeyWrap.parse(element);
            require(recipients.put(KeyWrap.recipient(info), info) == null, Defect.MALFORMED);
        }
        var encrypted = data.getAuthEncryptedContentInfo();
        require(encrypted.getContentType().equals(CMSObjectIdentifiers.signedData), Defect.WRONG_OBJECT_TYPE);
        byte[] nonce = nonce(encrypted.getContentEncryptionAlgorithm());
        byte[] tag = data.getMac().getOctets();
        require(tag.length == TAG_BYTES, Defect.WRONG_ALGORITHM);
        require(encrypted.getEncryptedContent() != null, Defect.CONTENT_MISPLACED);
        byte[] header = octets(KelisimOids.HEADER, data.getAuthAttrs());
        byte[] commitment = octets(KelisimOids.COMMITMENT, data.getAuthAttrs());
        require(commitment.length == Digest.BYTES, Defect.WRONG_ATTRIBUTES);
        DERSet expected = attributes(header, new Digest(commitment)); // exactly these, each once with one value
        require(expected.equals(data.getAuthAttrs()), Defect.WRONG_ATTRIBUTES);
        byte[] ciphertext = CompositeKem.concat(encrypted.getEncryptedContent().getOctets(), tag);
        byte[] form = form(data.getRecipientInfos(), nonce, ciphertext, expected);
        require(Arrays.equals(form, der), Defect.MALFORMED);
        return new SealedObject(
                header, new Digest(commitment), recipients, nonce, ciphertext, StrictDer.encode(expected));
    }

    /** The one form (RFC 5083 §2.1); {@code sealed} is the ciphertext with the tag behind it. */
    private static byte[] form(ASN1Set recipients, byte[] nonce, byte[] sealed, DERSet attributes) {
        int end = sealed.length - TAG_BYTES;
        return StrictDer.encode(new AuthEnvelopedData(
                null,
                recipients,
                new EncryptedContentInfo(
                        CMSObjectIdentifiers.signedData,
                        algorithm(nonce),
                        new DEROctetString(Arrays.copyOf(sealed, end))),
                attributes,
                new DEROctetString(Arrays.copyOfRange(sealed, end, sealed.length)),
                null));
    }

    /** AES-256-GCM with exactly this nonce and tag length, RFC 5084 §3.2. */
    private static byte[] nonce(AlgorithmIdentifier algorithm) throws DefectException {
        require(algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_GCM), Defect.WRONG_ALGORITHM);
        var parameters = GCMParameters.getInstance(algorithm.getParameters());
        require(
                parameters.getNonce().length == NONCE_BYTES && parameters.getIcvLen() == TAG_BYTES,
                Defect.WRONG_ALGORITHM);
        return parameters.getNonce();
    }

    private static AlgorithmIdentifier algorithm(byte[] nonce) {
        return new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, TAG_BYTES));
    }

    private static DERSet attributes(byte[] header, Digest commitment) {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.signedData)));
        attributes.add(new Attribute(KelisimOids.HEADER, new DERSet(new DEROctetString(header))));
        attributes.add(new Attribute(KelisimOids.COMMITMENT, new DERSet(new DEROctetString(commitment.bytes()))));
        return new DERSet(attributes);
    }

    private static byte[] octets(ASN1ObjectIdentifier type, ASN1Set attributes) throws DefectException {
        require(attributes != null, Defect.WRONG_ATTRIBUTES);
        for (ASN1Encodable element : attributes) {
            Attribute attribute = Attribute.getInstance(element);
            if (attribute.getAttrType().equals(type)
                    && attribute.getAttrValues().size() == 1) {
                return ASN1OctetString.getInstance(attribute.getAttrValues().getObjectAt(0))
                        .getOctets();
            }
        }
        throw new DefectException(Defect.WRONG_ATTRIBUTES);
    }

    private static Cipher gcm(int mode, SecretKey key, byte[] nonce, byte[] authenticated)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding", Providers.SUN_JCE);
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(authenticated);
        return cipher;
    }

    /** Inside a CMS object the SignedData stands bare, RFC 5652 §6.1. */
    private static byte[] withoutContentInfo(byte[] signedObject) {
        return StrictDer.encode(ContentInfo.getInstance(signedObject).getContent());
    }

    private static Outcome opened(byte[] inner) {
        try {
            var signedData = StrictDer.read(inner, ObjectType.CONTENT.maxBytes());
            return new Opened(StrictDer.encode(new ContentInfo(CMSObjectIdentifiers.signedData, signedData)));
        } catch (DefectException e) {
            return new Refused(e.defect());
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
