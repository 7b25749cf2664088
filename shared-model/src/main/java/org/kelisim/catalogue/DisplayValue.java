package org.kelisim.catalogue;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A single value in a reader's language. What does not fit its field is shown as it stands rather than hidden. */
final class DisplayValue {
    private final Locale locale;

    DisplayValue(Locale locale) {
        this.locale = locale;
    }

    static boolean asWritten(FormField field) {
        return field.kind() == FieldKind.TEXT || field.kind() == FieldKind.MULTILINE;
    }

    String of(FormField field, JsonNode value) {
        return switch (field.kind()) {
            case TEXT, MULTILINE, GROUP -> raw(value);
            case DATE -> day(value);
            case PERIOD -> period(value);
            case INTEGER -> number(value);
            case MONEY -> money(value);
            case CODE -> code(field, value);
            case CODES -> value.valueStream().map(it -> code(field, it)).collect(Collectors.joining("; "));
            case FLAG -> value.isBoolean() ? text(value.booleanValue() ? "value.yes" : "value.no") : raw(value);
        };
    }

    private String code(FormField field, JsonNode value) {
        return field.codes()
                .flatMap(it -> it.code(raw(value)))
                .map(it -> it.label(locale))
                .orElseGet(() -> raw(value));
    }

    private String period(JsonNode value) {
        String from = day(value.path("from"));
        @Nullable JsonNode to = value.get("to");
        return to == null ? text("value.since", from) : text("value.range", from, day(to));
    }

    private String money(JsonNode value) {
        String currency = raw(value.path("currency"));
        String amount = number(value.path("amount"));
        @Nullable JsonNode upTo = value.get("upTo");
        return (upTo == null ? amount : text("value.range", amount, number(upTo))) + " " + currency;
    }

    private String day(JsonNode value) {
        try {
            return LocalDate.parse(raw(value))
                    .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
        } catch (DateTimeParseException e) {
            return raw(value);
        }
    }

    private String number(JsonNode value) {
        return value.isIntegralNumber()
                ? NumberFormat.getIntegerInstance(locale).format(value.numberValue())
                : raw(value);
    }

    private String text(String key, Object... arguments) {
        return Messages.text(locale, key, arguments);
    }

    private static String raw(JsonNode value) {
        return value.isString() ? value.stringValue() : value.isMissingNode() ? "" : value.toString();
    }
}
