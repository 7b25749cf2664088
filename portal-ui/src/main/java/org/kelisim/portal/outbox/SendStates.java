package org.kelisim.portal.outbox;

import java.util.Locale;
import org.kelisim.client.outbox.SendState;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** The words for how far a notice got. */
final class SendStates {

    private SendStates() {}

    static String word(SendState state, Locale locale) {
        return Messages.text(key(state), Language.of(locale));
    }

    static String explanation(SendState state, Locale locale) {
        return Messages.text(key(state) + ".what", Language.of(locale));
    }

    static Tone tone(SendState state) {
        return switch (state) {
            case QUEUED, ACCEPTED -> Tone.WARNING;
            case LOGGED -> Tone.NEW;
            case DELIVERED, READ -> Tone.GOOD;
            case REFUSED -> Tone.BAD;
        };
    }

    private static String key(SendState state) {
        return "state." + state.name().toLowerCase(Locale.ROOT);
    }
}
