package org.kelisim.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A versioned list of codes. A published version never changes: old notices are read with the list they were written
 * with.
 *
 * @param codes in the order in which they should be offered
 */
public record CodeList(String id, int version, Label title, Optional<String> source, List<Code> codes) {
    public CodeList {
        codes = List.copyOf(codes);
    }

    public String title(Locale locale) {
        return title.in(locale);
    }

    public Optional<Code> code(String code) {
        return codes.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /** What a JSON Schema refers to. */
    String urn() {
        return urn(id, version);
    }

    static String urn(String id, int version) {
        return "urn:kelisim:codes:" + id + ":" + version;
    }
}
