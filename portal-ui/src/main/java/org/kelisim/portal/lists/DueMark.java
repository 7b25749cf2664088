package org.kelisim.portal.lists;

import java.util.Locale;
import org.kelisim.client.dialogue.Due;
import org.kelisim.dialogue.ClockState;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** Says on a row until when an answer is waited for. */
public final class DueMark {
    private DueMark() {}

    /** @param key text key of the words before the day; with {@code .soon} near it, with {@code .overdue} once that is over */
    public static void add(Row row, Due due, String key, Locale locale) {
        String words = Messages.text(key(key, due.state()), Language.of(locale), Dates.day(due.lastDay(), locale));
        row.mark(words, tone(due.state()));
    }

    private static String key(String key, ClockState state) {
        return switch (state) {
            case OVERDUE -> key + ".overdue";
            case REMINDER -> key + ".soon";
            default -> key;
        };
    }

    private static Tone tone(ClockState state) {
        return switch (state) {
            case OVERDUE -> Tone.BAD;
            case REMINDER -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
    }
}
