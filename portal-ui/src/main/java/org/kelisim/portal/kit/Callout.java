package org.kelisim.portal.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A framed remark that stays on the page; bad ones are announced to screen readers. */
public final class Callout extends Div {

    /** A remark of that tone. */
    public Callout(Tone tone, String text) {
        this(tone, new Paragraph(text));
    }

    /** A remark made of several components. */
    public Callout(Tone tone, Component... content) {
        super(content);
        addClassNames("callout", tone.className());
        if (tone == Tone.BAD) {
            getElement().setAttribute("role", "alert");
        }
    }
}
