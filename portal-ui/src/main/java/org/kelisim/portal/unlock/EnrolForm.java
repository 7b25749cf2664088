package org.kelisim.portal.unlock;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.kelisim.client.officer.EnrolOutcome;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.text.Dates;

/** An invited official takes the own key: the coordinator's code, and a PIN that nobody else knows. */
class EnrolForm extends Div {

    private static final int LONGEST_PIN = 64;
    private static final int LONGEST_CODE = 60;

    private final TextField code = new TextField();
    private final PasswordField pin = pin("enrol.pin");
    private final PasswordField again = pin("enrol.pin-again");
    private final Button enrol = new Button();
    private final transient BiFunction<char[], char[], EnrolOutcome> attempt;
    private final transient Consumer<char[]> done;

    /**
     * @param attempt takes code and PIN, and overwrites both
     * @param done called with the PIN when it has worked
     */
    EnrolForm(BiFunction<char[], char[], EnrolOutcome> attempt, Consumer<char[]> done) {
        this.attempt = attempt;
        this.done = done;
        addClassName("pin");
        code.setLabel(getTranslation("enrol.code"));
        code.setHelperText(getTranslation("enrol.code-help"));
        code.setMaxLength(LONGEST_CODE);
        code.setManualValidation(true);
        code.setRequiredIndicatorVisible(true);
        code.getElement().setAttribute("autocomplete", "off").setAttribute("spellcheck", "false");
        code.setWidthFull();
        pin.setHelperText(getTranslation("enrol.pin-help"));
        enrol.setText(getTranslation("enrol.action"));
        enrol.addThemeVariants(ButtonVariant.PRIMARY);
        enrol.addClickListener(click -> send());
        enrol.addClickShortcut(Key.ENTER).listenOn(this);
        enrol.setDisableOnClick(true);
        add(code, pin, again, new Actions(enrol));
    }

    private PasswordField pin(String label) {
        PasswordField field = new PasswordField(getTranslation(label));
        field.setMaxLength(LONGEST_PIN);
        field.setManualValidation(true);
        field.setRevealButtonVisible(false);
        field.setRequiredIndicatorVisible(true);
        field.getElement().setAttribute("autocomplete", "new-password");
        return field;
    }

    void focus() {
        code.focus();
    }

    private void send() {
        code.setInvalid(false);
        pin.setInvalid(false);
        again.setInvalid(false);
        if (code.getValue().isBlank()) {
            complain(code, getTranslation("enrol.code-missing"));
        } else if (!pin.getValue().equals(again.getValue())) {
            again.clear();
            complain(again, getTranslation("enrol.pin-differs"));
        } else {
            String given = pin.getValue();
            show(attempt.apply(code.getValue().toCharArray(), given.toCharArray()), given);
        }
    }

    private void show(EnrolOutcome outcome, String given) {
        switch (outcome) {
            case EnrolOutcome.Enrolled() -> {
                pin.clear();
                again.clear();
                done.accept(given.toCharArray());
            }
            case EnrolOutcome.WrongCode(int left) -> complain(code, getTranslation("enrol.wrong", left));
            case EnrolOutcome.Locked(var until) ->
                complain(code, getTranslation("enrol.locked", Dates.moment(until, getLocale())));
            case EnrolOutcome.NotInvited() -> complain(code, getTranslation("enrol.over"));
            case EnrolOutcome.WeakPin() -> {
                again.clear();
                complain(pin, getTranslation("enrol.weak"));
            }
        }
    }

    private void complain(TextFieldBase<?, String> field, String text) {
        field.setErrorMessage(text);
        field.setInvalid(true);
        enrol.setEnabled(true);
        field.focus();
    }
}
