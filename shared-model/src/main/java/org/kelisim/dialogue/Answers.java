package org.kelisim.dialogue;

import org.kelisim.notice.Notice;

/** What an answer is, by its content. */
public final class Answers {
    private static final String ASKS_BACK = "information-requested";

    private Answers() {}

    /** Whether it only asks for more: the clock goes on, and another answer may follow. */
    public static boolean isInterim(Notice notice) {
        return notice.body().path("outcome").asString("").equals(ASKS_BACK);
    }
}
