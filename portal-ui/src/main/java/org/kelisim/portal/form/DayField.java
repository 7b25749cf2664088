package org.kelisim.portal.form;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A field for a day, written 24.11.2026 and named in the reader's language. */
public final class DayField extends DatePicker {

    private static final String PATTERN = "dd.MM.yyyy";

    /** An empty field. */
    public DayField(String label) {
        super(label);
        setManualValidation(true);
        setClearButtonVisible(true);
        setI18n(words(getLocale()));
        setPlaceholder(getTranslation("form.day-pattern"));
    }

    private DatePickerI18n words(Locale locale) {
        List<DayOfWeek> fromSunday =
                Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1)).limit(7).toList();
        return new DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(fromSunday.stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdaysShort(fromSunday.stream()
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                        .toList())
                .setFirstDayOfWeek(1)
                .setDateFormats(PATTERN, "d.M.yyyy", "yyyy-MM-dd")
                .setToday(getTranslation("form.today"))
                .setCancel(getTranslation("kit.cancel"))
                .setBadInputErrorMessage(getTranslation("form.bad-day"));
    }
}
