package org.kelisim.part;

import java.util.Locale;

/** Why an attachment is not sealed or not opened. The list is closed; {@link #BUNDLE} has the plain words. */
public enum PartRefusal {
    /** More or fewer sealed bytes than the header says: cut off, or something was added. */
    WRONG_LENGTH,
    /** A chunk is not the sender's for this place: altered, moved, from another attachment, or the key is not its. */
    NOT_AUTHENTIC,
    /** All chunks are authentic, but the sealed bytes are not those that the sender's office signed for. */
    WRONG_DIGEST,
    /** The plain bytes, their number or the padding are not what the notice says. */
    DIFFERS_FROM_NOTICE;

    /** The resource bundle with the plain words, in English and Russian. */
    public static final String BUNDLE = "org.kelisim.part.refusals";

    /** The key of the plain words, {@code part.not-authentic}. */
    public String messageKey() {
        return "part." + wire();
    }

    /** The name in machine-readable answers, {@code not-authentic}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
