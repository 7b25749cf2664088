package org.kelisim.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Points in time as JSON holds them: ISO 8601, UTC, whole seconds, years 0000 to 9999: {@code 2026-11-24T13:00:00Z}. */
public final class UtcSeconds {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private UtcSeconds() {}

    /** The one form of this instant; parts of a second are cut off. */
    public static String format(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.SECONDS).toString();
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("only the years 0000 to 9999 can be written");
        }
        return text;
    }

    /** @throws MalformedJsonException for any other form, offset, precision or a date that does not exist */
    public static Instant parse(String text) {
        try {
            if (text.length() == 20 && FORM.matcher(text).matches()) {
                Instant instant = Instant.parse(text);
                if (instant.toString().equals(text)) { // leap seconds and 24:00 have no form of their own
                    return instant;
                }
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new MalformedJsonException("a time is written as 2026-11-24T13:00:00Z: UTC, whole seconds");
    }
}
