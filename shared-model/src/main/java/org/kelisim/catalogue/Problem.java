package org.kelisim.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * What is wrong with a body.
 *
 * @param pointer JSON pointer (RFC 6901) into the body; of a missing member, where it should be
 * @param key which problem, stable across languages, such as {@code too-long}
 * @param arguments of the message; may quote the author's text
 * @param place the field in words, such as "Route 1 › Waypoint 2 › Country"
 */
public record Problem(String pointer, Severity severity, String key, List<Object> arguments, Label place) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** What is wrong and what to do, to be shown at the field; plain text. */
    public String message(Locale locale) {
        return Messages.text(locale, "problem." + key, arguments.toArray());
    }

    /** The field and the message, for a list of problems. */
    public String sentence(Locale locale) {
        return place.in(locale) + ": " + message(locale);
    }

    /** Without the arguments, so that no log gets hold of a notice's text. */
    @Override
    public String toString() {
        return "%s %s at %s".formatted(severity, key, pointer);
    }
}
