package org.kelisim.portal.lists;

import java.util.Locale;
import org.kelisim.client.lists.Due;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** Says on a row until when an answer is waited for. */
public final class DueMark {
    private DueMark() {}

    /** @param key text key of the words before the day; with {@code .overdue} once that is over */
    public static void add(Row row, Due due, String key, Locale locale) {
        String words = Messages.text(
                due.overdue() ? key + ".overdue" : key, Language.of(locale), Dates.day(due.lastDay(), locale));
        row.mark(words, due.overdue() ? Tone.BAD : Tone.WARNING);
    }
}
