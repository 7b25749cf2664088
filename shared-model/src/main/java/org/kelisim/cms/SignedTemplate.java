package org.kelisim.cms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The signed attributes and SignerInfos of one pair of keys and one kind of object, encoded once. Only digests, time,
 * hashes and signatures change from object to object, and always at the same places, so they are put in there instead
 * of being encoded anew. Made from {@link SignedAttributes} and {@link SignedForm}, which define the form.
 */
final class SignedTemplate {
    /** A UTCTime with seconds; others are not written this way. */
    static final int TIME_BYTES = 13;

    private static final Instant SOME_TIME = Instant.parse("2026-11-24T13:00:00Z");
    private static final byte[] SOME_TIME_BYTES = "261124130000Z".getBytes(US_ASCII);

    private final Map<Scheme, Signer> signers = new EnumMap<>(Scheme.class);

    /**
     * One signer.
     *
     * @param attributes the SET that is signed: digest, time, hash of the other's
     * @param unbound the SET before the hash was put in: digest, time
     * @param before version, signer's name and digest algorithm
     * @param after signature algorithm
     */
    record Signer(Template attributes, Template unbound, byte[] before, byte[] after) {

        private byte[] info(byte[] attributesFilled, byte[] signature) {
            int length = before.length + attributesFilled.length + after.length + Der.elementBytes(signature.length);
            byte[] info = new byte[Der.elementBytes(length)];
            int at = Der.header(info, 0, Der.SEQUENCE, length);
            at = Der.put(info, at, before);
            int tag = at;
            at = Der.put(info, at, attributesFilled);
            info[tag] = (byte) Der.constructed(0);
            at = Der.put(info, at, after);
            at = Der.header(info, at, Der.OCTETS, signature.length);
            Der.put(info, at, signature);
            return info;
        }
    }

    /** Claimed time and signature of one signer as found, to be compared. */
    record Found(byte[] time, byte[] signature) {}

    SignedTemplate(ObjectType type, HybridPublicKeys keys) {
        var digests = new EnumMap<Scheme, byte[]>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            digests.put(scheme, scheme.digest(new byte[] {(byte) scheme.ordinal()})); // occurs nowhere else
        }
        var attributes = new SignedAttributes(type, digests, SOME_TIME, keys);
        for (Scheme scheme : Scheme.values()) {
            byte[] digest = digests.getOrDefault(scheme, new byte[0]);
            byte[] set = StrictDer.encode(attributes.set(scheme));
            byte[] hash = scheme.digest(attributes.unbound(scheme.other()));
            signers.put(
                    scheme,
                    new Signer(
                            Template.of(set, digest, SOME_TIME_BYTES, hash),
                            Template.of(attributes.unbound(scheme), digest, SOME_TIME_BYTES),
                            SignedForm.beforeAttributes(scheme, keys),
                            StrictDer.encode(scheme.signatureAlgorithm())));
        }
    }

    /** Both signers' attributes, in the order of {@link Scheme}. */
    byte[][] attributes(byte[][] digests, byte[] time) {
        byte[][] unbound = new byte[digests.length][];
        byte[][] filled = new byte[digests.length][];
        for (Scheme scheme : Scheme.values()) {
            unbound[scheme.ordinal()] = signer(scheme).unbound().fill(digests[scheme.ordinal()], time);
        }
        for (Scheme scheme : Scheme.values()) {
            byte[] hash = scheme.digest(unbound[scheme.other().ordinal()]);
            filled[scheme.ordinal()] = signer(scheme).attributes().fill(digests[scheme.ordinal()], time, hash);
        }
        return filled;
    }

    /** The SET of both SignerInfos, in DER's order. */
    byte[] signerInfos(byte[][] attributes, byte[][] signatures) {
        byte[] one = signer(Scheme.ECDSA).info(attributes[0], signatures[0]);
        byte[] other = signer(Scheme.ML_DSA).info(attributes[1], signatures[1]);
        boolean inOrder = Arrays.compareUnsigned(one, other) < 0;
        byte[] set = new byte[Der.elementBytes(one.length + other.length)];
        int at = Der.header(set, 0, Der.SET, one.length + other.length);
        at = Der.put(set, at, inOrder ? one : other);
        Der.put(set, at, inOrder ? other : one);
        return set;
    }

    /** Time and signature in the contents of one SignerInfo, where this signer's would be; both empty if they cannot be. */
    Found find(Scheme scheme, Range info) {
        Signer signer = signer(scheme);
        var cursor = new DerCursor(info);
        cursor.expect(signer.before());
        Range set = cursor.bytes(signer.attributes().length());
        cursor.expect(signer.after());
        Range signature = cursor.element(Der.OCTETS);
        return cursor.atEnd()
                ? new Found(signer.attributes().read(set, 1).copy(), signature.copy())
                : new Found(new byte[0], new byte[0]);
    }

    private Signer signer(Scheme scheme) {
        Signer signer = signers.get(scheme);
        if (signer == null) {
            throw new IllegalStateException("made for every scheme");
        }
        return signer;
    }
}
