package org.kelisim.agreement;

import java.util.regex.Pattern;
import org.kelisim.party.PartyCode;

/**
 * The name of an agreement: the code of the party that registers it, then lower-case words joined by hyphens,
 * {@code KAZ-readmission-kgz-2016}; at most {@value #LONGEST} characters. Because it begins with a code that only that
 * party may use, nobody can take another's name, or learn from a refusal that a name is taken.
 */
public record AgreementId(String value) implements Comparable<AgreementId> {
    /** Characters. */
    public static final int LONGEST = 80;

    private static final Pattern SYNTAX = Pattern.compile("[A-Z]{3,12}(-[a-z0-9]{1,40}){1,12}");

    /** @throws IllegalArgumentException if the value is not written so */
    public AgreementId {
        if (value.length() > LONGEST || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An agreement is named by its party's code and words in lower case, such as KAZ-readmission-kgz-2016.");
        }
    }

    /** The party that registered it. */
    public PartyCode party() {
        return new PartyCode(value.substring(0, value.indexOf('-')));
    }

    @Override
    public int compareTo(AgreementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
