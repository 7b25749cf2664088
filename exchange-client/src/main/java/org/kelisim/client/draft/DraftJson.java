package org.kelisim.client.draft;

import java.time.Instant;
import java.util.List;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft as the store keeps it. */
final class DraftJson {
    private DraftJson() {}

    static ObjectNode write(Draft draft) {
        ObjectNode json = CanonicalJson.object()
                .put("id", draft.id().toString())
                .put("office", draft.office().toString())
                .put("author", draft.author())
                .put("authorName", draft.authorName())
                .put("type", draft.type())
                .put("typeVersion", draft.typeVersion())
                .put("language", draft.language())
                .put("handling", draft.handling().label())
                .put("priority", draft.priority().wire())
                .put("retainUntil", draft.retainUntil().toString())
                .put("changedAt", UtcSeconds.format(draft.changedAt()));
        ArrayNode recipients = json.putArray("recipients");
        draft.recipients().forEach(office -> recipients.add(office.toString()));
        draft.channel()
                .ifPresent(channel -> json.putObject("channel")
                        .put("agreement", channel.agreement())
                        .put("terms", channel.terms().hex()));
        draft.purpose().ifPresent(purpose -> json.put("purpose", purpose));
        draft.inReplyTo().ifPresent(id -> json.put("inReplyTo", id.toString()));
        draft.registration().ifPresent(number -> json.put("registration", number));
        draft.replyWithin()
                .ifPresent(reply -> json.putObject("replyWithin")
                        .put("days", reply.days())
                        .put("count", reply.dayCount().name()));
        ArrayNode relations = json.putArray("relations");
        draft.relations()
                .forEach(relation -> relations
                        .addObject()
                        .put("kind", relation.kind().name())
                        .put("id", relation.id().toString()));
        if (!draft.formerAuthors().isEmpty()) {
            ArrayNode before = json.putArray("formerAuthors");
            draft.formerAuthors()
                    .forEach(it -> before.addObject()
                            .put("officer", it.officer())
                            .put("name", it.name())
                            .put("mayReturn", it.mayReturn()));
        }
        json.set("body", draft.body());
        json.set("state", state(draft.state()));
        return json;
    }

    private static ObjectNode state(DraftState state) {
        ObjectNode json = CanonicalJson.object();
        return switch (state) {
            case DraftState.Writing() -> json.put("is", "writing");
            case DraftState.HandedOver(Instant at) ->
                json.put("is", "handed-over").put("at", UtcSeconds.format(at));
            case DraftState.SentBack(String reason, String by, Instant at) ->
                json.put("is", "sent-back").put("reason", reason).put("by", by).put("at", UtcSeconds.format(at));
        };
    }

    static Draft read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new Draft(
                fields.parsed("id", DispatchId::parse),
                fields.parsed("office", OfficeId::parse),
                fields.string("author"),
                fields.string("authorName"),
                fields.optionalObjects("formerAuthors").orElse(List.of()).stream()
                        .map(it -> new Draft.Former(it.string("officer"), it.string("name"), it.bool("mayReturn")))
                        .toList(),
                fields.string("type"),
                fields.integer("typeVersion", 1, 9999),
                fields.string("language"),
                fields.eachParsed("recipients", OfficeId::parse),
                fields.parsed("handling", HandlingCode::parse),
                fields.parsed("priority", Priority::parse),
                fields.date("retainUntil"),
                fields.optionalObject("channel").map(DraftJson::channel),
                fields.optionalString("purpose"),
                fields.optionalParsed("inReplyTo", DispatchId::parse),
                fields.optionalObject("replyWithin").map(DraftJson::reply),
                fields.objects("relations").stream().map(DraftJson::relation).toList(),
                fields.optionalString("registration"),
                fields.tree("body"),
                readState(fields.object("state")),
                fields.instant("changedAt"));
    }

    private static ChannelReference channel(Fields fields) {
        return new ChannelReference(fields.string("agreement"), fields.digest("terms"));
    }

    private static ReplyWithin reply(Fields fields) {
        return new ReplyWithin(fields.integer("days", 1, 366), fields.parsed("count", ReplyWithin.DayCount::valueOf));
    }

    private static Notice.Relation relation(Fields fields) {
        return new Notice.Relation(
                fields.parsed("kind", Notice.Relation.Kind::valueOf), fields.parsed("id", DispatchId::parse));
    }

    private static DraftState readState(Fields fields) {
        return switch (fields.string("is")) {
            case "handed-over" -> new DraftState.HandedOver(fields.instant("at"));
            case "sent-back" ->
                new DraftState.SentBack(fields.string("reason"), fields.string("by"), fields.instant("at"));
            default -> new DraftState.Writing();
        };
    }
}
