package org.kelisim.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kelisim.json.Fields;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who writes to whom about what class of matter, and until when: what the header and the notice both say
 * and must say alike. Recipients are sorted, without repetition, 1 to 32, and never the sender.
 */
public record Routing(
        DispatchId id,
        NoticeClass noticeClass,
        OfficeId sender,
        List<OfficeId> recipients,
        Optional<ChannelReference> channel,
        Optional<DispatchId> inReplyTo,
        Optional<ReplyWithin> replyWithin,
        LocalDate retainUntil) {

    /** The most offices that one dispatch may be addressed to. */
    public static final int MOST_RECIPIENTS = 32;

    /** @throws IllegalArgumentException if the parts do not fit together */
    public Routing {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException("A dispatch names 1 to " + MOST_RECIPIENTS + " recipient offices.");
        }
        if (!recipients.equals(recipients.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException("Recipient offices are sorted and named once.");
        }
        if (recipients.contains(sender)) {
            throw new IllegalArgumentException("An office does not write to itself.");
        }
        if (!id.party().equals(sender.party())) {
            throw new IllegalArgumentException("A dispatch id begins with the code of the sender's party.");
        }
        if (noticeClass == NoticeClass.NOMINAL && channel.isEmpty()) {
            throw new IllegalArgumentException("A nominal notice cites the agreement that authorises it.");
        }
    }

    void writeTo(ObjectNode json) {
        json.put("id", id.toString()).put("class", noticeClass.wire()).put("sender", sender.toString());
        ArrayNode offices = json.putArray("recipients");
        recipients.forEach(recipient -> offices.add(recipient.toString()));
        channel.ifPresent(value -> json.set("channel", value.toJson()));
        inReplyTo.ifPresent(value -> json.put("inReplyTo", value.toString()));
        replyWithin.ifPresent(value -> json.set("replyWithin", value.toJson()));
        json.put("retainUntil", retainUntil.toString());
    }

    static Routing read(Fields fields) {
        return new Routing(
                fields.parsed("id", DispatchId::parse),
                fields.parsed("class", NoticeClass::parse),
                fields.parsed("sender", OfficeId::parse),
                fields.eachParsed("recipients", OfficeId::parse),
                fields.optionalObject("channel").map(ChannelReference::parse),
                fields.optionalParsed("inReplyTo", DispatchId::parse),
                fields.optionalObject("replyWithin").map(ReplyWithin::parse),
                fields.date("retainUntil"));
    }
}
