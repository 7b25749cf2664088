package org.kelisim.exchange.archive;

/** What became of a dispatch that was given to the archive. */
public sealed interface Acceptance {

    /**
     * It is kept, and whoever is told so may rely on it.
     *
     * @param anew whether this call brought it in; otherwise the same dispatch was there already
     */
    record Kept(StoredDispatch dispatch, boolean anew) implements Acceptance {}

    /** Another dispatch has this id. */
    record Conflict() implements Acceptance {}
}
