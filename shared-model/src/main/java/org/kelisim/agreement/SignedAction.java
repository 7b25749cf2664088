package org.kelisim.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Office;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.json.Digest;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.PartyCode;

/**
 * A treaty action with the signatures of the office. {@link #verify} is the only way from bytes to one: then the office
 * had a mandate for agreements, its keys were good and both of them signed exactly this.
 *
 * @param cms the signed object, DER
 */
public record SignedAction(TreatyAction action, byte[] cms) {
    /** The largest signed action in bytes. */
    public static final int MAX_BYTES = TreatyAction.MAX_BYTES + 16 * 1024;

    /** The media type of a signed action (RFC 7193). */
    public static final String MEDIA_TYPE = "application/cms";

    private static final Duration SIGNED_BEFORE = Duration.ofHours(24);
    private static final Duration SIGNED_AFTER = Duration.ofMinutes(5);

    /** What comes of {@link #verify}. */
    public sealed interface Outcome {
        record Genuine(SignedAction action) implements Outcome {}

        record NotGenuine(ActionRefusal reason) implements Outcome {}
    }

    public SignedAction {
        cms = cms.clone();
    }

    @Override
    public byte[] cms() {
        return cms.clone();
    }

    /** Signs with the office's keys; who may decide that is settled before. */
    public static SignedAction sign(TreatyAction action, HybridSigner office) {
        return new SignedAction(action, office.sign(ObjectType.TREATY_ACTION, action.bytes(), action.time()));
    }

    /** Identity of the action: SHA-384 of what is signed, whatever form the signatures have. */
    public Digest digest() {
        return action.digest();
    }

    /**
     * Reads and verifies; never throws for bad input. For one who takes a new action.
     *
     * @param now the moment of acceptance
     */
    public static Outcome verify(byte[] cms, DirectoryLookup directories, Instant now) {
        Outcome outcome = verify(cms, directories, directories.newest(), now);
        if (outcome instanceof Outcome.Genuine(var genuine)) {
            Optional<Instant> replaced =
                    directories.replacedAt(genuine.action().directory().version());
            if (directories.newest().expired(now)
                    || replaced.filter(it -> !now.isBefore(it.plus(SIGNED_BEFORE)))
                            .isPresent()) {
                return new Outcome.NotGenuine(ActionRefusal.STALE_DIRECTORY);
            }
        }
        return outcome;
    }

    /**
     * For one who reads an action that was taken.
     *
     * @param inForce the directory by which status and revocations count
     * @param accepted when it was taken
     */
    public static Outcome verify(byte[] cms, DirectoryLookup directories, Directory inForce, Instant accepted) {
        if (cms.length > MAX_BYTES) {
            return new Outcome.NotGenuine(ActionRefusal.MALFORMED);
        }
        return switch (SignedObject.read(ObjectType.TREATY_ACTION, cms)) {
            case SignedObject.Refused refused -> new Outcome.NotGenuine(ActionRefusal.SIGNATURE_NOT_GENUINE);
            case SignedObject object -> verify(object, cms, directories, inForce, accepted);
        };
    }

    private static Outcome verify(
            SignedObject object, byte[] cms, DirectoryLookup directories, Directory inForce, Instant accepted) {
        TreatyAction claimed;
        try {
            claimed = TreatyAction.parse(object.unverifiedContent().orElse(new byte[0]));
        } catch (IllegalArgumentException e) {
            return new Outcome.NotGenuine(ActionRefusal.MALFORMED);
        }
        return refusal(claimed, object, directories, inForce, accepted)
                .<Outcome>map(Outcome.NotGenuine::new)
                .orElseGet(() -> new Outcome.Genuine(new SignedAction(claimed, cms)));
    }

    private static Optional<ActionRefusal> refusal(
            TreatyAction claimed,
            SignedObject object,
            DirectoryLookup directories,
            Directory inForce,
            Instant accepted) {
        Optional<Directory> cited = directories
                .version(claimed.directory().version())
                .filter(it -> it.digest().equals(claimed.directory().digest()));
        if (cited.isEmpty()) {
            return Optional.of(ActionRefusal.UNKNOWN_DIRECTORY);
        }
        Optional<Office> office = cited.get().office(claimed.office());
        if (office.isEmpty()) {
            return Optional.of(ActionRefusal.UNKNOWN_OFFICE);
        }
        if (!office.get().entry().maySend(NoticeClass.AGREEMENT)) {
            return Optional.of(ActionRefusal.NO_MANDATE);
        }
        if (!(object.verify(office.get().signing()) instanceof SignedObject.Verified verified)
                || !verified.signingTime().equals(claimed.time())) {
            return Optional.of(ActionRefusal.SIGNATURE_NOT_GENUINE);
        }
        return standing(claimed, office.get(), inForce, accepted);
    }

    private static Optional<ActionRefusal> standing(
            TreatyAction claimed, Office office, Directory inForce, Instant accepted) {
        if (!inForce.active(claimed.office().party())) {
            return Optional.of(ActionRefusal.PARTY_NOT_ACTIVE);
        }
        if (!claimed.own() && canSign(claimed.party(), inForce)) {
            return Optional.of(ActionRefusal.CAN_SIGN_ITSELF);
        }
        Set<Digest> keys = Set.of(office.signing().ecDigest(), office.signing().mldsaDigest());
        boolean revoked = inForce.statement(claimed.office().party()).stream()
                .flatMap(statement -> statement.revocations().stream())
                .anyMatch(it -> keys.contains(it.key()) && !accepted.isBefore(it.from()));
        if (revoked || !office.entry().validAt(accepted)) {
            return Optional.of(ActionRefusal.KEYS_NOT_VALID);
        }
        boolean plausible = !claimed.time().isBefore(accepted.minus(SIGNED_BEFORE))
                && !claimed.time().isAfter(accepted.plus(SIGNED_AFTER));
        return plausible ? Optional.empty() : Optional.of(ActionRefusal.TIME_IMPLAUSIBLE);
    }

    private static boolean canSign(PartyCode party, Directory inForce) {
        return inForce.active(party)
                && inForce.offices().stream()
                        .map(Office::entry)
                        .anyMatch(it -> it.id().party().equals(party) && it.maySend(NoticeClass.AGREEMENT));
    }
}
