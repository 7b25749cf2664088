package org.kelisim.portal.unlock;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kelisim.client.officer.UnlockOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.text.Dates;

/** The field for the PIN and what is said when it was wrong. The PIN is never kept or put back on the screen. */
public final class PinForm extends Div {

    private static final int LONGEST_PIN = 64;

    private final PasswordField pin = new PasswordField();
    private final Button confirm = new Button();
    private final transient Function<char[], UnlockOutcome> attempt;
    private final transient Consumer<UnlockedOfficer> done;

    /**
     * @param actionKey text key of the button
     * @param attempt what tries the PIN
     * @param done called with the officer when the PIN was right
     */
    public PinForm(String actionKey, Function<char[], UnlockOutcome> attempt, Consumer<UnlockedOfficer> done) {
        this.attempt = attempt;
        this.done = done;
        addClassName("pin");
        pin.setLabel(getTranslation("unlock.pin"));
        pin.setHelperText(getTranslation("unlock.help"));
        pin.setMaxLength(LONGEST_PIN);
        pin.setRevealButtonVisible(false);
        pin.setManualValidation(true);
        pin.getElement().setAttribute("autocomplete", "off").setAttribute("inputmode", "numeric");
        pin.setRequiredIndicatorVisible(true);
        confirm.setText(getTranslation(actionKey));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickListener(click -> send());
        confirm.addClickShortcut(Key.ENTER).listenOn(pin);
        confirm.setDisableOnClick(true);
        add(pin, new Actions(confirm));
    }

    /** Puts the cursor into the field. */
    public void focus() {
        pin.focus();
    }

    private void send() {
        String given = pin.getValue();
        pin.clear();
        if (given.isEmpty()) {
            complain(getTranslation("unlock.empty"));
        } else {
            show(attempt.apply(given.toCharArray()));
        }
    }

    private void show(UnlockOutcome outcome) {
        switch (outcome) {
            case UnlockOutcome.Unlocked unlocked -> {
                pin.setInvalid(false);
                done.accept(unlocked.officer());
            }
            case UnlockOutcome.WrongPin wrong -> complain(getTranslation("unlock.wrong", wrong.attemptsLeft()));
            case UnlockOutcome.Locked locked ->
                complain(getTranslation("unlock.locked", Dates.moment(locked.until(), getLocale())));
            case UnlockOutcome.NotEnrolled none -> complain(getTranslation("unlock.not-enrolled"));
        }
    }

    private void complain(String text) {
        pin.setErrorMessage(text);
        pin.setInvalid(true);
        confirm.setEnabled(true);
        pin.focus();
    }
}
