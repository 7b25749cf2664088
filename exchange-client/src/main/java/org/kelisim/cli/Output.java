package org.kelisim.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells people in words or programs in JSON, one object a line. Words of others never control the terminal: characters
 * that could are shown as a question mark.
 */
final class Output {
    private final boolean json;
    private final PrintStream out;
    private final Locale locale;

    Output(boolean json, PrintStream out, Locale locale) {
        this.json = json;
        this.out = out;
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    boolean isJson() {
        return json;
    }

    /** A line for people. */
    void line(String text) {
        if (!json) {
            out.println(harmless(text));
        }
    }

    void line(Message message) {
        line(message.in(locale));
    }

    /** A line for programs. */
    void json(Supplier<ObjectNode> object) {
        if (json) {
            out.println(CanonicalJson.text(object.get()));
            out.flush();
        }
    }

    /** Control characters, line separators and marks of direction, but for the line feed. */
    static String harmless(String text) {
        return text.replaceAll(
                "[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069&&[^\\n]]", "?");
    }
}
