package org.kelisim.client.draft;

/** Another's draft, as it is, and why an officer of its office may take it over. */
public record LeftDraft(Draft draft, Why why) {
    /** What makes it free for the officer who asks. */
    public enum Why {
        /** The author may not write for the office any more. */
        GONE,
        /** The officer stands in for the author today. */
        ABSENT,
        /** It was the officer's own until a deputy took it over. */
        OWN
    }
}
