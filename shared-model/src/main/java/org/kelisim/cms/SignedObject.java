package org.kelisim.cms;

import static org.kelisim.cms.DefectException.require;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kelisim.json.Digest;

/**
 * A signed object as read: bounded, of the expected kind, with two signers and nothing unsigned, but not verified yet.
 * {@link #verify} says whether exactly the two given keys signed it, by exactly the profile's algorithms, with exactly the
 * profile's attributes, in the one form that such an object has.
 *
 * <p>It does not say whether the keys may sign this, were valid at the time, or whether the claimed time is true.
 *
 * <p>An object has one form, so it is not parsed but compared with what it must be, where it lies. Only what differs is
 * taken apart, to say why ({@link SignedInspection}).
 */
public final class SignedObject implements SignedObjectReading {
    private final ObjectType type;
    private final byte[] cms;
    private final Optional<Range> content;
    private final Optional<SignedLayout> layout;
    private @Nullable Digest contentDigest;

    private SignedObject(ObjectType type, byte[] cms, Optional<Range> content, Optional<SignedLayout> layout) {
        this.type = type;
        this.cms = cms;
        this.content = content;
        this.layout = layout;
    }

    public sealed interface Outcome permits Verified, Refused {}

    /**
     * Both signatures hold.
     *
     * @param content the signed bytes
     * @param contentDigest their SHA-384; of a dispatch's outer layer, its fingerprint
     * @param signingTime as the signer claims, whole seconds
     */
    public record Verified(byte[] content, Digest contentDigest, Instant signingTime) implements Outcome {}

    /** What comes of {@link #check}. */
    public sealed interface Checked permits Genuine, Refused {}

    /** Both signatures hold; as {@link Verified}, for those who have the content already. */
    public record Genuine(Digest contentDigest, Instant signingTime) implements Checked {}

    public record Refused(Defect defect) implements Outcome, Checked, SignedObjectReading {}

    /** Reads without verifying, for those who learn from the content whose keys to take. */
    public static SignedObjectReading read(ObjectType type, byte[] cms) {
        try {
            StrictDer.scan(Range.of(cms), type.maxBytes());
            Optional<SignedLayout> layout = SignedLayout.of(type, cms);
            if (layout.isPresent()) {
                return new SignedObject(type, cms, layout.get().content(), layout);
            }
            Optional<byte[]> content = SignedInspection.of(type, cms).content();
            return new SignedObject(type, cms, content.map(Range::of), Optional.empty());
        } catch (DefectException e) {
            return new Refused(e.defect());
        }
    }

    public static Outcome verify(ObjectType type, byte[] cms, HybridPublicKeys keys) {
        return switch (read(type, cms)) {
            case Refused refused -> refused;
            case SignedObject object -> object.verify(keys);
        };
    }

    public static Outcome verifyDetached(ObjectType type, byte[] cms, byte[] content, HybridPublicKeys keys) {
        return switch (read(type, cms)) {
            case Refused refused -> refused;
            case SignedObject object -> object.verifyDetached(content, keys);
        };
    }

    /** What is inside, which nobody has verified yet; empty when the content travels beside. */
    public Optional<byte[]> unverifiedContent() {
        return content.map(Range::copy);
    }

    /** SHA-384 of what is inside, computed once; nobody has verified it yet. Empty when the content travels beside. */
    public Optional<Digest> unverifiedDigest() {
        return content.map(this::digest);
    }

    /** As {@link #unverifiedContent}, where it lies. */
    Optional<Range> contentInPlace() {
        return content;
    }

    /** Verifies what is inside. */
    public Outcome verify(HybridPublicKeys keys) {
        return switch (check(keys)) {
            case Refused refused -> refused;
            case Genuine(var digest, var time) ->
                new Verified(unverifiedContent().orElseThrow(), digest, time);
        };
    }

    /** As {@link #verify}, without handing out the content. */
    public Checked check(HybridPublicKeys keys) {
        return content.isEmpty() ? new Refused(Defect.CONTENT_MISPLACED) : checked(content.get(), keys);
    }

    public Outcome verifyDetached(byte[] detached, HybridPublicKeys keys) {
        if (content.isPresent()) {
            return new Refused(Defect.CONTENT_MISPLACED);
        }
        return switch (checked(Range.of(detached), keys)) {
            case Refused refused -> refused;
            case Genuine(var digest, var time) -> new Verified(detached, digest, time);
        };
    }

    private Checked checked(Range bytes, HybridPublicKeys keys) {
        try {
            Optional<Genuine> genuine = layout.isPresent() ? compared(layout.get(), bytes, keys) : Optional.empty();
            return genuine.isPresent()
                    ? genuine.get()
                    : SignedInspection.of(type, cms).verified(bytes.copy(), keys);
        } catch (DefectException e) {
            return new Refused(e.defect());
        }
    }

    /** Writes the SignerInfos that these keys would make of this content and compares; empty if they are others. */
    private Optional<Genuine> compared(SignedLayout found, Range bytes, HybridPublicKeys keys) throws DefectException {
        SignedTemplate template = keys.template(type);
        Scheme[] schemes = Scheme.values();
        Range[] infos = {found.first(), found.second()};
        byte[][] signatures = new byte[schemes.length][];
        byte[] time = new byte[0];
        for (Scheme scheme : schemes) {
            SignedTemplate.Found at = template.find(scheme, infos[scheme.ordinal()]);
            if (at.signature().length == 0) { // in the other order
                at = template.find(scheme, infos[1 - scheme.ordinal()]);
            }
            signatures[scheme.ordinal()] = at.signature();
            time = at.time();
        }
        Optional<Instant> claimed = SigningTime.read(time);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        byte[][] digests = {digest(bytes).bytes(), Scheme.ML_DSA.digest(bytes)};
        byte[][] attributes = template.attributes(digests, time);
        if (!found.signerInfos().equalTo(template.signerInfos(attributes, signatures))) {
            return Optional.empty();
        }
        for (Scheme scheme : schemes) {
            boolean valid = scheme.verifies(
                    keys.half(scheme).key(), attributes[scheme.ordinal()], signatures[scheme.ordinal()]);
            require(valid, Defect.SIGNATURE_INVALID);
        }
        return Optional.of(new Genuine(digest(bytes), claimed.get()));
    }

    private Digest digest(Range bytes) {
        Digest known = contentDigest;
        if (known == null) {
            known = new Digest(Scheme.ECDSA.digest(bytes));
            contentDigest = content.isPresent() ? known : null; // what travels apart may be other bytes the next time
        }
        return known;
    }
}
