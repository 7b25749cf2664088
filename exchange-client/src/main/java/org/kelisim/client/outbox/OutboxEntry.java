package org.kelisim.client.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;

/**
 * A line of the outbox.
 *
 * @param subject what a list shows of the body
 * @param trouble why it is not further, if something is in the way; with {@link SendState#REFUSED} the reason
 */
public record OutboxEntry(
        Notice notice,
        String subject,
        List<String> approvedBy,
        Instant queuedAt,
        Optional<Instant> sentAt,
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

    public DispatchId id() {
        return notice.id();
    }

    public OfficeId office() {
        return notice.routing().sender();
    }

    /** The office's outgoing number. */
    public Optional<String> registration() {
        return notice.registration();
    }

    public HandlingCode handling() {
        return notice.handling();
    }

    public Priority priority() {
        return notice.priority();
    }
}
