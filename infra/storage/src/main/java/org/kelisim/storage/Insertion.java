package org.kelisim.storage;

/** What became of an insert. */
public enum Insertion {
    /** This call inserted the document, and a majority holds it. */
    INSERTED,
    /** A document with this {@code _id} was there already and is unchanged; it need not be durable yet. */
    EXISTS
}
