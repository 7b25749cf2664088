package org.kelisim.portal.layout;

import com.vaadin.flow.component.html.Div;

/** Says on every page that demonstration credentials are in use and nothing real belongs here. */
public final class DemonstrationBanner extends Div {

    /** The banner; place it first on the page. */
    public DemonstrationBanner() {
        setText(getTranslation("banner.demonstration"));
        addClassName("demonstration");
        getElement().setAttribute("role", "note");
    }
}
