package org.kelisim.portal.agreements;

/** Something is missing in a form, or will not do; the key says what. */
final class IncompleteException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;

    private IncompleteException(String key) {
        super(key, null, false, false);
        this.key = key;
    }

    String key() {
        return key;
    }

    static void require(boolean fits, String key) {
        if (!fits) {
            throw new IncompleteException(key);
        }
    }
}
