package org.kelisim.client.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.notice.PartDescription;

/** Attachments of drafts in the node's store. */
final class StoredDraftAttachments implements DraftAttachments {
    private final Drafts drafts;
    private final Attachments attachments;

    StoredDraftAttachments(Drafts drafts, Attachments attachments) {
        this.drafts = drafts;
        this.attachments = attachments;
    }

    @Override
    public Attaching add(UnlockedOfficer author, DispatchId draft, String name, InputStream bytes) {
        try {
            requireOpen(author, draft);
            if (!PartDescription.isName(name)) {
                return refused("attaching.name", PartDescription.MOST_NAME);
            }
            if (attachments.list(draft).size() >= Header.MOST_PARTS) {
                return refused("attaching.too-many", Header.MOST_PARTS);
            }
            byte[] first = bytes.readNBytes(FileKind.FIRST);
            if (first.length == 0) {
                return refused("attaching.empty", name);
            }
            FileKind kind = FileKind.of(first);
            if (!kind.fits(name)) {
                return refused("attaching.not-its-name", name, kind.words());
            }
            PartDescription named = new PartDescription(name, kind.mediaType(), 0, Digest.of());
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), bytes);
            return new Attaching.Done(attachments.add(draft, named, whole, LARGEST, () -> requireOpen(author, draft)));
        } catch (NotAllowedException e) {
            return new Attaching.Refused(e.reason());
        } catch (Attachments.TooLargeException e) {
            return refused("attaching.too-large", name, LARGEST >> 20);
        } catch (IllegalArgumentException e) {
            return refused("attaching.too-many", Header.MOST_PARTS);
        } catch (IOException e) {
            return refused("attaching.broken-off", name);
        }
    }

    private static Attaching refused(String key, Object... arguments) {
        return new Attaching.Refused(Message.of(key, arguments));
    }

    @Override
    public void remove(UnlockedOfficer author, DispatchId draft, String slot) {
        attachments.hold(() -> {
            requireOpen(author, draft);
            attachments.remove(draft, slot);
            return slot;
        });
    }

    @Override
    public List<Attached> list(UnlockedOfficer author, DispatchId draft) {
        return drafts.find(author, draft).isPresent() ? attachments.list(draft) : List.of();
    }

    @Override
    public Optional<InputStream> read(UnlockedOfficer author, DispatchId draft, String slot) {
        return list(author, draft).stream()
                .filter(it -> it.slot().equals(slot))
                .findFirst()
                .map(it -> attachments.read(draft, it));
    }

    private void requireOpen(UnlockedOfficer author, DispatchId draft) {
        if (drafts.find(author, draft).filter(Draft::isOpen).isEmpty()) {
            throw new NotAllowedException(Message.of("draft.not-yours"));
        }
    }
}
