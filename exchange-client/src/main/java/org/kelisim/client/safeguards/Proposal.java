package org.kelisim.client.safeguards;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/** What somebody means to send, as far as the safeguards look at it. */
public record Proposal(
        OfficeId office,
        String type,
        int typeVersion,
        String language,
        List<OfficeId> recipients,
        HandlingCode handling,
        LocalDate retainUntil,
        Optional<ChannelReference> channel,
        Optional<String> purpose,
        Optional<DispatchId> inReplyTo,
        Optional<ReplyWithin> replyWithin,
        ObjectNode body) {
    /** Copies the list. */
    public Proposal {
        recipients = List.copyOf(recipients);
    }
}
