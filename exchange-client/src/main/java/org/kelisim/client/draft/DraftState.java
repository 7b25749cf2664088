package org.kelisim.client.draft;

import java.time.Instant;

/** Where a draft stands. */
public sealed interface DraftState {
    record Writing() implements DraftState {}

    /** With the releasing officers; nobody can change it. */
    record HandedOver(Instant at) implements DraftState {}

    /** Back with the author, with the releasing officer's reason. */
    record SentBack(String reason, String by, Instant at) implements DraftState {}
}
