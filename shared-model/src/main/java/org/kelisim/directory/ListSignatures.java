package org.kelisim.directory;

import static org.kelisim.directory.DirectoryOutcome.Reason.CHAIR_MISSING;
import static org.kelisim.directory.DirectoryOutcome.Reason.KEYS_MALFORMED;
import static org.kelisim.directory.DirectoryOutcome.Reason.TOO_FEW_REGISTRARS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.DirectoryBundle.ListSignature;
import org.kelisim.directory.DirectoryBundle.SignedList;

/**
 * The good signatures under a members list: at most one of each registrar and of the Chair, who are those of the list in
 * use. Whatever else came along is left out, so that nobody can make a list heavier than its signers did.
 */
final class ListSignatures {
    private final List<ListSignature> registrars = new ArrayList<>();
    private final Optional<ListSignature> chair;

    private ListSignatures(SignedList signed, List<Registrar> registrars, Registrar chair) {
        registrars.forEach(each -> good(signed, each).ifPresent(this.registrars::add));
        this.chair = good(signed, chair);
    }

    static ListSignatures of(SignedList signed, List<Registrar> registrars, Registrar chair) {
        return new ListSignatures(signed, registrars, chair);
    }

    private static Optional<ListSignature> good(SignedList signed, Registrar signer) {
        HybridPublicKeys keys = keys(signer.keys(), signer.name());
        return signed.signatures().stream()
                .filter(signature -> signature.by().equals(signer.id()))
                .filter(signature ->
                        SignedObject.verifyDetached(ObjectType.MEMBERS_LIST, signature.cms(), signed.list(), keys)
                                instanceof SignedObject.Verified)
                .findFirst();
    }

    static HybridPublicKeys keys(KeyPairEntry entry, String owner) {
        try {
            return HybridPublicKeys.parse(entry.ec(), entry.mldsa());
        } catch (IllegalArgumentException e) {
            throw new DirectoryRefusal(KEYS_MALFORMED, "The keys of " + owner + " cannot be read: " + e.getMessage());
        }
    }

    List<ListSignature> all() {
        List<ListSignature> all = new ArrayList<>(registrars);
        chair.ifPresent(all::add);
        return List.copyOf(all);
    }

    int registrars() {
        return registrars.size();
    }

    boolean chair() {
        return chair.isPresent();
    }

    void requireRegistrars(int threshold) {
        if (registrars.size() < threshold) {
            throw new DirectoryRefusal(
                    TOO_FEW_REGISTRARS,
                    "The members list carries %d good signatures of registrars; %d are needed."
                            .formatted(registrars.size(), threshold));
        }
    }

    void requireChair() {
        if (chair.isEmpty()) {
            throw new DirectoryRefusal(CHAIR_MISSING, "A membership changes without the Chair's signature.");
        }
    }
}
