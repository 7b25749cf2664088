package org.kelisim.agreement;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.notice.ReplyWithin;
import tools.jackson.databind.node.ObjectNode;

/**
 * One notice type that a channel carries.
 *
 * @param type id of the notice type
 * @param purposes words in lower case, at least one, in order
 * @param replyWithin the time for a reply in place of the type's own
 * @param retainDays the most days that a notice is kept from the day of sending on, 1 to 36,600
 */
public record TermsUse(String type, List<String> purposes, Optional<ReplyWithin> replyWithin, int retainDays) {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final int MOST = 20;
    private static final int LONGEST = 36_600;

    /** @throws IllegalArgumentException if something is out of range */
    public TermsUse {
        purposes = List.copyOf(purposes);
        if (!WORD.matcher(type).matches()
                || purposes.isEmpty()
                || purposes.size() > MOST
                || !purposes.equals(purposes.stream().sorted().distinct().toList())
                || !purposes.stream().allMatch(it -> WORD.matcher(it).matches())) {
            throw new IllegalArgumentException("Terms name notice types and purposes, in order, each once.");
        }
        if (retainDays < 1 || retainDays > LONGEST) {
            throw new IllegalArgumentException("Notices are kept for 1 to 36600 days.");
        }
    }

    /** One line of the terms as the parties sign it. */
    public ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("type", type).put("retainDays", retainDays);
        Agreement.strings(json, "purposes", purposes);
        replyWithin.ifPresent(it -> json.set("replyWithin", it.toJson()));
        return json;
    }

    static TermsUse parse(Fields fields) {
        TermsUse use = new TermsUse(
                fields.string("type"),
                fields.strings("purposes"),
                fields.optionalObject("replyWithin").map(ReplyWithin::parse),
                fields.integer("retainDays", 1, LONGEST));
        fields.done();
        return use;
    }
}
