package org.kelisim.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A titled part of a form. Sections exist on screen only; the body has no trace of them. */
public record FormSection(String id, Label label, Optional<Label> help, List<FormField> fields) {
    public FormSection {
        fields = List.copyOf(fields);
    }

    public String label(Locale locale) {
        return label.in(locale);
    }

    public Optional<String> help(Locale locale) {
        return help.map(it -> it.in(locale));
    }
}
