package org.kelisim.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What a measurement prints: one line each of name, value and unit, with a space between; notes begin with {@code #}. */
public final class Lines {
    private final PrintStream out;

    public Lines(PrintStream out) {
        this.out = out;
    }

    /** Rounded to what a measurement can say: three digits, small ones with decimals. */
    public void value(String name, double value, String unit) {
        String form = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        line(name, String.format(Locale.ROOT, form, value), unit);
    }

    public void count(String name, long value, String unit) {
        line(name, Long.toString(value), unit);
    }

    public void note(String text) {
        out.println("# " + text);
    }

    private void line(String name, String value, String unit) {
        out.println(name + " " + value + " " + unit);
    }
}
