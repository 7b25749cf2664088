package org.kelisim.fuzz;

/** An input was answered wrongly. */
final class FoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FoundException(String what) {
        super(what);
    }
}
