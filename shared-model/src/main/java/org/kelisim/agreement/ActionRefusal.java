package org.kelisim.agreement;

/**
 * Why an action is not taken. The list is closed; {@link #messageKey} leads to plain words in the bundle {@link #BUNDLE}.
 * The first group is about the signed object, the second about its place in the history, the third about the act.
 */
public enum ActionRefusal {
    /** Not exactly the format's JSON in its canonical form, or larger than an action may be. */
    MALFORMED,
    /** Not signed by both keys that the directory lists for the office, as a treaty action. */
    SIGNATURE_NOT_GENUINE,
    UNKNOWN_DIRECTORY,
    /** The cited version was replaced more than a day ago; sign again. */
    STALE_DIRECTORY,
    UNKNOWN_OFFICE,
    PARTY_NOT_ACTIVE,
    /** The office's keys have expired or were revoked. */
    KEYS_NOT_VALID,
    /** The office has no mandate for agreements. */
    NO_MANDATE,
    /** The claimed time is more than a day before or five minutes after the acceptance. */
    TIME_IMPLAUSIBLE,
    /** Put on record for a party that has an office for agreements and can sign itself. */
    CAN_SIGN_ITSELF,

    OTHER_AGREEMENT,
    /** The history begins with a proposal by the party whose code the agreement's name begins with. */
    NOT_PROPOSED,
    NOT_A_PARTY,
    /** Another action stands in this place already, or the one before is missing or another: read again, sign again. */
    NOT_THE_NEXT,
    OUT_OF_ORDER,
    TOO_MANY_ACTIONS,
    /** Signed is another document than the one put forward last. */
    DOCUMENT_DIFFERS,
    /** Signed are other terms than those put forward or in effect. */
    TERMS_DIFFER,

    ALREADY_DONE,
    /** Somebody has signed: the document stands. */
    DOCUMENT_STANDS,
    PARTIES_CHANGED,
    NOT_SIGNED_BY_ALL,
    NOT_SIGNED_BY_PARTY,
    /** The day of the act lies before the day of signature. */
    BEFORE_SIGNATURE,
    IN_THE_FUTURE,
    /** What closes, opens or changes a channel has no effect in the past. */
    IN_THE_PAST,
    NO_NOTIFICATION_NEEDED,
    NOTHING_TO_ADOPT,
    NOT_IN_FORCE,
    /** Provisional application of what applies for good. */
    IN_FORCE_ALREADY,
    NOT_SUSPENDED,
    /** Denounced with less notice than the agreement asks for. */
    NOTICE_TOO_SHORT,
    ENDED;

    /** The resource bundle with the plain words, in English and Russian. */
    public static final String BUNDLE = "org.kelisim.agreement.messages";

    /** The key of the plain words. */
    public String messageKey() {
        return "action." + wire();
    }

    /** The name in machine-readable answers. */
    public String wire() {
        return Wire.of(this);
    }
}
