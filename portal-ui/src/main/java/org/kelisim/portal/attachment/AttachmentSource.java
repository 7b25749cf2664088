package org.kelisim.portal.attachment;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.notice.PartDescription;

/** Where the attachments of one notice come from. Each answer is for whoever has unlocked this session at that moment. */
public interface AttachmentSource {
    /** What the notice says of them, in its order. */
    List<PartDescription> described();

    /** What it really is, if its bytes are at this node for this person. */
    Optional<FileKind> here(int index);

    /** The bytes, if they are at this node for this person; where it came from another office, the reading is recorded. */
    Optional<InputStream> read(int index);

    /** What brings the bytes to this node for the present person, if they can be brought; it takes as long as it takes. */
    default Optional<Fetching> fetching(int index) {
        return Optional.empty();
    }

    /** Brings one attachment to the node. */
    interface Fetching {
        /** @param progress is told how many bytes are here */
        Fetch fetch(LongConsumer progress);
    }
}
