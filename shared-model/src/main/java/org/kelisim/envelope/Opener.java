package org.kelisim.envelope;

import static org.kelisim.envelope.RefusalException.require;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.kelisim.cms.Defect;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.OpeningKey;
import org.kelisim.cms.SealedObject;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Office;
import org.kelisim.notice.Approvals;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.notice.Routing;
import org.kelisim.party.OfficeId;

/**
 * Opens a dispatch by every rule in docs/spec/envelope.md, in one sequence that fails closed: who sent it, that it was
 * logged, that it is new, what is in it, that both layers agree and that two officers approved.
 *
 * <p>It does not validate the notice's body against the catalogue, look for gaps in the stream, or ask whether a cited
 * channel is open; the node does that with what it hands out.
 */
public final class Opener {
    private Opener() {}

    /**
     * Opens with whichever of the keys fits; never throws for bad input.
     *
     * @param keys the opening keys of one office, present and past
     * @param seen says whether a dispatch of this id was opened before
     */
    public static Opening open(
            byte[] bytes,
            Collection<OpeningKey> keys,
            DirectoryLookup directories,
            Evidence evidence,
            Predicate<DispatchId> seen,
            Instant now) {
        try {
            return opened(UnverifiedDispatch.parse(bytes), keys, directories, evidence, seen, now);
        } catch (RefusalException e) {
            return e.refused();
        }
    }

    private static Opened opened(
            UnverifiedDispatch dispatch,
            Collection<OpeningKey> keys,
            DirectoryLookup directories,
            Evidence evidence,
            Predicate<DispatchId> seen,
            Instant now)
            throws RefusalException {
        Header header = dispatch.header();
        Routing routing = header.routing();
        require(!directories.newest().expired(now), Refusal.DIRECTORY_EXPIRED);
        OuterLayer.retained(routing, now);
        Directory cited = OuterLayer.cited(header, directories);
        Office sender = OuterLayer.sender(routing, cited);
        OuterLayer.mandated(routing, cited);
        OuterLayer.sealedToHeader(dispatch, cited);
        Instant signedOutside = OuterLayer.signedBySender(dispatch, sender);

        Acceptance acceptance = Acceptance.of(dispatch, evidence, directories, now);
        OuterLayer.senderInOrder(routing, cited, acceptance.inForce(), acceptance.time());
        OuterLayer.plausible(signedOutside, acceptance.time());
        require(!seen.test(header.id()), Refusal.ID_SEEN_BEFORE);

        Reader reader = reader(routing, keys, cited);
        SignedObject.Verified inner = innerSignature(decrypted(dispatch.sealed(), reader.key()), sender);
        OuterLayer.plausible(inner.signingTime(), acceptance.time());
        Content content = content(inner.content());
        agrees(content, dispatch);
        approved(content, cited);
        mandatedForType(content, sender, reader.office());
        return new Opened(
                content, reader.office().entry().id(), dispatch.fingerprint(), inner.signingTime(), acceptance.index());
    }

    private record Reader(Office office, OpeningKey key) {}

    /** The first office among recipients, then sender, whose key is at hand; keys are matched by the directory's digest. */
    private static Reader reader(Routing routing, Collection<OpeningKey> keys, Directory cited)
            throws RefusalException {
        for (OfficeId recipient : routing.recipients()) {
            Office office = OuterLayer.recipient(recipient, cited);
            Optional<OpeningKey> key = keyOf(office, keys);
            if (key.isPresent()) {
                return new Reader(office, key.get());
            }
        }
        Office sender = OuterLayer.sender(routing, cited);
        return keyOf(sender, keys)
                .map(key -> new Reader(sender, key))
                .orElseThrow(() -> new RefusalException(Refusal.NO_KEY));
    }

    private static Optional<OpeningKey> keyOf(Office office, Collection<OpeningKey> keys) {
        return keys.stream()
                .filter(key -> key.publicKey().digest().equals(office.opening().digest()))
                .findFirst();
    }

    private static byte[] decrypted(SealedObject sealed, OpeningKey key) throws RefusalException {
        return switch (sealed.open(key)) {
            case SealedObject.Opened(var signedObject) -> signedObject;
            case SealedObject.Refused(var defect) -> throw new RefusalException(Refusal.of(defect));
        };
    }

    /** By the same keys as outside; a content that someone else signed and this sender passes on is no dispatch. */
    private static SignedObject.Verified innerSignature(byte[] signedObject, Office sender) throws RefusalException {
        SignedObject inner = switch (SignedObject.read(ObjectType.CONTENT, signedObject)) {
            case SignedObject object -> object;
            case SignedObject.Refused(var defect) -> throw new RefusalException(Refusal.of(defect));
        };
        return switch (inner.verify(sender.signing())) {
            case SignedObject.Verified verified -> verified;
            case SignedObject.Refused(var defect) ->
                throw new RefusalException(
                        defect == Defect.WRONG_SIGNERS ? Refusal.SIGNED_BY_ANOTHER_INSIDE : Refusal.of(defect));
        };
    }

    private static Content content(byte[] bytes) throws RefusalException {
        try {
            return Content.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new RefusalException(Refusal.CONTENT_MALFORMED);
        }
    }

    /** Equal means equal bytes: both headers are canonical. */
    private static void agrees(Content content, UnverifiedDispatch dispatch) throws RefusalException {
        byte[] inside = content.header().bytes();
        require(Arrays.equals(inside, dispatch.header().bytes()), Refusal.HEADERS_DIFFER);
        require(content.notice().routing().equals(dispatch.header().routing()), Refusal.NOTICE_DIFFERS);
        require(Parts.agree(content), Refusal.PARTS_DIFFER);
    }

    private static void approved(Content content, Directory cited) throws RefusalException {
        Optional<Approvals.Fault> fault = Approvals.check(content.notice(), content.approvals(), cited);
        if (fault.isPresent()) {
            throw new RefusalException(Refusal.of(fault.get()));
        }
    }

    /** The exchange could check the class only. */
    private static void mandatedForType(Content content, Office sender, Office reader) throws RefusalException {
        require(OuterLayer.maySend(sender, content.notice()), Refusal.SENDER_HAS_NO_MANDATE);
        boolean own = reader.entry().id().equals(sender.entry().id());
        require(own || OuterLayer.mayReceive(reader, content.notice()), Refusal.RECIPIENT_HAS_NO_MANDATE);
    }
}
