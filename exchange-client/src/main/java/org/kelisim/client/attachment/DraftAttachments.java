package org.kelisim.client.attachment;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;

/** Attaching to one's own drafts, as long as they may be changed; the notice describes what is attached when it is handed over. */
public interface DraftAttachments {
    /** The largest file that an officer attaches, in bytes: 256 MiB. */
    long LARGEST = 256L << 20;

    /** How much an officer may have attached to all own drafts together, in bytes, where the node says nothing else: 2 GiB. */
    long USUAL_ROOM = 2L << 30;

    /**
     * How much an officer has attached, to drafts that are open or wait for release, and may.
     *
     * @param used bytes
     * @param most bytes
     */
    record Room(long used, long most) {
        public long left() {
            return Math.max(0, most - used);
        }

        /** Why a file of that name was not attached, and what to do. */
        public Message refuses(String name) {
            return Message.of("attaching.no-room", name, most >> 20, mebibytes(used));
        }

        /** Why a draft with that many bytes attached is not taken over, and what to do. */
        Message refusesDraft(long bytes) {
            return Message.of("attaching.no-room-for-draft", mebibytes(bytes), most >> 20, mebibytes(used));
        }

        private static long mebibytes(long bytes) {
            return (bytes + (1 << 20) - 1) >> 20;
        }
    }

    /** What the author has attached and may. */
    Room room(UnlockedOfficer author);

    /**
     * Asks whether the attachments of another's draft fit into {@link #room}. Always of somebody who has gone: that draft would
     * lie where nobody sees it, and that person attaches nothing more.
     *
     * @throws NotAllowedException if they do not
     */
    void requireRoom(UnlockedOfficer officer, LeftDraft left);

    /**
     * Attaches under the given name, in constant memory. Refused is what is empty or too large, what its first bytes say it is
     * and its name does not, a name that misleads or is a path, what would be one
     * too many, and what does not fit into {@link #room}.
     */
    Attaching add(UnlockedOfficer author, DispatchId draft, String name, InputStream bytes);

    /** @throws NotAllowedException if it is not the author's own draft, or may not be changed */
    void remove(UnlockedOfficer author, DispatchId draft, String slot);

    /** In the order of the notice; empty if it is not the author's own draft. */
    List<Attached> list(UnlockedOfficer author, DispatchId draft);

    /**
     * What is attached to the own draft, or to another's that the officer may take over ({@link Drafts#left}): names, kinds and
     * sizes. The bytes are for the author alone.
     */
    List<PartDescription> described(UnlockedOfficer officer, DispatchId draft);

    /** The bytes of one that is attached to the author's own draft. */
    Optional<InputStream> read(UnlockedOfficer author, DispatchId draft, String slot);

    /** @param most how much an officer may have attached, in bytes */
    static DraftAttachments of(Drafts drafts, Attachments attachments, long most) {
        return new StoredDraftAttachments(drafts, attachments, most);
    }
}
