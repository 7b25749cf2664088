package org.kelisim.cms;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
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

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealedLayout layout;

    private SealedObject(SealedLayout layout) {
        this.layout = layout;
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
        Range inner = SignedLayout.signedData(signedObject); // inside a CMS object it stands bare, RFC 5652 §6.1
        byte[] key = random(KEY_BYTES);
        byte[] nonce = random(NONCE_BYTES);
        byte[] attributes = attributes(header, Scheme.ECDSA.digest(inner));
        try {
            List<byte[]> infos = KeyWrap.wrap(key, recipients);
            SealedLayout.Unfilled unfilled = SealedLayout.write(infos, nonce, inner.length(), attributes);
            Cipher cipher = gcm(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), nonce, Range.of(attributes));
            cipher.doFinal(inner.in(), inner.from(), inner.length(), unfilled.out(), unfilled.ciphertextAt());
            SealedLayout.finish(unfilled, inner.length(), attributes);
            return unfilled.out();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 25 has every algorithm of the profile", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] attributes(byte[] header, byte[] commitment) {
        return SealedLayout.inOrder(header.length)
                ? SealedLayout.attributes(header, commitment)
                : StrictDer.encode(SealedInspection.attributes(header, new Digest(commitment)));
    }

    /** Reads without opening: what everyone may see. */
    public static SealedObjectReading read(byte[] authEnvelopedData) {
        return read(Range.of(authEnvelopedData));
    }

    /** Reads what is inside a signed object, where it lies; empty when the content travels beside. */
    public static Optional<SealedObjectReading> readInside(SignedObject signed) {
        return signed.contentInPlace().map(SealedObject::read);
    }

    private static SealedObjectReading read(Range authEnvelopedData) {
        try {
            Optional<SealedLayout> layout =
                    authEnvelopedData.length() <= Limits.SEALED ? SealedLayout.of(authEnvelopedData) : Optional.empty();
            return new SealedObject(layout.isPresent() ? layout.get() : SealedInspection.of(authEnvelopedData.copy()));
        } catch (DefectException e) {
            return new Refused(e.defect());
        }
    }

    public byte[] header() {
        return layout.header().copy();
    }

    /** SHA-384 of the SignedData inside. */
    public Digest commitment() {
        return layout.commitment();
    }

    /** The digests of the opening keys that it is sealed to, {@link OpeningPublicKey#digest}. */
    public Set<Digest> recipients() {
        return layout.recipients().keySet();
    }

    /** Opens with one of the keys; whatever is wrong with key, wrapping, ciphertext or tag, the answer is the same. */
    public Outcome open(OpeningKey key) {
        KeyWrap.Wrapped wrapped = layout.recipients().get(key.publicKey().digest());
        if (wrapped == null) {
            return new Refused(Defect.CANNOT_DECRYPT);
        }
        int length = layout.ciphertext().length();
        byte[] signedObject = new byte[SignedLayout.contentInfoBytes(length) + length];
        int at = SignedLayout.contentInfo(signedObject, length);
        try {
            byte[] sealed = new byte[length + TAG_BYTES];
            layout.ciphertext().copyTo(sealed, 0);
            layout.tag().copyTo(sealed, length);
            gcm(Cipher.DECRYPT_MODE, contentKey(wrapped, key), layout.nonce().copy(), layout.authenticated())
                    .doFinal(sealed, 0, sealed.length, signedObject, at);
        } catch (GeneralSecurityException | RuntimeException e) {
            return new Refused(Defect.CANNOT_DECRYPT);
        }
        var inner = new Range(signedObject, at, signedObject.length);
        return new Digest(Scheme.ECDSA.digest(inner)).equals(layout.commitment())
                ? opened(inner, signedObject)
                : new Refused(Defect.WRONG_COMMITMENT);
    }

    private static SecretKey contentKey(KeyWrap.Wrapped wrapped, OpeningKey key) throws GeneralSecurityException {
        SecretKey unwrapped = KeyWrap.unwrap(wrapped, key);
        if (unwrapped.getEncoded().length != KEY_BYTES) {
            throw new GeneralSecurityException("a shorter key would mean a weaker cipher");
        }
        return unwrapped;
    }

    /** @param authenticated with any tag; a SET's is authenticated, RFC 5083 §2.2 */
    private static Cipher gcm(int mode, SecretKey key, byte[] nonce, Range authenticated)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding", Providers.SUN_JCE);
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(new byte[] {Der.SET});
        cipher.updateAAD(authenticated.in(), authenticated.from() + 1, authenticated.length() - 1);
        return cipher;
    }

    private static Outcome opened(Range inner, byte[] signedObject) {
        try {
            StrictDer.scan(inner, ObjectType.CONTENT.maxBytes());
            return new Opened(signedObject);
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
