package org.kelisim.portal.officials;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kelisim.identity.accounts.NewAccount;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.OfficerSession;

/** Asks who is to come in, and as what. */
class AddDialog extends Dialog {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_EMAIL = 200;

    private final TextField first = field("officials.first-name", LONGEST_NAME);
    private final TextField last = field("officials.last-name", LONGEST_NAME);
    private final TextField account = field("officials.account", LONGEST_NAME);
    private final TextField email = field("officials.email", LONGEST_EMAIL);
    private final RolesField roles;
    private final Div error = new Div();
    private final transient OfficerSession session;
    private final transient OfficialsDesk desk;
    private final transient Runnable done;

    AddDialog(OfficerSession session, OfficialsDesk desk, Runnable done) {
        this.session = session;
        this.desk = desk;
        this.done = done;
        this.roles = new RolesField(session.node(), Map.of());
        setHeaderTitle(getTranslation("officials.add"));
        setWidth("40rem");
        account.setHelperText(getTranslation("officials.account-help"));
        email.setHelperText(getTranslation("officials.email-help"));
        Div names = new Div(first, last, account, email);
        names.addClassName("fields");
        add(new Paragraph(getTranslation("officials.add-lead")), names, roles, error);
        Button add = new Button(getTranslation("officials.add-act"), click -> submit());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), add);
        first.setAutofocus(true);
    }

    private TextField field(String label, int longest) {
        TextField field = new TextField(getTranslation(label));
        field.setMaxLength(longest);
        field.setManualValidation(true);
        field.setRequiredIndicatorVisible(true);
        return field;
    }

    private void submit() {
        error.removeAll();
        boolean good = good(first, NewAccount::name)
                & good(last, NewAccount::name)
                & good(account, NewAccount::username)
                & good(email, NewAccount::email)
                & roles.check();
        if (!good) {
            return;
        }
        Map<OfficeId, Set<Role>> given = roles.value();
        NewAccount wanted = new NewAccount(
                text(account), text(first), text(last), text(email), given.keySet(), OfficialsDesk.all(given));
        StepResult.take(
                this,
                session,
                () -> desk.add(session, wanted, given),
                () -> {
                    close();
                    done.run();
                },
                problem -> {
                    Callout callout = new Callout(Tone.BAD, problem);
                    error.add(callout);
                    callout.scrollIntoView();
                });
    }

    private boolean good(TextField field, Function<String, Optional<NewAccount.Fault>> check) {
        Optional<NewAccount.Fault> fault = check.apply(text(field));
        fault.ifPresent(it -> field.setErrorMessage(getTranslation(
                "officials.fault." + it.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        field.setInvalid(fault.isPresent());
        return fault.isEmpty();
    }

    private static String text(TextField field) {
        return field.getValue().strip();
    }
}
