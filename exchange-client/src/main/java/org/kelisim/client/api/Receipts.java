package org.kelisim.client.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.MalformedJsonException;
import org.kelisim.log.Receipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Receipts of a dispatch and the signed objects that some of their events name; nothing of it is verified yet.
 *
 * @param evidence by SHA-384
 */
public record Receipts(List<Receipt> receipts, Map<Digest, byte[]> evidence) {
    /** Copies list and map. */
    public Receipts {
        receipts = List.copyOf(receipts);
        evidence = Map.copyOf(evidence);
    }

    static Receipts read(ObjectNode json) {
        Map<Digest, byte[]> evidence = Fields.of(json).optionalObjects("evidence").orElse(List.of()).stream()
                .map(item -> item.base64("object"))
                .collect(Collectors.toMap(Digest::of, bytes -> bytes, (first, second) -> first));
        return new Receipts(receipts(json), evidence);
    }

    private static List<Receipt> receipts(ObjectNode json) {
        if (!(json.path("receipts") instanceof ArrayNode array)) {
            throw new MalformedJsonException("receipts must be an array");
        }
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode item : array) {
            if (!(item instanceof ObjectNode object)) {
                throw new MalformedJsonException("a receipt must be an object");
            }
            receipts.add(Receipt.parse(object));
        }
        return receipts;
    }
}
