package org.kelisim.directory;

import java.util.Locale;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/** A name in the two compulsory languages, 1 to 200 characters each. */
public record Names(String en, String ru) {

    /** @throws IllegalArgumentException if a name is empty or too long */
    public Names {
        if (en.isBlank() || ru.isBlank() || en.length() > 200 || ru.length() > 200) {
            throw new IllegalArgumentException("A name is given in English and in Russian, in 1 to 200 characters.");
        }
    }

    /** The Russian name for Russian readers, the English one for all others. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("ru") ? ru : en;
    }

    ObjectNode toJson() {
        return CanonicalJson.object().put("en", en).put("ru", ru);
    }

    static Names read(Fields fields) {
        Names names = new Names(fields.string("en"), fields.string("ru"));
        fields.done();
        return names;
    }
}
