package org.kelisim.portal.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** Labels and values, as a description list. */
public final class Facts extends DescriptionList {

    /** An empty list. */
    public Facts() {
        addClassName("facts");
    }

    /** Adds a value under its label. */
    public Facts fact(String label, Component value) {
        add(new Term(label), new Description(value));
        return this;
    }

    /** Adds a value that needs the whole width; the label stands above it. */
    public Facts wide(String label, Component value) {
        Term term = new Term(label);
        Description description = new Description(value);
        term.addClassName("wide-fact");
        description.addClassName("wide-fact");
        add(term, description);
        return this;
    }

    /** Adds a text under its label. */
    public Facts fact(String label, String value) {
        return fact(label, new Span(value));
    }

    /** Adds a text if there is one. */
    public Facts fact(String label, Optional<String> value) {
        value.ifPresent(text -> fact(label, text));
        return this;
    }
}
