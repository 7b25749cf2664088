package org.kelisim.client.inbox;

import java.util.ArrayList;
import java.util.List;
import org.kelisim.client.inbox.Arrival.OfficeCopy;
import org.kelisim.client.inbox.Arrival.Place;
import org.kelisim.client.inbox.InboxEntry.Summary;
import org.kelisim.client.text.MessageJson;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.log.Receipt;
import org.kelisim.notice.Content.Stream;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Header;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the inbox stores. */
final class ArrivalJson {
    private ArrivalJson() {}

    static ObjectNode write(Arrival arrival) {
        ObjectNode json = CanonicalJson.object()
                .put("id", arrival.id().toString())
                .put("fingerprint", arrival.fingerprint().hex())
                .put("stage", arrival.stage().name())
                .put("announcedAt", UtcSeconds.format(arrival.announcedAt()));
        arrival.header().ifPresent(it -> json.set("header", it.toJson()));
        arrival.place().ifPresent(it -> json.set("place", write(it)));
        arrival.problem().ifPresent(it -> json.set("problem", MessageJson.write(it)));
        ArrayNode offices = json.putArray("offices");
        arrival.offices().forEach(copy -> offices.add(write(copy)));
        ArrayNode receipts = json.putArray("receipts");
        arrival.receipts().forEach(it -> receipts.add(it.toJson()));
        return json;
    }

    private static ObjectNode write(Place place) {
        ObjectNode json = CanonicalJson.object()
                .put("number", place.stream().number())
                .put("notice", place.notice().hex());
        place.stream().previous().ifPresent(it -> json.put("previous", it.hex()));
        return json;
    }

    private static Place place(Fields fields) {
        return new Place(
                new Stream(fields.integer("number"), fields.optionalDigest("previous")), fields.digest("notice"));
    }

    private static ObjectNode write(OfficeCopy copy) {
        ObjectNode json = CanonicalJson.object()
                .put("office", copy.office().toString())
                .put("registration", copy.registration())
                .put("receivedAt", UtcSeconds.format(copy.receivedAt()))
                .put("delivered", copy.delivered())
                .put("read", copy.read());
        copy.summary().ifPresent(it -> json.set("summary", write(it)).put("words", copy.words()));
        return json;
    }

    private static ObjectNode write(Summary summary) {
        ObjectNode json = CanonicalJson.object()
                .put("type", summary.type())
                .put("typeVersion", summary.typeVersion())
                .put("subject", summary.subject())
                .put("handling", summary.handling().label())
                .put("priority", summary.priority().wire())
                .put("language", summary.language())
                .put("openedAt", UtcSeconds.format(summary.openedAt()))
                .put("openedBy", summary.openedBy());
        summary.askedState().ifPresent(it -> json.put("askedState", it.value()));
        if (summary.interim()) {
            json.put("interim", true);
        }
        summary.senderRegistration().ifPresent(it -> json.put("senderRegistration", it));
        return json;
    }

    static Arrival read(ObjectNode json) {
        Fields fields = Fields.of(json);
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode item : json.path("receipts")) {
            receipts.add(Receipt.parse((ObjectNode) item));
        }
        return new Arrival(
                fields.parsed("id", DispatchId::parse),
                fields.digest("fingerprint"),
                fields.parsed("stage", Arrival.Stage::valueOf),
                fields.instant("announcedAt"),
                fields.optionalTree("header").map(Header::parse),
                fields.objects("offices").stream().map(ArrivalJson::copy).toList(),
                receipts,
                fields.optionalObject("place").map(ArrivalJson::place),
                MessageJson.read(fields, "problem"));
    }

    private static OfficeCopy copy(Fields fields) {
        return new OfficeCopy(
                fields.parsed("office", OfficeId::parse),
                fields.string("registration"),
                fields.instant("receivedAt"),
                fields.bool("delivered"),
                fields.bool("read"),
                fields.optionalObject("summary").map(ArrivalJson::summary),
                fields.optionalString("words").orElse(""));
    }

    private static Summary summary(Fields fields) {
        return new Summary(
                fields.string("type"),
                fields.integer("typeVersion", 1, 9999),
                fields.string("subject"),
                fields.parsed("handling", HandlingCode::parse),
                fields.parsed("priority", Priority::parse),
                fields.string("language"),
                fields.optionalBool("interim").orElse(false),
                fields.optionalParsed("askedState", PartyCode::new),
                fields.optionalString("senderRegistration"),
                fields.instant("openedAt"),
                fields.string("openedBy"));
    }
}
