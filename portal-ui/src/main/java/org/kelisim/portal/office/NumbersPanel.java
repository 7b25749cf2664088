package org.kelisim.portal.office;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.kelisim.client.store.NumberPattern;
import org.kelisim.client.store.NumberPatterns;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.session.OfficerSession;

/** How the office's outgoing and incoming numbers are written, with an example as one types. */
final class NumbersPanel extends Section {

    private static final int EXAMPLE = 17;

    private final transient OfficerSession session;
    private final transient OfficeId office;

    NumbersPanel(OfficerSession session) {
        this.session = session;
        this.office = session.office();
        addClassName("panel");
        add(new H2(getTranslation("numbers.title")), new Paragraph(getTranslation("numbers.help")));
        boolean mayChange = patterns().mayChange(office, session.officer());
        if (!mayChange) {
            Paragraph not = new Paragraph(getTranslation("numbers.read-only"));
            not.addClassName("help");
            add(not);
        }
        for (Book book : Book.values()) {
            add(line(book, mayChange));
        }
    }

    private NumberPatterns patterns() {
        return session.node().numberPatterns();
    }

    private Div line(Book book, boolean mayChange) {
        TextField field = new TextField(getTranslation("numbers." + book.name().toLowerCase(Locale.ROOT)));
        field.setManualValidation(true);
        field.setValue(patterns().of(office, book).text());
        field.setReadOnly(!mayChange);
        field.setMaxLength(80);
        field.setWidth("22rem");
        field.setMaxWidth("100%");
        field.setHelperText(example(field.getValue()));
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> show(field, NumberPattern.problem(change.getValue())));
        Button save = new Button(getTranslation("numbers.save"), click -> {
            Optional<Message> why = patterns().change(office, book, field.getValue(), session.officer());
            show(field, why);
            if (why.isEmpty()) {
                Toast.tell(getTranslation("numbers.saved"));
            }
        });
        save.setAriaLabel(getTranslation("numbers.save-what", field.getLabel()));
        save.setVisible(mayChange);
        Div row = new Div(field, save);
        row.addClassName("field-action");
        return row;
    }

    private void show(TextField field, Optional<Message> problem) {
        field.setInvalid(problem.isPresent());
        field.setErrorMessage(problem.map(why -> why.in(getLocale())).orElse(""));
        field.setHelperText(problem.isPresent() ? "" : example(field.getValue()));
    }

    private String example(String pattern) {
        return getTranslation(
                "numbers.example",
                new NumberPattern(pattern)
                        .write(office, EXAMPLE, LocalDate.now(ZoneOffset.UTC).getYear()));
    }
}
