package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One field of a form on the screen, bound to a member of the JSON object that holds it. */
interface FieldEditor {

    Component component();

    /** Shows what the object holds; what it does not hold, or holds in another form, shows as empty. */
    void show(ObjectNode holder);

    /** Puts the value into the object; an empty one is left out. */
    void collect(ObjectNode holder);

    /**
     * Says at the field what is wrong.
     *
     * @param rest pointer segments below this field, may be empty
     */
    void complain(List<String> rest, String message);

    void clearComplaints();

    /**
     * Puts the cursor there.
     *
     * @param rest as for {@link #complain}
     */
    void focus(List<String> rest);
}
