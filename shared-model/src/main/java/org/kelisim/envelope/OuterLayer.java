package org.kelisim.envelope;

import static org.kelisim.envelope.RefusalException.require;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.Office;
import org.kelisim.json.Digest;
import org.kelisim.notice.Header;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Routing;
import org.kelisim.party.OfficeId;

/** Rules about a dispatch's outside that exchange, sender and reader share; the reasons are in docs/spec/envelope.md. */
final class OuterLayer {
    private static final Duration SIGNED_BEFORE = Duration.ofHours(24);
    private static final Duration SIGNED_AFTER = Duration.ofMinutes(5);

    private OuterLayer() {}

    /** The version that the header cites, by number and digest. */
    static Directory cited(Header header, DirectoryLookup directories) throws RefusalException {
        return directories
                .version(header.directory().version())
                .filter(it -> it.digest().equals(header.directory().digest()))
                .orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_DIRECTORY));
    }

    static Office sender(Routing routing, Directory directory) throws RefusalException {
        return directory.office(routing.sender()).orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_SENDER));
    }

    static Office recipient(OfficeId id, Directory directory) throws RefusalException {
        return directory.office(id).orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_RECIPIENT));
    }

    /** Both signatures by the sender's keys; answers the claimed time. */
    static Instant signedBySender(UnverifiedDispatch dispatch, Office sender) throws RefusalException {
        return switch (dispatch.signed().check(sender.signing())) {
            case SignedObject.Genuine genuine -> genuine.signingTime();
            case SignedObject.Refused(var defect) -> throw new RefusalException(Refusal.of(defect));
        };
    }

    /** Sealed to the opening keys of recipients and sender, no more and no less. */
    static void sealedToHeader(UnverifiedDispatch dispatch, Directory cited) throws RefusalException {
        Set<Digest> expected = new HashSet<>();
        expected.add(sender(dispatch.header().routing(), cited).opening().digest());
        for (OfficeId recipient : dispatch.header().routing().recipients()) {
            expected.add(recipient(recipient, cited).opening().digest());
        }
        require(dispatch.sealed().recipients().equals(expected), Refusal.RECIPIENTS_DIFFER);
    }

    /** Who may send this class to whom: mandates and profiles by the cited version. */
    static void mandated(Routing routing, Directory cited) throws RefusalException {
        Office sender = sender(routing, cited);
        require(sender.entry().profiles().contains(Profile.NAME), Refusal.NO_COMMON_PROFILE);
        require(sender.entry().maySend(routing.noticeClass()), Refusal.SENDER_HAS_NO_MANDATE);
        for (OfficeId id : routing.recipients()) {
            Office recipient = recipient(id, cited);
            require(recipient.entry().profiles().contains(Profile.NAME), Refusal.NO_COMMON_PROFILE);
            require(recipient.entry().mayReceive(routing.noticeClass()), Refusal.RECIPIENT_HAS_NO_MANDATE);
        }
    }

    /** Whether the mandate covers the notice's very type, which the exchange cannot see. */
    static boolean maySend(Office office, Notice notice) {
        return mandate(office, notice).filter(Mandate::send).isPresent();
    }

    static boolean mayReceive(Office office, Notice notice) {
        return mandate(office, notice).filter(Mandate::receive).isPresent();
    }

    private static Optional<Mandate> mandate(Office office, Notice notice) {
        return office.entry()
                .mandate(notice.type())
                .filter(it -> it.noticeClass() == notice.routing().noticeClass());
    }

    /** The sender's standing and keys: as cited, but status and revocations by the version in force. */
    static void senderInOrder(Routing routing, Directory cited, Directory inForce, Instant at) throws RefusalException {
        Office office = sender(routing, cited);
        require(inForce.active(routing.sender().party(), at), Refusal.SENDER_NOT_ACTIVE);
        Set<Digest> keys = Set.of(office.signing().ecDigest(), office.signing().mldsaDigest());
        require(office.entry().validAt(at), Refusal.SENDER_KEYS_NOT_VALID);
        require(!revoked(keys, office, inForce, at), Refusal.SENDER_KEYS_NOT_VALID);
    }

    static void recipientsInOrder(Routing routing, Directory cited, Directory inForce, Instant at)
            throws RefusalException {
        for (OfficeId id : routing.recipients()) {
            Office office = recipient(id, cited);
            require(inForce.active(id.party(), at), Refusal.RECIPIENT_NOT_ACTIVE);
            require(office.entry().validAt(at), Refusal.RECIPIENT_KEYS_NOT_VALID);
            Set<Digest> keys = Set.of(office.opening().digest());
            require(!revoked(keys, office, inForce, at), Refusal.RECIPIENT_KEYS_NOT_VALID);
        }
    }

    /** By digest, since the office may have other keys by now. */
    private static boolean revoked(Set<Digest> keys, Office office, Directory inForce, Instant at) {
        return inForce.statement(office.entry().id().party()).stream()
                .flatMap(statement -> statement.revocations().stream())
                .anyMatch(it -> keys.contains(it.key()) && !at.isBefore(it.from()));
    }

    static void current(Header header, DirectoryLookup directories, Instant now) throws RefusalException {
        require(!directories.newest().expired(now), Refusal.DIRECTORY_EXPIRED);
        Optional<Instant> replaced = directories.replacedAt(header.directory().version());
        require(replaced.isEmpty() || now.isBefore(replaced.get().plus(SIGNED_BEFORE)), Refusal.STALE_DIRECTORY);
    }

    static void plausible(Instant signingTime, Instant accepted) throws RefusalException {
        boolean plausible = !signingTime.isBefore(accepted.minus(SIGNED_BEFORE))
                && !signingTime.isAfter(accepted.plus(SIGNED_AFTER));
        require(plausible, Refusal.SIGNING_TIME_IMPLAUSIBLE);
    }

    static void retained(Routing routing, Instant now) throws RefusalException {
        boolean past = routing.retainUntil().isBefore(now.atZone(ZoneOffset.UTC).toLocalDate());
        require(!past, Refusal.RETENTION_PASSED);
    }
}
