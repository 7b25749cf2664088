package org.kelisim.catalogue;

/** What a problem stops. */
public enum Severity {
    /** Something is still missing: a draft may be saved, but not handed over. */
    INCOMPLETE,
    /** Must not be saved or sent. */
    REFUSED,
    /** An author should look and may go on. */
    WARNING
}
