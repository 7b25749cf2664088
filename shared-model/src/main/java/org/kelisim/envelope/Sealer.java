package org.kelisim.envelope;

import static org.kelisim.envelope.RefusalException.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.OpeningPublicKey;
import org.kelisim.cms.SealedObject;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Office;
import org.kelisim.notice.Content;
import org.kelisim.notice.Header;
import org.kelisim.notice.Released;
import org.kelisim.notice.Routing;
import org.kelisim.party.OfficeId;

/**
 * Turns a released notice into a dispatch: sign, encrypt, sign. The same notice may be sealed again, for instance when
 * the directory went stale; id, stream number and approvals stay, keys and fingerprint are new.
 */
public final class Sealer {
    private Sealer() {}

    /**
     * Seals with the office's signing keys.
     *
     * @param stream allocated once for this notice and kept when it is sealed again
     * @param parts the attachments, in the notice's order
     * @param now the claimed time of signing
     * @throws IllegalArgumentException if the content is larger than 1 MiB or the parts are not the notice's
     */
    public static Sealing seal(
            Released released,
            Content.Stream stream,
            List<SealedPart> parts,
            Directory directory,
            HybridSigner signer,
            Instant now) {
        try {
            return sealed(released, stream, parts, directory, signer, now);
        } catch (RefusalException e) {
            return e.refused();
        }
    }

    private static Dispatch sealed(
            Released released,
            Content.Stream stream,
            List<SealedPart> parts,
            Directory directory,
            HybridSigner signer,
            Instant now)
            throws RefusalException {
        Routing routing = released.notice().routing();
        maySend(released, directory, signer, now);
        Header header = header(routing, directory, parts);
        Content content = new Content(header, released.notice(), released.approvals(), keys(parts), stream);
        if (!Parts.agree(content)) {
            throw new IllegalArgumentException("the notice describes other attachments");
        }

        byte[] inner = signer.sign(ObjectType.CONTENT, content.bytes(), now);
        byte[] sealed = SealedObject.seal(inner, header.bytes(), openingKeys(routing, directory));
        HybridSigner.Signed outer = signer.signAndDigest(ObjectType.OUTER, sealed, now);
        return new Dispatch(header.id(), outer.cms(), outer.contentDigest());
    }

    /** The rules that the exchange and the readers will apply: better told to the sender at once. */
    private static void maySend(Released released, Directory directory, HybridSigner signer, Instant now)
            throws RefusalException {
        Routing routing = released.notice().routing();
        Office sender = OuterLayer.sender(routing, directory);
        require(signer.publicKeys().equals(sender.signing()), Refusal.NOT_THE_SENDERS_KEYS);
        require(!directory.expired(now), Refusal.DIRECTORY_EXPIRED);
        OuterLayer.retained(routing, now);
        OuterLayer.mandated(routing, directory);
        OuterLayer.senderInOrder(routing, directory, directory, now);
        OuterLayer.recipientsInOrder(routing, directory, directory, now);
        require(OuterLayer.maySend(sender, released.notice()), Refusal.SENDER_HAS_NO_MANDATE);
        for (OfficeId id : routing.recipients()) {
            Office recipient = OuterLayer.recipient(id, directory);
            require(OuterLayer.mayReceive(recipient, released.notice()), Refusal.RECIPIENT_HAS_NO_MANDATE);
        }
    }

    private static Header header(Routing routing, Directory directory, List<SealedPart> parts) {
        return new Header(
                Profile.NAME,
                routing,
                new Header.DirectoryReference(directory.version(), directory.digest()),
                parts.stream()
                        .map(part -> new Header.SealedPart(part.id(), part.size()))
                        .toList());
    }

    private static List<Content.PartKey> keys(List<SealedPart> parts) {
        return parts.stream()
                .map(part -> new Content.PartKey(part.id(), part.key()))
                .toList();
    }

    /** The recipients' keys and the sender's own, so that the sender's office can read what it sent. */
    private static List<OpeningPublicKey> openingKeys(Routing routing, Directory directory) throws RefusalException {
        var keys = new LinkedHashSet<OpeningPublicKey>();
        for (OfficeId recipient : routing.recipients()) {
            keys.add(OuterLayer.recipient(recipient, directory).opening());
        }
        keys.add(OuterLayer.sender(routing, directory).opening());
        return new ArrayList<>(keys);
    }
}
