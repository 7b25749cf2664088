package org.kelisim.client.inbox;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Header;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;

/**
 * A line of an office's inbox. Until it is opened, only what the header shows is known.
 *
 * @param office the recipient office whose inbox this is
 * @param registration the office's incoming number
 * @param problem why it cannot be opened, with {@link State#REFUSED}
 */
public record InboxEntry(
        OfficeId office,
        Header header,
        String registration,
        Instant receivedAt,
        State state,
        Optional<Summary> summary,
        Optional<Message> problem) {

    /** Whether it was opened. */
    public enum State {
        UNREAD,
        READ,
        /** Kept as it came and recorded, but not what it claims to be. */
        REFUSED
    }

    /** What a list shows once the notice has been opened. */
    public record Summary(
            String type,
            int typeVersion,
            String subject,
            HandlingCode handling,
            Priority priority,
            String language,
            Optional<String> senderRegistration,
            Instant openedAt,
            String openedBy) {}

    public DispatchId id() {
        return header.id();
    }

    public OfficeId sender() {
        return header.routing().sender();
    }
}
