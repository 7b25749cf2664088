package org.kelisim.exchange.archive;

import org.bson.Document;

/** A stored document is not what was stored under its id; the message names it and says what to do. */
public final class DamagedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Documents that are whole each by itself and do not fit together. */
    public DamagedException(String what) {
        super(what + ": the database was changed by hand. Restore it from a backup; everything else goes on.");
    }

    DamagedException(Document document, String what) {
        super("The stored document " + document.get("_id") + " " + what
                + ": the database was changed by hand. Restore it from a backup, or remove it if it is not the"
                + " exchange's; everything else goes on.");
    }
}
