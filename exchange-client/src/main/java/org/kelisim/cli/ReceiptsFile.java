package org.kelisim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.MalformedJsonException;
import org.kelisim.log.Receipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Receipts beside a sealed file: {@code {"receipts": [...]}}, as the exchange hands them out. */
final class ReceiptsFile {
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private ReceiptsFile() {}

    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".receipts.json");
    }

    static byte[] write(List<Receipt> receipts) {
        ObjectNode json = CanonicalJson.object();
        ArrayNode array = json.putArray("receipts");
        receipts.forEach(it -> array.add(it.toJson()));
        return CanonicalJson.write(json);
    }

    static List<Receipt> read(byte[] bytes) {
        if (!(CanonicalJson.read(bytes, MAX_BYTES).path("receipts") instanceof ArrayNode array)) {
            throw new MalformedJsonException("a file of receipts has an array named receipts");
        }
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode item : array) {
            if (!(item instanceof ObjectNode object)) {
                throw new MalformedJsonException("a receipt is an object");
            }
            receipts.add(Receipt.parse(object));
        }
        return receipts;
    }
}
