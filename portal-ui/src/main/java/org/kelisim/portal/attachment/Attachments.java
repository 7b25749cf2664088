package org.kelisim.portal.attachment;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;
import org.kelisim.portal.session.OfficerSession;

/** The attachments of a draft, of what waits for release, of what was received and of what was sent. */
public final class Attachments {

    private Attachments() {}

    /** Of the author's own draft, as they are now. */
    public static AttachmentSource draft(OfficerSession session, DispatchId id) {
        return draft(session, id, session.node().attachments().list(session.officer(), id));
    }

    static AttachmentSource draft(OfficerSession session, DispatchId id, List<Attached> attached) {
        return new AtHand(
                attached.stream().map(Attached::description).toList(),
                index -> session.unlocked()
                        .flatMap(officer -> session.node()
                                .attachments()
                                .read(officer, id, attached.get(index).slot())));
    }

    /** Of another's draft that the officer may take over: what they are; the bytes are its author's. */
    public static AttachmentSource left(OfficerSession session, DispatchId id) {
        return sent(session.node().attachments().described(session.officer(), id));
    }

    /** Of what waits for release. */
    public static AttachmentSource pending(OfficerSession session, DispatchId id, List<PartDescription> described) {
        return new AtHand(
                described,
                index -> session.unlocked()
                        .flatMap(officer -> session.node().desk().attachment(id, index, officer)));
    }

    /** Of a notice that was sent: what they were; the bytes are with the recipients. */
    public static AttachmentSource sent(List<PartDescription> described) {
        return new Received(described, index -> Optional.empty(), index -> Optional.empty(), index -> Optional.empty());
    }

    /** Of a received notice. */
    public static AttachmentSource received(OfficerSession session, DispatchId id, List<PartDescription> described) {
        return new Received(
                described,
                index -> session.unlocked()
                        .flatMap(officer -> session.node().inbox().fetched(id, index, officer)),
                index -> session.unlocked()
                        .flatMap(officer -> session.node().inbox().readAttachment(id, index, officer)),
                index -> session.unlocked().map(officer -> fetching(session, id, index, officer)));
    }

    private static AttachmentSource.Fetching fetching(
            OfficerSession session, DispatchId id, int index, UnlockedOfficer officer) {
        var inbox = session.node().inbox();
        return progress -> inbox.fetchAttachment(id, index, officer, progress);
    }

    /** Bytes that this node's own officers attached, and whose kind this node has seen to. */
    private record AtHand(List<PartDescription> described, Function<Integer, Optional<InputStream>> reader)
            implements AttachmentSource {
        @Override
        public Optional<FileKind> here(int index) {
            String mediaType = described.get(index).mediaType();
            return Optional.of(Stream.of(FileKind.values())
                    .filter(kind -> kind.mediaType().equals(mediaType))
                    .findFirst()
                    .orElse(FileKind.OTHER));
        }

        @Override
        public Optional<InputStream> read(int index) {
            return reader.apply(index);
        }
    }

    private record Received(
            List<PartDescription> described,
            Function<Integer, Optional<FileKind>> kinds,
            Function<Integer, Optional<InputStream>> reader,
            Function<Integer, Optional<Fetching>> fetches)
            implements AttachmentSource {
        @Override
        public Optional<FileKind> here(int index) {
            return kinds.apply(index);
        }

        @Override
        public Optional<InputStream> read(int index) {
            return reader.apply(index);
        }

        @Override
        public Optional<Fetching> fetching(int index) {
            return fetches.apply(index);
        }
    }
}
