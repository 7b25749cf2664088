package org.kelisim.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of a form, enough to draw and bind it without knowing its type.
 *
 * @param path JSON pointer (RFC 6901) from the object that holds the field: the body, or an item of the group around it
 * @param codes the list to choose from: of CODE and CODES, and the currencies of MONEY
 * @param repeatable whether a GROUP is an array of items
 * @param ordered whether the order of the items carries meaning, so that a form numbers and moves them
 * @param item what one item of a repeatable group is called; the group's label where the document does not say
 * @param fields of a GROUP; empty otherwise
 */
public record FormField(
        String path,
        FieldKind kind,
        Label label,
        Optional<Label> help,
        boolean required,
        Limits limits,
        Optional<CodeList> codes,
        boolean repeatable,
        boolean ordered,
        Label item,
        List<FormField> fields) {
    public FormField {
        fields = List.copyOf(fields);
    }

    public String label(Locale locale) {
        return label.in(locale);
    }

    public Optional<String> help(Locale locale) {
        return help.map(it -> it.in(locale));
    }

    /** The member of the object that holds the field. */
    public String name() {
        return path.substring(1);
    }
}
