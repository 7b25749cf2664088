package org.kelisim.agreement;

/** What comes of adding an action to a history. */
public sealed interface Taking {
    /** The history with it. */
    record Taken(AgreementHistory history) implements Taking {}

    /** It has no place there. */
    record NotTaken(ActionRefusal reason) implements Taking {}
}
