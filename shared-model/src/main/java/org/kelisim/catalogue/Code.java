package org.kelisim.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of a code list.
 *
 * @param code what stands in the JSON, at most 40 characters
 * @param help what the code means, where the label does not say it
 * @param of countries (ISO 3166-1 alpha-3) that the entry belongs to; empty where that has no sense
 */
public record Code(String code, Label label, Optional<Label> help, List<String> of) {
    public Code {
        of = List.copyOf(of);
    }

    public String label(Locale locale) {
        return label.in(locale);
    }
}
