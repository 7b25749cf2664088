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
import org.kelisim.client.draft.LeftDraft;
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
    private final Quota quota;

    StoredDraftAttachments(Drafts drafts, Attachments attachments, long most) {
        this.drafts = drafts;
        this.attachments = attachments;
        this.quota = new Quota(most);
    }

    @Override
    public Room room(UnlockedOfficer author) {
        return new Room(used(author), quota.most());
    }

    private long used(UnlockedOfficer author) {
        return drafts.mine(author).stream().mapToLong(this::size).sum();
    }

    private long size(Draft draft) {
        return attachments.descriptions(draft.id()).stream()
                .mapToLong(PartDescription::size)
                .sum();
    }

    @Override
    public void requireRoom(UnlockedOfficer officer, LeftDraft left) {
        long size = left.why() == LeftDraft.Why.GONE ? 0 : size(left.draft());
        Room room = room(officer);
        if (size > room.left()) {
            throw new NotAllowedException(room.refusesDraft(size));
        }
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
            Room room = room(author);
            if (room.left() == 0) {
                return new Attaching.Refused(room.refuses(name));
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
            try (Quota.Incoming incoming = quota.begin(author.id(), room.used(), whole)) {
                return new Attaching.Done(attachments.add(draft, named, incoming, LARGEST, () -> {
                    requireOpen(author, draft);
                    incoming.require(used(author));
                }));
            }
        } catch (NotAllowedException e) {
            return new Attaching.Refused(e.reason());
        } catch (Attachments.TooLargeException e) {
            return refused("attaching.too-large", name, LARGEST >> 20);
        } catch (Quota.NoRoomException e) {
            return new Attaching.Refused(room(author).refuses(name));
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
    public List<PartDescription> described(UnlockedOfficer officer, DispatchId draft) {
        boolean readable = drafts.find(officer, draft).isPresent()
                || drafts.left(officer).stream().anyMatch(it -> it.draft().id().equals(draft));
        return readable ? attachments.descriptions(draft) : List.of();
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
