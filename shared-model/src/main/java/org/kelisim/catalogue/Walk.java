package org.kelisim.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Goes through the values of a body in the order of the form, items of groups included. */
final class Walk {
    /** Gets each field that is present, except groups, whose fields follow one by one. */
    interface Visitor {
        void value(String pointer, FormField field, JsonNode value);
    }

    private Walk() {}

    static void over(List<FormField> fields, JsonNode object, Visitor visitor) {
        over("", fields, object, visitor);
    }

    private static void over(String base, List<FormField> fields, JsonNode object, Visitor visitor) {
        for (FormField field : fields) {
            @Nullable JsonNode value = object.get(field.name());
            if (value == null) {
                continue;
            }
            String pointer = base + field.path();
            if (field.kind() != FieldKind.GROUP) {
                visitor.value(pointer, field, value);
            } else if (field.repeatable()) {
                for (int i = 0; i < value.size(); i++) {
                    @Nullable JsonNode item = value.get(i);
                    if (item != null) {
                        over(pointer + "/" + i, field.fields(), item, visitor);
                    }
                }
            } else {
                over(pointer, field.fields(), value, visitor);
            }
        }
    }
}
