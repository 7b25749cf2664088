package org.kelisim.portal.sample;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.attachment.Attaching;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.attachment.DraftAttachments;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;

/** Nothing can be attached in the sample, and every draft of others has one file; the journey attaches to real drafts. */
final class SampleAttachments implements DraftAttachments {

    @Override
    public Room room(UnlockedOfficer author) {
        return new Room(0, USUAL_ROOM);
    }

    @Override
    public void requireRoom(UnlockedOfficer officer, LeftDraft left) {}

    @Override
    public Attaching add(UnlockedOfficer author, DispatchId draft, String name, InputStream bytes) {
        return new Attaching.Refused(Message.of("draft.not-yours"));
    }

    @Override
    public void remove(UnlockedOfficer author, DispatchId draft, String slot) {}

    @Override
    public List<Attached> list(UnlockedOfficer author, DispatchId draft) {
        return List.of();
    }

    @Override
    public List<PartDescription> described(UnlockedOfficer officer, DispatchId draft) {
        return List.of(new PartDescription("Маршрут.pdf", "application/pdf", 2048, Digest.of()));
    }

    @Override
    public Optional<InputStream> read(UnlockedOfficer author, DispatchId draft, String slot) {
        return Optional.empty();
    }
}
