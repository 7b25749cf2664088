package org.kelisim.portal.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;

/** One row of a list: a link that covers the whole row, marks, and a line of details. */
public final class Row extends ListItem {

    private final Div marks = new Div();
    private final Div details = new Div();

    /** @param link where the row leads */
    public Row(Component link) {
        addClassName("row");
        link.addClassName("row-link");
        marks.addClassName("row-marks");
        details.addClassName("row-details");
        Div title = new Div(link);
        title.addClassName("row-title");
        add(title, marks, details);
    }

    /** Puts something before the title that is not the link, such as a box to tick. */
    public Row lead(Component component) {
        component.addClassName("row-lead");
        addComponentAsFirst(component);
        addClassName("row-led");
        return this;
    }

    /** Adds something to press behind the marks; it does not follow the row's link. */
    public Row action(Component component) {
        component.addClassName("row-action");
        marks.add(component);
        return this;
    }

    /** Adds a mark beside the title. */
    public Row mark(String text, Tone tone) {
        marks.add(new Mark(text, tone));
        return this;
    }

    /** Adds a detail under the title. */
    public Row detail(String text) {
        details.add(new Span(text));
        return this;
    }

    /** Shows the row as not seen yet. */
    public Row fresh() {
        addClassName("row-fresh");
        return this;
    }
}
