package org.kelisim.portal.kit;

import java.util.Locale;

/** What a coloured mark says; the words beside it always say the same. */
public enum Tone {
    NEUTRAL,
    NEW,
    GOOD,
    WARNING,
    BAD;

    String className() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
