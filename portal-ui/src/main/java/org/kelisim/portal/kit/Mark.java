package org.kelisim.portal.kit;

import com.vaadin.flow.component.html.Span;

/** A short word with a coloured ground, such as a state or a handling code. */
public final class Mark extends Span {

    /** A mark of that tone. */
    public Mark(String text, Tone tone) {
        super(text);
        addClassNames("mark", tone.className());
    }
}
