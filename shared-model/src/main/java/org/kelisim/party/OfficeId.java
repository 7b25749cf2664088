package org.kelisim.party;

import java.util.regex.Pattern;

/**
 * An office of a party, the unit that sends, receives and opens: {@code KAZ/migration-service}. The name
 * is 2 to 41 lower-case letters, digits and hyphens and begins with a letter.
 */
public record OfficeId(PartyCode party, String name) implements Comparable<OfficeId> {

    private static final int LONGEST_NAME = 41;
    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    /** @throws IllegalArgumentException if the name is not an office name */
    public OfficeId {
        if (name.length() > LONGEST_NAME || !SYNTAX.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "An office name is lower-case letters, digits and hyphens, such as migration-service.");
        }
    }

    /** Reads {@code KAZ/migration-service}. @throws IllegalArgumentException if it is not written so */
    public static OfficeId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("An office is written as PARTY/office, such as KAZ/migration-service.");
        }
        return new OfficeId(new PartyCode(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public int compareTo(OfficeId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return party + "/" + name;
    }
}
