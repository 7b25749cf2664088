package org.kelisim.client.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;

/** Attaching to one's own drafts, as long as they may be changed; the notice describes what is attached when it is handed over. */
public final class DraftAttachments {
    private final Drafts drafts;
    private final Attachments attachments;

    public DraftAttachments(Drafts drafts, Attachments attachments) {
        this.drafts = drafts;
        this.attachments = attachments;
    }

    /**
     * Attaches, in constant memory.
     *
     * @throws NotAllowedException if it is not the author's own draft, or may not be changed
     * @throws IllegalArgumentException in plain words if name, media type, size or number are not allowed
     * @throws IOException if reading fails; then nothing is attached
     */
    public Attached add(UnlockedOfficer author, DispatchId draft, String name, String mediaType, InputStream bytes)
            throws IOException {
        requireOpen(author, draft);
        return attachments.add(draft, name, mediaType, bytes);
    }

    /** @throws NotAllowedException as {@link #add} */
    public void remove(UnlockedOfficer author, DispatchId draft, String slot) {
        requireOpen(author, draft);
        attachments.remove(draft, slot);
    }

    /** In the order of the notice; empty if it is not the author's own draft. */
    public List<Attached> list(UnlockedOfficer author, DispatchId draft) {
        return drafts.find(author, draft).isPresent() ? attachments.list(draft) : List.of();
    }

    private void requireOpen(UnlockedOfficer author, DispatchId draft) {
        if (drafts.find(author, draft).filter(Draft::isOpen).isEmpty()) {
            throw new NotAllowedException(Message.of("draft.not-yours"));
        }
    }
}
