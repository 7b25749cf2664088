package org.kelisim.client.attachment;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;

/** Attaching to one's own drafts, as long as they may be changed; the notice describes what is attached when it is handed over. */
public interface DraftAttachments {
    /** The largest file that an officer attaches, in bytes: 256 MiB. */
    long LARGEST = 256L << 20;

    /**
     * Attaches under the given name, in constant memory. Refused is what is empty or too large, what its first bytes say it is
     * and its name does not, a name that misleads or is a path, and what would be one too many.
     */
    Attaching add(UnlockedOfficer author, DispatchId draft, String name, InputStream bytes);

    /** @throws NotAllowedException if it is not the author's own draft, or may not be changed */
    void remove(UnlockedOfficer author, DispatchId draft, String slot);

    /** In the order of the notice; empty if it is not the author's own draft. */
    List<Attached> list(UnlockedOfficer author, DispatchId draft);

    /** The bytes of one that is attached to the author's own draft. */
    Optional<InputStream> read(UnlockedOfficer author, DispatchId draft, String slot);

    /** Of a node. */
    static DraftAttachments of(Drafts drafts, Attachments attachments) {
        return new StoredDraftAttachments(drafts, attachments);
    }
}
