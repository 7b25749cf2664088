package org.kelisim.catalogue;

/** A document of the catalogue breaks its format; the message names the document, the place and what is expected. */
public final class CatalogueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CatalogueException(String message) {
        super(message);
    }
}
