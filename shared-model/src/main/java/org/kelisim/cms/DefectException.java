package org.kelisim.cms;

import java.io.Serial;

/** Carries a defect from the check that saw it to the public method that answers it; never leaves this package. */
final class DefectException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Defect defect;

    DefectException(Defect defect) {
        super(defect.name(), null, false, false);
        this.defect = defect;
    }

    Defect defect() {
        return defect;
    }

    static void require(boolean condition, Defect otherwise) throws DefectException {
        if (!condition) {
            throw new DefectException(otherwise);
        }
    }
}
