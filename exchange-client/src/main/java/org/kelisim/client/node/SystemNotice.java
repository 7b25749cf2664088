package org.kelisim.client.node;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kelisim.agreement.AgreementId;
import org.kelisim.json.Fields;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Priority;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a party's own system wants to send; what is absent is taken from the type's document.
 *
 * <pre>{"type": "modus-operandi-alert", "language": "ru", "handling": "TLP:AMBER", "body": {...}}</pre>
 *
 * @param agreement id of the agreement that authorises it, cited with the terms that hold on the day of sending
 * @param purpose a word of these terms; only with an agreement
 */
public record SystemNotice(
        OfficeId office,
        List<OfficeId> recipients,
        String type,
        OptionalInt typeVersion,
        String language,
        Optional<HandlingCode> handling,
        Optional<Priority> priority,
        Optional<LocalDate> retainUntil,
        Optional<AgreementId> agreement,
        Optional<String> purpose,
        Optional<DispatchId> inReplyTo,
        Optional<ReplyWithin> replyWithin,
        ObjectNode body) {
    /** Copies the list. */
    public SystemNotice {
        recipients = List.copyOf(recipients);
    }

    /**
     * Reads the notice's own part.
     *
     * @throws IllegalArgumentException with a plain reason if a member is missing, malformed or unknown
     */
    public static SystemNotice parse(ObjectNode json, OfficeId office, List<OfficeId> recipients) {
        Fields fields = Fields.of(json);
        SystemNotice notice = new SystemNotice(
                office,
                recipients,
                fields.string("type"),
                fields.has("typeVersion")
                        ? OptionalInt.of(fields.integer("typeVersion", 1, 9999))
                        : OptionalInt.empty(),
                fields.string("language"),
                fields.optionalParsed("handling", HandlingCode::parse),
                fields.optionalParsed("priority", Priority::parse),
                fields.optionalDate("retainUntil"),
                fields.optionalParsed("agreement", AgreementId::new),
                fields.optionalString("purpose"),
                fields.optionalParsed("inReplyTo", DispatchId::parse),
                fields.optionalObject("replyWithin").map(SystemNotice::reply),
                fields.tree("body"));
        fields.done();
        return notice;
    }

    private static ReplyWithin reply(Fields fields) {
        int days = fields.integer("days", 1, 366);
        ReplyWithin.DayCount count = fields.optionalBool("working").orElse(false)
                ? ReplyWithin.DayCount.WORKING
                : ReplyWithin.DayCount.CALENDAR;
        fields.done();
        return new ReplyWithin(days, count);
    }
}
