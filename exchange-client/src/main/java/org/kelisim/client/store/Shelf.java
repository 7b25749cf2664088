package org.kelisim.client.store;

import java.util.Locale;

/** The collections of a node. */
public enum Shelf {
    /** Dispatches as they came; bytes, by dispatch id. */
    SEALED,
    /**
     * What is known of each dispatch that came: header, receipts, state and, once opened, what a list shows of it; by
     * dispatch id.
     */
    ARRIVALS,
    DRAFTS,
    /** Frozen notices that wait for a releasing officer; by dispatch id. */
    DESK,
    /** Lines of the outbox; by dispatch id. */
    OUTBOX,
    /** What is attached to a draft, by its id; the bytes, a MiB each; and which bytes are not whole yet. */
    ATTACHED,
    ATTACHED_BYTES,
    ATTACHED_UNDERWAY,
    /** Attachments that officers have fetched, by dispatch id and place; and as before. */
    FETCHED,
    FETCHED_BYTES,
    FETCHED_UNDERWAY,
    /** Sealed attachments' keys, by dispatch id and place; and their bytes, a MiB each. */
    PARTS,
    SEALED_PARTS,
    /** Released notices with their approvals; by dispatch id. */
    RELEASED,
    /** Every sealed form of a dispatch, bytes, by dispatch id and attempt: written before it is sent. */
    FORMS,
    /** Stream numbers, by stream and number: inserted, never changed. */
    STREAMS,
    /** Registration numbers, by office, kind, year and number: inserted, never changed. */
    REGISTRATIONS,
    /** Who opened what and when; by dispatch id and a time-ordered id: inserted, never changed. */
    ACCESSES,
    /** What an office tried to open and could not be read; by dispatch id and a hidden office. */
    NOT_READ,
    /** Who took what, handed it over or gave it back; by a hidden place and number: inserted, never changed. */
    WORK,
    /** Who stands in for whom; by a hidden office and officer. */
    DEPUTIES,
    /** What the safeguards said of a notice that was handed over; by dispatch id. */
    SCREENINGS,
    /** Verified directory versions, by number. */
    DIRECTORY,
    /** Who invited, changed or removed whom, by a time-ordered id: inserted, never changed. */
    OFFICIALS,
    /** Verified treaty actions, by a hidden agreement and number: inserted, never changed. */
    AGREEMENTS,
    /** Treaty actions that wait for a second officer or for the exchange's answer; by a time-ordered id. */
    ACTIONS,
    /** Treaty actions that this node has signed, with both approvals; by the same id. */
    ACTIONS_DONE,
    /** Where the texts of agreements lie, by their hidden digest. */
    TEXTS,
    /** Notices that send texts again and wait for a second officer; by dispatch id. */
    TEXTS_AGAIN,
    SETTINGS,
    /** How far the feed was followed. */
    CURSOR;

    /** The collection's name in the database. */
    String collection() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a value is called where people are told of it. */
    public String place(String id) {
        return collection() + "/" + id;
    }
}
