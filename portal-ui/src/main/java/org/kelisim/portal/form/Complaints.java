package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.shared.HasValidationProperties;

/** Error texts at fields. */
final class Complaints {

    private Complaints() {}

    static void show(Component field, String message) {
        if (field instanceof HasValidationProperties validated) {
            boolean more = validated.isInvalid() && !validated.getErrorMessage().isEmpty();
            validated.setErrorMessage(more ? validated.getErrorMessage() + " " + message : message);
            validated.setInvalid(true);
        }
    }

    static void clear(Component field) {
        if (field instanceof HasValidationProperties validated) {
            validated.setInvalid(false);
            validated.setErrorMessage("");
        }
    }
}
