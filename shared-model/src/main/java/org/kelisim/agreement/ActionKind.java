package org.kelisim.agreement;

/** What a party can do with an agreement. */
public enum ActionKind {
    /** Puts forward the document and the terms; until somebody has signed, again and by any party. */
    PROPOSE,
    /** Marks the proposal as negotiated. */
    INITIAL,
    /** Signs document and terms. */
    SIGN,
    /** Tells that it has ratified; for the record. */
    RATIFY,
    /** Notifies the others that its internal procedures are completed. */
    NOTIFY,
    /** Agrees that the agreement is applied before it enters into force. */
    APPLY_PROVISIONALLY,
    /** Puts forward other terms for an agreement that all have signed. */
    AMEND,
    /** Signs the other terms. */
    ADOPT,
    RESERVE,
    DECLARE,
    /** Takes no more part in it for the time being. */
    SUSPEND,
    RESUME,
    /** Leaves it for good. */
    DENOUNCE,
    /** Tells the number under which the United Nations have registered it (Article 102 of the Charter). */
    REGISTER;

    /** The name in JSON and in message keys. */
    public String wire() {
        return Wire.of(this);
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static ActionKind parse(String wire) {
        return Wire.parse(values(), wire);
    }

    /** Whether a party may put on record that another one, which cannot sign here, has done it. */
    public boolean recordable() {
        return this == SIGN || this == RATIFY || this == NOTIFY;
    }

    /** Whether a party may do it as often as it likes, as far as there is room. */
    boolean repeatable() {
        return this == RESERVE || this == DECLARE || this == RESUME;
    }

    /** Whether it concerns everything else that was agreed, so that it never takes effect in the past. */
    boolean neverInThePast() {
        return this == SUSPEND || this == RESUME || this == DENOUNCE || this == APPLY_PROVISIONALLY || this == ADOPT;
    }
}
