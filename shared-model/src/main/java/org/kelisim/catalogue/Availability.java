package org.kelisim.catalogue;

/** Whether notices of a type may be written. Received ones are shown in any case. */
public sealed interface Availability {
    record Open() implements Availability {}

    /** Not to be written, saved or sent, for the reason that is shown to the author. */
    record Blocked(Label reason) implements Availability {}
}
