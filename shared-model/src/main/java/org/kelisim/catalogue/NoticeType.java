package org.kelisim.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.kelisim.party.NoticeClass;

/**
 * A version of a notice type, as its document says. A published version never changes.
 *
 * @param number in the domain's table of types; absent for types outside it
 * @param retention absent for what has no end, as agreement documents
 * @param images what it asks of attachments, if it needs images
 * @param rules safeguards (R1 to R13) that the sender's node must evaluate before sending
 * @param checks what {@link Catalogue#validate} looks for in texts beyond the schema
 * @param blocked why the document itself blocks the type
 */
public record NoticeType(
        String id,
        int version,
        OptionalInt number,
        NoticeClass noticeClass,
        Label title,
        Label description,
        Set<Use> uses,
        Handling handling,
        Optional<Reply> reply,
        Optional<Retention> retention,
        Recipients recipients,
        Optional<Images> images,
        Set<String> rules,
        Set<String> checks,
        Optional<Label> blocked,
        List<FormSection> sections) {
    public NoticeType {
        uses = Set.copyOf(uses);
        rules = Set.copyOf(rules);
        checks = Set.copyOf(checks);
        sections = List.copyOf(sections);
    }

    public String title(Locale locale) {
        return title.in(locale);
    }

    public String description(Locale locale) {
        return description.in(locale);
    }

    /** Every field of the body, in the order of the form. */
    public List<FormField> fields() {
        return sections.stream().flatMap(it -> it.fields().stream()).toList();
    }

    /**
     * Whether it may be written, given the safeguards that this installation evaluates. Fails closed: a rule or a check
     * that is not built blocks the type, whatever its document says.
     */
    public Availability availability(Set<String> builtRules) {
        if (blocked.isPresent()) {
            return new Availability.Blocked(blocked.get());
        }
        var missing = new TreeSet<>(rules);
        missing.removeAll(builtRules);
        missing.addAll(TextChecks.unknown(checks));
        return missing.isEmpty()
                ? new Availability.Open()
                : new Availability.Blocked(Messages.label("type.not-built", String.join(", ", missing)));
    }
}
