package org.kelisim.bench.envelope;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import org.kelisim.bench.Work;

/** What an operation cannot do without, and nothing else: primitives one after the other on one thread. */
final class Limit {
    private final Primitives bare;

    Limit(Primitives bare) {
        this.bare = bare;
    }

    /** Both digests of the outer content, of which one is the fingerprint, and both signatures. */
    Work verifyOuter(Sizes sizes) throws GeneralSecurityException {
        return all(verifySigned(sizes.sealed()));
    }

    /** Two signed layers, the commitment, the encryption, and one key encapsulated for each recipient and the sender. */
    Work seal(Sizes sizes, int recipients) throws GeneralSecurityException {
        var works = new ArrayList<Work>();
        works.addAll(sign(sizes.content()));
        works.add(Primitives.digest("SHA-384", sizes.inner()));
        works.add(Primitives.gcm(Cipher.ENCRYPT_MODE, sizes.inner()));
        for (int i = 0; i <= recipients; i++) {
            works.addAll(List.of(bare.mlKemEncapsulate, bare.p384KeyPair, bare.p384AgreeKnown, bare.keyWrap));
        }
        works.addAll(sign(sizes.sealed()));
        return all(works);
    }

    /**
     * Outer signatures, the log's, one decapsulation, decryption, commitment, inner signatures, the digest of the notice,
     * two approvals and their two enrolments.
     */
    Work open(Sizes sizes) throws GeneralSecurityException {
        var works = new ArrayList<Work>();
        works.addAll(verifySigned(sizes.sealed()));
        works.add(bare.ed25519Verify);
        works.addAll(List.of(bare.mlKemDecapsulate, bare.p384Agree, bare.keyWrap));
        works.add(Primitives.gcm(Cipher.DECRYPT_MODE, sizes.inner()));
        works.add(Primitives.digest("SHA-384", sizes.inner()));
        works.addAll(verifySigned(sizes.content()));
        works.add(Primitives.digest("SHA-384", sizes.content() / 4 * 3)); // the notice is most of it
        works.addAll(List.of(bare.p256Verify, bare.p256Verify, bare.p256Verify, bare.p256Verify));
        return all(works);
    }

    private List<Work> verifySigned(int bytes) throws GeneralSecurityException {
        return List.of(
                Primitives.digest("SHA-384", bytes),
                Primitives.digest("SHA-512", bytes),
                bare.p384Verify,
                bare.mlDsaVerify);
    }

    private List<Work> sign(int bytes) throws GeneralSecurityException {
        return List.of(
                Primitives.digest("SHA-384", bytes),
                Primitives.digest("SHA-512", bytes),
                bare.p384Sign,
                bare.mlDsaSign);
    }

    private static Work all(List<Work> works) {
        Work[] each = works.toArray(new Work[0]);
        return () -> {
            for (Work work : each) {
                work.once();
            }
        };
    }
}
