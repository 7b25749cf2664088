package org.kelisim.client.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Priority;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * A line of the outbox.
 *
 * @param subject what a list shows of the body
 * @param registration the office's outgoing number
 * @param askedState the state whose offices alone are asked for a reply; nothing where all recipients are
 * @param interim whether it answers and only asks for more
 * @param approvedBy names of author and releaser; none where a system sent it
 * @param sentAt when the exchange recorded it, from the receipt
 * @param leaf index of that in the log
 * @param trouble why it is not further, if something is in the way; with {@link SendState#REFUSED} the reason
 */
public record OutboxEntry(
        DispatchId id,
        OfficeId office,
        String type,
        int typeVersion,
        String subject,
        HandlingCode handling,
        Priority priority,
        Optional<String> registration,
        Optional<DispatchId> inReplyTo,
        Optional<ReplyWithin> replyWithin,
        Optional<PartyCode> askedState,
        boolean interim,
        List<String> approvedBy,
        Instant queuedAt,
        Optional<Instant> sentAt,
        Optional<Long> leaf,
        SendState state,
        List<RecipientState> recipients,
        Optional<Message> trouble) {

    /** What a recipient office has signed. */
    public record RecipientState(OfficeId office, Optional<Instant> deliveredAt, Optional<Instant> readAt) {}

    /** Copies the lists. */
    public OutboxEntry {
        approvedBy = List.copyOf(approvedBy);
        recipients = List.copyOf(recipients);
    }
}
