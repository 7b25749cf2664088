package org.kelisim.envelope;

import java.util.ArrayList;
import java.util.List;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.log.Receipt;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dispatch for the office KGZ/border-service with the receipts that came with it.
 *
 * @param name the reader's answer, a dot, and what is special about it
 * @param situation where it is not the plain one: version 1 of the directory is the newest, and the id is new
 * @param exchange the exchange's answer: {@code accepted} or a refusal
 */
record Vector(String name, String exchange, byte[] dispatch, List<Receipt> receipts, Situation situation) {
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    static Vector parse(String name, byte[] bytes) {
        ObjectNode json = CanonicalJson.readCanonical(bytes, MAX_BYTES);
        var receipts = new ArrayList<Receipt>();
        json.get("receipts").forEach(receipt -> receipts.add(Receipt.parse((ObjectNode) receipt)));
        byte[] dispatch = Base64Text.decode(json.get("dispatch").stringValue());
        Situation situation =
                json.get("situation") instanceof ObjectNode object ? Situation.parse(object) : Situation.QUIET;
        return new Vector(name, json.get("exchange").stringValue(), dispatch, receipts, situation);
    }

    byte[] json() {
        var json = CanonicalJson.object()
                .put("dispatch", Base64Text.encode(dispatch))
                .put("exchange", exchange);
        var array = json.putArray("receipts");
        receipts.forEach(receipt -> array.add(receipt.toJson()));
        if (!situation.equals(Situation.QUIET)) {
            json.set("situation", situation.toJson());
        }
        return CanonicalJson.write(json);
    }

    String reader() {
        return name.substring(0, name.indexOf('.'));
    }
}
