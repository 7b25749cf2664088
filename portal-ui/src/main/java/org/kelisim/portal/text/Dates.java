package org.kelisim.portal.text;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/** Dates as an official reads them: in the browser's time zone, which is always named. */
public final class Dates {

    private Dates() {}

    /** A day, such as '24 November 2026'. */
    public static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    /** A moment to the minute, such as '24 Nov 2026, 18:05 (UTC+5)'. */
    public static String moment(Instant moment, Locale locale) {
        ZonedDateTime local = moment.atZone(readersZone());
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(local);
        return day + ", " + DateTimeFormatter.ofPattern("HH:mm", locale).format(local) + " (" + offset(local) + ")";
    }

    private static String offset(ZonedDateTime local) {
        return DateTimeFormatter.ofPattern("O", Locale.ROOT).format(local).replace("GMT", "UTC");
    }

    /** The time zone of the browser, or UTC. */
    public static ZoneId readersZone() {
        return Optional.ofNullable(UI.getCurrent())
                .map(ui -> ui.getPage().getExtendedClientDetails())
                .map(details -> details.getTimeZoneId())
                .flatMap(Dates::zone)
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
