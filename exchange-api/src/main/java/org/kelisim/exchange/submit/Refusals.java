package org.kelisim.exchange.submit;

import java.util.Locale;
import java.util.ResourceBundle;
import org.kelisim.envelope.Refusal;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;

/** Says in the caller's terms why a dispatch is not taken. */
final class Refusals {
    /** Not the machine's own language in place of a missing text. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Refusals() {}

    static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case STALE_DIRECTORY -> Problem.STALE_DIRECTORY.because(refusal.wire(), words(refusal));
            case TOO_LARGE -> Problem.TOO_LARGE.exception(words(refusal));
            default -> Problem.REFUSED.because(refusal.wire(), words(refusal));
        };
    }

    private static String words(Refusal refusal) {
        return ResourceBundle.getBundle(Refusal.BUNDLE, Locale.ENGLISH, NO_FALLBACK)
                .getString(refusal.messageKey());
    }
}
