package org.kelisim.portal.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kelisim.catalogue.FormField;

/** The labels on the way to a field. */
final class Labels {

    private Labels() {}

    static List<String> along(List<FormField> fields, List<String> pointer, Locale locale) {
        List<String> labels = new ArrayList<>();
        List<FormField> level = fields;
        Optional<FormField> around = Optional.empty();
        for (String segment : pointer) {
            if (around.filter(FormField::repeatable).isPresent() && segment.matches("\\d{1,4}")) {
                labels.set(labels.size() - 1, around.get().item().in(locale) + " " + (Integer.parseInt(segment) + 1));
                continue;
            }
            around =
                    level.stream().filter(field -> field.name().equals(segment)).findFirst();
            around.ifPresent(field -> labels.add(field.label(locale)));
            level = around.map(FormField::fields).orElse(List.of());
        }
        return labels;
    }
}
