package org.kelisim.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/** The documents that {@code /catalogue/index.json} lists. */
final class BuiltInDocuments {
    private static final int MAX = 1 << 20;

    private BuiltInDocuments() {}

    static List<ObjectNode> read() {
        return Fields.of(document("index.json")).strings("documents").stream()
                .map(BuiltInDocuments::document)
                .toList();
    }

    private static ObjectNode document(String name) {
        try (InputStream in =
                Objects.requireNonNull(BuiltInDocuments.class.getResourceAsStream("/catalogue/" + name), name)) {
            return CanonicalJson.read(in.readAllBytes(), MAX);
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in catalogue cannot be read", e);
        }
    }
}
