package org.kelisim.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say of a single value. */
final class ValueCheck {
    private ValueCheck() {}

    static List<Finding> find(FormField field, JsonNode value, Set<String> checks) {
        return switch (field.kind()) {
            case TEXT, MULTILINE -> value.isString() ? text(value.stringValue(), field, checks) : List.of();
            case PERIOD -> period(value).map(List::of).orElse(List.of());
            case MONEY -> money(value).map(List::of).orElse(List.of());
            default -> List.of();
        };
    }

    private static List<Finding> text(String text, FormField field, Set<String> checks) {
        if (text.isBlank()) {
            return List.of(Finding.incomplete("blank"));
        }
        if (text.codePointCount(0, text.length()) > field.limits().maxLength()) {
            // The schema's own check tells the author; what is refused already is not searched as well.
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        PlainText.check(text, field.kind() == FieldKind.MULTILINE).ifPresent(findings::add);
        findings.addAll(TextChecks.find(checks, text));
        return findings;
    }

    private static Optional<Finding> period(JsonNode value) {
        Optional<LocalDate> from = day(value.get("from"));
        Optional<LocalDate> to = day(value.get("to"));
        return from.isPresent() && to.isPresent() && to.get().isBefore(from.get())
                ? Optional.of(Finding.refused("period-order"))
                : Optional.empty();
    }

    private static Optional<Finding> money(JsonNode value) {
        @Nullable JsonNode amount = value.get("amount");
        @Nullable JsonNode upTo = value.get("upTo");
        return amount != null
                        && upTo != null
                        && amount.canConvertToLong()
                        && upTo.canConvertToLong()
                        && upTo.longValue() < amount.longValue()
                ? Optional.of(Finding.refused("amount-order"))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(@Nullable JsonNode value) {
        try {
            return value != null && value.isString()
                    ? Optional.of(LocalDate.parse(value.stringValue()))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            // The schema's own check tells the author.
            return Optional.empty();
        }
    }
}
