package org.kelisim.cms;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;

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
     * The content with its two signatures; {@code time} counts in whole seconds and is a claim, no proof.
     *
     * @throws IllegalArgumentException if the object would be larger than readers take, {@link ObjectType#maxBytes}
     */
    public byte[] sign(ObjectType type, byte[] content, Instant time) {
        return signed(type, content, Optional.of(content), time);
    }

    /** The two signatures alone, for content that travels beside them. */
    public byte[] signDetached(ObjectType type, byte[] content, Instant time) {
        return signed(type, content, Optional.empty(), time);
    }

    private byte[] signed(ObjectType type, byte[] content, Optional<byte[]> attached, Instant time) {
        var attributes = new SignedAttributes(type, SignedAttributes.digests(content), time, publicKeys);
        var signatures = new EnumMap<Scheme, byte[]>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            signatures.put(scheme, scheme.sign(privateKey(scheme), StrictDer.encode(attributes.set(scheme))));
        }
        byte[] cms = SignedForm.write(type, attached, attributes, signatures, publicKeys);
        if (cms.length > type.maxBytes()) {
            throw new IllegalArgumentException(
                    "an object of type %s has at most %d bytes".formatted(type, type.maxBytes()));
        }
        return cms;
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
