package org.kelisim.portal.membership;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.kelisim.client.membership.KeySheet;
import org.kelisim.client.membership.ListChange;
import org.kelisim.directory.Names;
import org.kelisim.party.PartyCode;
import org.kelisim.party.PartyKind;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.notice.Catalogues;

/** How a party comes in: its application, its key sheet compared by hand, its own signed statement. */
class AdmissionForm extends Section {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_CODE = 12;

    private final transient Consumer<ListChange> check;

    /**
     * @param check shows what a change would do
     * @param statement takes a party's signed statement to the exchange
     */
    AdmissionForm(Consumer<ListChange> check, StatementField statement) {
        this.check = check;
        addClassName("panel");
        add(
                new H2(getTranslation("members.admission")),
                help("members.admission-lead"),
                new Details(getTranslation("members.application"), application()),
                new Details(getTranslation("members.key"), key()),
                new Details(getTranslation("members.statement"), new Div(help("members.statement-lead"), statement)));
    }

    private Paragraph help(String key) {
        Paragraph help = new Paragraph(getTranslation(key));
        help.addClassName("help");
        return help;
    }

    private Div application() {
        TextField code = field("members.code", LONGEST_CODE);
        TextField english = field("members.name-en", LONGEST_NAME);
        TextField russian = field("members.name-ru", LONGEST_NAME);
        ComboBox<PartyKind> kind = new ComboBox<>(getTranslation("members.kind"));
        kind.setItems(Arrays.stream(PartyKind.values())
                .filter(it -> it != PartyKind.SECRETARIAT)
                .toList());
        kind.setItemLabelGenerator(it -> Catalogues.code("party-kind", it.wire(), getLocale()));
        DecisionFields decision = new DecisionFields();
        Button next = new Button(
                getTranslation("members.check-application"),
                click -> code(code)
                        .filter(it -> kindGiven(kind))
                        .ifPresent(party -> decision.value()
                                .ifPresent(by -> check.accept(new ListChange.Application(
                                        party,
                                        kind.getValue(),
                                        new Names(english.getValue(), russian.getValue()),
                                        by)))));
        Div who = new Div(code, kind, english, russian);
        who.addClassName("form-row");
        return new Div(who, decision, new Actions(next));
    }

    private TextField field(String label, int longest) {
        TextField field = new TextField(getTranslation(label));
        field.setMaxLength(longest);
        return field;
    }

    private Optional<PartyCode> code(TextField field) {
        try {
            PartyCode code = new PartyCode(field.getValue().strip().toUpperCase(Locale.ROOT));
            field.setInvalid(false);
            return Optional.of(code);
        } catch (IllegalArgumentException e) {
            field.setErrorMessage(getTranslation("members.code-wrong"));
            field.setInvalid(true);
            return Optional.empty();
        }
    }

    private boolean kindGiven(ComboBox<PartyKind> kind) {
        boolean missing = kind.getValue() == null;
        kind.setErrorMessage(getTranslation("members.missing"));
        kind.setInvalid(missing);
        return !missing;
    }

    private Div key() {
        Div read = new Div();
        read.getElement().setAttribute("aria-live", "polite");
        FileField file = new FileField(
                "members.key-file",
                KeySheet.MAX_BYTES,
                bytes -> KeySheet.read(bytes)
                        .ifPresentOrElse(
                                sheet -> show(read, sheet), () -> Toast.warn(getTranslation("members.no-key-sheet"))));
        return new Div(help("members.key-lead"), file, read);
    }

    private void show(Div read, KeySheet sheet) {
        Span fingerprint = new Span(sheet.spoken());
        fingerprint.addClassName("secret");
        DecisionFields decision = new DecisionFields();
        Button next = new Button(
                getTranslation("members.check-key"),
                click -> decision.value().ifPresent(by -> check.accept(new ListChange.Key(sheet, by))));
        read.removeAll();
        read.add(
                new Facts()
                        .fact(getTranslation("members.party"), sheet.party().value())
                        .fact(getTranslation("members.fingerprint"), fingerprint),
                decision,
                new Actions(next));
    }
}
