package org.kelisim.portal.notice;

import java.util.Locale;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Priority;
import org.kelisim.party.NoticeClass;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;

/** The words for what a notice is marked with. */
public final class NoticeWords {

    private NoticeWords() {}

    /** The class, such as 'general'. */
    public static String noticeClass(NoticeClass noticeClass, Locale locale) {
        return Catalogues.code("notice-class", noticeClass.wire(), locale);
    }

    /** The priority, such as 'urgent'. */
    public static String priority(Priority priority, Locale locale) {
        return Catalogues.code("priority", priority.wire(), locale);
    }

    /** What a handling code asks of the reader; the label itself is never translated. */
    public static String handling(HandlingCode code, Locale locale) {
        return Catalogues.codeHelp("handling", code.label(), locale).orElse("");
    }

    /** The language's name in the reader's language. */
    public static String language(String code, Locale locale) {
        String name = Locale.of(code).getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** Marks a row whose notice cannot wait. */
    public static void priorityMark(Row row, Priority priority, Locale locale) {
        switch (priority) {
            case ROUTINE -> {}
            case URGENT -> row.mark(priority(priority, locale), Tone.WARNING);
            case FLASH -> row.mark(priority(priority, locale), Tone.BAD);
        }
    }
}
