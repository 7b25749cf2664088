package org.kelisim.client.outbox;

/** How far a notice got; it never goes back, except that a refusal ends it. */
public enum SendState {
    /** Safe in the node, not yet taken by the exchange. */
    QUEUED,
    /** Stored by the exchange, which has not logged it yet. */
    ACCEPTED,
    /** In the log; the receipt is here. Only now the notice counts as sent. */
    LOGGED,
    /** Every recipient office has signed that it arrived. */
    DELIVERED,
    /** Every recipient office has signed that it was opened. */
    READ,
    /** Finally refused; it will not be sent. */
    REFUSED
}
