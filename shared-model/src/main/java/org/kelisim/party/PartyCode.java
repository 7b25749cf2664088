package org.kelisim.party;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The code of a party: ISO 3166-1 alpha-3 for a state ({@code KAZ}), the acronym for an organisation
 * ({@code UNHCR}); 3 to 12 upper-case Latin letters.
 */
public record PartyCode(String value) implements Comparable<PartyCode> {

    private static final int LONGEST = 12;
    private static final Pattern SYNTAX = Pattern.compile("[A-Z]{3," + LONGEST + "}");

    /** @throws IllegalArgumentException if the value is not a party code */
    public PartyCode {
        if (value.length() > LONGEST || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("A party code is 3 to 12 upper-case letters, such as KAZ or UNHCR.");
        }
    }

    /** The name of the party's Keycloak realm: the code in lower case. */
    public String realm() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(PartyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
