package org.kelisim.cms;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.Optional;
import org.kelisim.json.Digest;

/**
 * Signs with both private keys of an office, a party, a registrar. Makes CMS SignedData (RFC 5652 §5) in DER with
 * exactly two SignerInfos, ECDSA P-384 with SHA-384 and ML-DSA-65 with SHA-512, and no certificates: readers take them
 * from the directory. With its certificate added, either half is a CAdES-B-B signature (ETSI EN 319 122-1).
 *
 * <p>It does not look at what it signs; who may sign what is decided before.
 */
public final class HybridSigner {
    private final PrivateKey ec;
    private final PrivateKey mldsa;
    private final HybridPublicKeys publicKeys;

    HybridSigner(PrivateKey ec, PrivateKey mldsa, HybridPublicKeys publicKeys) {
        this.ec = ec;
        this.mldsa = mldsa;
        this.publicKeys = publicKeys;
    }

    public HybridPublicKeys publicKeys() {
        return publicKeys;
    }

    /**
     * A signed object and the SHA-384 of its content, which was computed on the way; of a dispatch's outer layer, its
     * fingerprint.
     */
    public record Signed(byte[] cms, Digest contentDigest) {}

    /**
     * The content with its two signatures; {@code time} counts in whole seconds and is a claim, no proof.
     *
     * @throws IllegalArgumentException if the object would be larger than readers take, {@link ObjectType#maxBytes}, or
     *     the time is not within the years 1950 to 2049
     */
    public byte[] sign(ObjectType type, byte[] content, Instant time) {
        return signed(type, content, Optional.of(content), time).cms();
    }

    /** As {@link #sign}, for those who need the digest, too. */
    public Signed signAndDigest(ObjectType type, byte[] content, Instant time) {
        return signed(type, content, Optional.of(content), time);
    }

    /** The two signatures alone, for content that travels beside them. */
    public byte[] signDetached(ObjectType type, byte[] content, Instant time) {
        return signed(type, content, Optional.empty(), time).cms();
    }

    private Signed signed(ObjectType type, byte[] content, Optional<byte[]> attached, Instant time) {
        Scheme[] schemes = Scheme.values();
        byte[][] digests = new byte[schemes.length][];
        for (Scheme scheme : schemes) {
            digests[scheme.ordinal()] = scheme.digest(content);
        }
        SignedTemplate template = publicKeys.template(type);
        byte[][] attributes = template.attributes(digests, SigningTime.write(time));
        byte[][] signatures = new byte[schemes.length][];
        for (Scheme scheme : schemes) {
            signatures[scheme.ordinal()] = scheme.sign(privateKey(scheme), attributes[scheme.ordinal()]);
        }
        byte[] cms = SignedLayout.write(type, attached, template.signerInfos(attributes, signatures));
        if (cms.length > type.maxBytes()) {
            throw new IllegalArgumentException(
                    "an object of type %s has at most %d bytes".formatted(type, type.maxBytes()));
        }
        return new Signed(cms, new Digest(digests[Scheme.ECDSA.ordinal()]));
    }

    PrivateKey privateKey(Scheme scheme) {
        return scheme == Scheme.ECDSA ? ec : mldsa;
    }

    /** Never shows a private key. */
    @Override
    public String toString() {
        return "HybridSigner of " + publicKeys;
    }
}
