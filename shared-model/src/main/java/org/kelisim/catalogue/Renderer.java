package org.kelisim.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts a body into a reader's language: labels and codes are translated, free text stays as it was written. */
final class Renderer {
    private final Locale locale;
    private final DisplayValue display;

    Renderer(Locale locale) {
        this.locale = locale;
        this.display = new DisplayValue(locale);
    }

    List<RenderedSection> render(NoticeType type, JsonNode body) {
        return type.sections().stream()
                .map(it -> new RenderedSection(it.label(locale), entries("", it.fields(), body)))
                .filter(it -> !it.entries().isEmpty())
                .toList();
    }

    private List<RenderedEntry> entries(String base, List<FormField> fields, JsonNode object) {
        var entries = new ArrayList<RenderedEntry>();
        for (FormField field : fields) {
            @Nullable JsonNode value = object.get(field.name());
            if (value != null) {
                entries.add(entry(base + field.path(), field, value));
            }
        }
        return entries;
    }

    private RenderedEntry entry(String pointer, FormField field, JsonNode value) {
        String label = field.label(locale);
        if (field.kind() != FieldKind.GROUP) {
            return new RenderedEntry.Value(pointer, label, display.of(field, value), DisplayValue.asWritten(field));
        }
        if (!field.repeatable()) {
            var item = new RenderedEntry.Item(label, entries(pointer, field.fields(), value));
            return new RenderedEntry.Group(pointer, label, List.of(item));
        }
        return new RenderedEntry.Group(
                pointer,
                label,
                IntStream.range(0, value.size())
                        .mapToObj(i -> item(pointer, field, value, i))
                        .toList());
    }

    private RenderedEntry.Item item(String pointer, FormField group, JsonNode items, int i) {
        return new RenderedEntry.Item(
                group.item().in(locale) + " " + (i + 1), entries(pointer + "/" + i, group.fields(), items.path(i)));
    }
}
