package org.kelisim.directory;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.cms.OpeningPublicKey;
import org.kelisim.json.Digest;

/** An office of a verified directory with its keys parsed once. */
public final class Office {

    private final OfficeEntry entry;
    private final HybridPublicKeys signing;
    private final OpeningPublicKey opening;
    private final Set<PartyStatement.Revocation> revocations;

    private Office(
            OfficeEntry entry,
            HybridPublicKeys signing,
            OpeningPublicKey opening,
            Set<PartyStatement.Revocation> revocations) {
        this.entry = entry;
        this.signing = signing;
        this.opening = opening;
        this.revocations = revocations;
    }

    static Office of(OfficeEntry entry, PartyStatement statement) {
        HybridPublicKeys signing =
                HybridPublicKeys.parse(entry.signing().ec(), entry.signing().mldsa());
        OpeningPublicKey opening = OpeningPublicKey.parse(entry.opening());
        Set<Digest> own = Set.of(signing.ecDigest(), signing.mldsaDigest(), opening.digest());
        return new Office(
                entry,
                signing,
                opening,
                statement.revocations().stream()
                        .filter(revocation -> own.contains(revocation.key()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** What the party states of this office. */
    public OfficeEntry entry() {
        return entry;
    }

    /** Its hybrid signing keys. */
    public HybridPublicKeys signing() {
        return signing;
    }

    /** Its composite KEM key. */
    public OpeningPublicKey opening() {
        return opening;
    }

    /** Whether its keys are valid and none of them is revoked at that moment. */
    public boolean usableAt(Instant moment) {
        return entry.validAt(moment)
                && revocations.stream().noneMatch(revocation -> !moment.isBefore(revocation.from()));
    }
}
