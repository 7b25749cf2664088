package org.kelisim.catalogue;

import java.util.Locale;

/** What a field holds, and so how a form shows it. */
public enum FieldKind {
    /** One line. */
    TEXT,
    /** Several lines, separated by line feeds. */
    MULTILINE,
    /** A calendar day, {@code 2026-11-24}. */
    DATE,
    /** An object with the days {@code from} and, unless it continues, {@code to}. */
    PERIOD,
    INTEGER,
    /** An object with {@code amount}, optionally {@code upTo}, in whole units, and {@code currency}. */
    MONEY,
    /** One code of the list. */
    CODE,
    /** Several different codes of the list, in an array. */
    CODES,
    /** A boolean. */
    FLAG,
    /** An object with fields of its own, or an array of such objects if the group is repeatable. */
    GROUP;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FieldKind parse(String wire) {
        for (FieldKind kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such kind of field; known are text, multiline, date, period, integer,"
                + " money, code, codes, flag and group");
    }
}
