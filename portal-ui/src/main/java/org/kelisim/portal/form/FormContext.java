package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import java.util.Locale;

/** What every field of a form needs to know: the reader's language, and whom to tell of changes. */
final class FormContext {

    private final Locale locale;
    private final Runnable changed;
    private boolean quiet;
    private String section = "";

    FormContext(Locale locale, Runnable changed) {
        this.locale = locale;
        this.changed = changed;
    }

    Locale locale() {
        return locale;
    }

    /** Names the section that is being drawn. */
    void inSection(String title) {
        section = title;
    }

    /** Whether the section's title says already what this label says. */
    boolean isSaidBySection(String label) {
        return section.equals(label);
    }

    /** Follows the author's changes; a complaint goes as soon as its field is changed. */
    <F extends Component & HasValue<?, ?>> void watch(F field) {
        field.addValueChangeListener(change -> {
            Complaints.clear(field);
            changed();
        });
    }

    void changed() {
        if (!quiet) {
            changed.run();
        }
    }

    /** Fills fields without telling anybody. */
    void quietly(Runnable filling) {
        boolean before = quiet;
        quiet = true;
        try {
            filling.run();
        } finally {
            quiet = before;
        }
    }
}
