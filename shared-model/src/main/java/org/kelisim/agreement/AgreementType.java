package org.kelisim.agreement;

/** What an agreement is about: the types that the region has. */
public enum AgreementType {
    READMISSION,
    READMISSION_PROTOCOL,
    LABOUR_MIGRATION,
    IRREGULAR_MIGRATION,
    SOCIAL_SECURITY,
    INFORMATION_EXCHANGE,
    BORDER_COOPERATION,
    TRAFFICKING;

    /** The name in JSON. */
    public String wire() {
        return Wire.of(this);
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static AgreementType parse(String wire) {
        return Wire.parse(values(), wire);
    }
}
