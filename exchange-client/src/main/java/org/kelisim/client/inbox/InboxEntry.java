package org.kelisim.client.inbox;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Header;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * A line of an office's inbox. Until it is opened, only what the header shows is known.
 *
 * @param office the recipient office whose inbox this is
 * @param registration the office's incoming number
 * @param submitted when the exchange recorded it, as its receipt says
 * @param problem why it cannot be opened, with {@link State#REFUSED}
 */
public record InboxEntry(
        OfficeId office,
        Header header,
        String registration,
        Instant receivedAt,
        Optional<Submitted> submitted,
        State state,
        Optional<Summary> summary,
        Optional<Message> problem) {

    /**
     * What the exchange logged of it.
     *
     * @param leaf index in the log
     */
    public record Submitted(long leaf, Instant time) {}

    /** Whether it was opened. */
    public enum State {
        UNREAD,
        READ,
        /** Kept as it came and recorded, but not what it claims to be. */
        REFUSED
    }

    /**
     * What a list shows once the notice has been opened.
     *
     * @param interim whether it answers and only asks for more
     * @param askedState the state whose offices alone are asked for a reply; nothing where all recipients are
     */
    public record Summary(
            String type,
            int typeVersion,
            String subject,
            HandlingCode handling,
            Priority priority,
            String language,
            boolean interim,
            Optional<PartyCode> askedState,
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
