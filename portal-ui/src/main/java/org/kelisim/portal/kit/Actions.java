package org.kelisim.portal.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Buttons in a row that wraps on a narrow screen. */
public final class Actions extends Div {

    /** The main action first. */
    public Actions(Component... actions) {
        super(actions);
        addClassName("actions");
    }
}
