package org.kelisim.portal.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Says that there is nothing, and what to expect. */
public final class Empty extends Div {

    /** What is missing, and when something will be here. */
    public Empty(String title, String hint) {
        addClassName("empty");
        Paragraph first = new Paragraph(title);
        first.addClassName("empty-title");
        add(first, new Paragraph(hint));
    }
}
