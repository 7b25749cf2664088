package org.kelisim.portal.form;

import com.vaadin.flow.component.html.Paragraph;

/** What is wrong with a group as a whole. */
final class ErrorLine extends Paragraph {

    ErrorLine() {
        addClassName("error-line");
        setVisible(false);
    }

    void say(String message) {
        setText(getText().isEmpty() ? message : getText() + " " + message);
        setVisible(true);
    }

    void clear() {
        setText("");
        setVisible(false);
    }
}
