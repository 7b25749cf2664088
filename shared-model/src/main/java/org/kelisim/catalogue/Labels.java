package org.kelisim.catalogue;

import java.util.Optional;
import java.util.TreeMap;
import org.kelisim.json.Fields;
import org.kelisim.json.MalformedJsonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads labels: objects of language to text. */
final class Labels {
    private Labels() {}

    static Label read(Fields fields, String name) {
        return label(name, fields.tree(name));
    }

    static Optional<Label> optional(Fields fields, String name) {
        return fields.optionalTree(name).map(it -> label(name, it));
    }

    private static Label label(String name, ObjectNode node) {
        var texts = new TreeMap<String, String>();
        node.properties().forEach(it -> {
            if (!it.getValue().isString()) {
                throw new MalformedJsonException(name + " holds a text for each language");
            }
            texts.put(it.getKey(), it.getValue().stringValue());
        });
        try {
            return new Label(texts);
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(name + ": " + e.getMessage());
        }
    }
}
