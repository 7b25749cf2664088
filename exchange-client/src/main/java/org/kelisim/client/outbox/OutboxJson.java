package org.kelisim.client.outbox;

import java.util.ArrayList;
import java.util.List;
import org.kelisim.client.outbox.OutboxEntry.RecipientState;
import org.kelisim.client.text.MessageJson;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.log.Receipt;
import org.kelisim.notice.Approval;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the outbox stores. */
final class OutboxJson {
    private OutboxJson() {}

    static ObjectNode write(OutboxLine line) {
        ObjectNode json = CanonicalJson.object()
                .put("id", line.id().toString())
                .put("office", line.office().toString())
                .put("type", line.type())
                .put("typeVersion", line.typeVersion())
                .put("subject", line.subject())
                .put("handling", line.handling().label())
                .put("priority", line.priority().wire())
                .put("queuedAt", UtcSeconds.format(line.queuedAt()))
                .put("attempt", line.attempt())
                .put("state", line.state().name());
        line.registration().ifPresent(it -> json.put("registration", it));
        line.inReplyTo().ifPresent(it -> json.put("inReplyTo", it.toString()));
        line.replyWithin().ifPresent(it -> json.set("replyWithin", it.toJson()));
        line.askedState().ifPresent(it -> json.put("askedState", it.value()));
        if (line.interim()) {
            json.put("interim", true);
        }
        line.fingerprint().ifPresent(it -> json.put("fingerprint", it.hex()));
        line.sentAt().ifPresent(it -> json.put("sentAt", UtcSeconds.format(it)));
        line.trouble().ifPresent(it -> json.set("trouble", MessageJson.write(it)));
        ArrayNode names = json.putArray("approvedBy");
        line.approvedBy().forEach(names::add);
        ArrayNode recipients = json.putArray("recipients");
        line.recipients().forEach(it -> recipient(recipients.addObject(), it));
        ArrayNode receipts = json.putArray("receipts");
        line.receipts().forEach(it -> receipts.add(it.toJson()));
        return json;
    }

    private static void recipient(ObjectNode json, RecipientState state) {
        json.put("office", state.office().toString());
        state.deliveredAt().ifPresent(it -> json.put("deliveredAt", UtcSeconds.format(it)));
        state.readAt().ifPresent(it -> json.put("readAt", UtcSeconds.format(it)));
    }

    static OutboxLine read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new OutboxLine(
                fields.parsed("id", DispatchId::parse),
                fields.parsed("office", OfficeId::parse),
                fields.string("type"),
                fields.integer("typeVersion", 1, 9999),
                fields.string("subject"),
                fields.parsed("handling", HandlingCode::parse),
                fields.parsed("priority", Priority::parse),
                fields.optionalString("registration"),
                fields.optionalParsed("inReplyTo", DispatchId::parse),
                fields.optionalObject("replyWithin").map(ReplyWithin::parse),
                fields.optionalParsed("askedState", PartyCode::new),
                fields.optionalBool("interim").orElse(false),
                fields.strings("approvedBy"),
                fields.instant("queuedAt"),
                fields.integer("attempt", 0, Integer.MAX_VALUE),
                fields.optionalDigest("fingerprint"),
                fields.parsed("state", SendState::valueOf),
                fields.optionalInstant("sentAt"),
                fields.objects("recipients").stream().map(OutboxJson::recipient).toList(),
                receipts(json),
                MessageJson.read(fields, "trouble"));
    }

    private static RecipientState recipient(Fields fields) {
        return new RecipientState(
                fields.parsed("office", OfficeId::parse),
                fields.optionalInstant("deliveredAt"),
                fields.optionalInstant("readAt"));
    }

    private static List<Receipt> receipts(ObjectNode json) {
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode item : json.path("receipts")) {
            receipts.add(Receipt.parse((ObjectNode) item));
        }
        return receipts;
    }

    static ObjectNode write(SentNotice sent) {
        ObjectNode json = CanonicalJson.object();
        json.set("notice", sent.notice().toJson());
        ArrayNode approvals = json.putArray("approvals");
        sent.approvals().forEach(it -> approvals.add(it.toJson()));
        return json;
    }

    static SentNotice readNotice(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new SentNotice(
                Notice.parse(fields.tree("notice")),
                fields.objects("approvals").stream().map(Approval::parse).toList());
    }
}
