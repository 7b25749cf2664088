package org.kelisim.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kelisim.json.Fields;
import org.kelisim.json.MalformedJsonException;

/** Reads a form against the schema of its type: each field takes its property, and at the end none may be left. */
final class FormReader {
    private static final Pattern PATH = Pattern.compile("/[a-z][A-Za-z0-9]{0,39}");
    private static final int MAX_DEPTH = 4;

    private final Map<String, CodeList> codes;

    FormReader(Map<String, CodeList> codes) {
        this.codes = codes;
    }

    List<FormSection> read(List<Fields> sections, Fields schema) {
        schema.string("$schema");
        ObjectShape body = ObjectShape.read(schema);
        List<FormSection> form = sections.stream().map(it -> section(it, body)).toList();
        body.done();
        return form;
    }

    private FormSection section(Fields section, ObjectShape body) {
        var read = new FormSection(
                section.parsed("id", CodeListReader::id),
                Labels.read(section, "label"),
                Labels.optional(section, "help"),
                section.objects("fields").stream().map(it -> field(it, body, 1)).toList());
        section.done();
        return read;
    }

    private FormField field(Fields field, ObjectShape container, int depth) {
        String path = field.parsed("path", FormReader::path);
        FieldKind kind = field.parsed("kind", FieldKind::parse);
        try {
            SchemaShape shape = SchemaShape.read(kind, container.take(path.substring(1)), codes);
            Label label = Labels.read(field, "label");
            var read = new FormField(
                    path,
                    kind,
                    label,
                    Labels.optional(field, "help"),
                    container.requires(path.substring(1)),
                    shape.limits(),
                    shape.codes(),
                    shape.repeatable(),
                    field.optionalBool("ordered").orElse(false),
                    Labels.optional(field, "item").orElse(label),
                    inner(field, shape.inner(), depth));
            field.done();
            return read;
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("field %s: %s".formatted(path, e.getMessage()));
        }
    }

    private List<FormField> inner(Fields field, Optional<ObjectShape> inner, int depth) {
        if (inner.isEmpty()) {
            return List.of();
        }
        if (depth == MAX_DEPTH) {
            throw new MalformedJsonException("groups nest at most %d deep".formatted(MAX_DEPTH - 1));
        }
        List<FormField> fields = field.objects("fields").stream()
                .map(it -> field(it, inner.get(), depth + 1))
                .toList();
        inner.get().done();
        return fields;
    }

    private static String path(String text) {
        if (!PATH.matcher(text).matches()) {
            throw new IllegalArgumentException("a path names one member, such as /summary");
        }
        return text;
    }
}
