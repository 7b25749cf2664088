package org.kelisim.client.text;

import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.FieldKind;
import org.kelisim.catalogue.FormField;
import tools.jackson.databind.node.ObjectNode;

/** The one line of a notice that a list shows: its form's first line of text. */
public final class Subject {
    private static final int LONGEST = 200;

    private Subject() {}

    /** Empty if the type is not known here or nothing is written there yet. */
    public static String of(Catalogue catalogue, String type, int version, ObjectNode body) {
        String text = catalogue.type(type, version).stream()
                .flatMap(it -> it.fields().stream())
                .filter(it -> it.kind() == FieldKind.TEXT)
                .findFirst()
                .map((FormField it) -> body.path(it.name()).asString(""))
                .orElse("");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
