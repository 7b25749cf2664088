package org.kelisim.portal.membership;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Optional;
import java.util.function.Function;
import org.kelisim.client.membership.Membership.Signing;
import org.kelisim.client.membership.SigningKey;
import org.kelisim.client.text.Message;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.session.OfficerSession;

/** Asks for the passphrase of the own signing key, and signs with it once. */
class SignForm extends Div {

    private final PasswordField passphrase;
    private final transient OfficerSession session;
    private final transient Signers signers;
    private final transient Function<SigningKey, Optional<Message>> sign;

    /** @param sign answers what went wrong, if anything */
    SignForm(OfficerSession session, Signers signers, String button, Function<SigningKey, Optional<Message>> sign) {
        this.session = session;
        this.signers = signers;
        this.sign = sign;
        addClassName("sign-form");
        passphrase = new PasswordField(getTranslation("members.passphrase"));
        passphrase.setHelperText(getTranslation("members.passphrase-help"));
        passphrase.setWidthFull();
        passphrase.setMaxLength(1000);
        passphrase.getElement().setAttribute("autocomplete", "off");
        passphrase.addKeyDownListener(Key.ENTER, enter -> submit());
        Button submit = new Button(button, click -> submit());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(passphrase, new Actions(submit));
    }

    private void submit() {
        char[] given = passphrase.getValue().toCharArray();
        passphrase.clear();
        Optional<Message> problem =
                switch (signers.open(session, given, session.node().directory())) {
                    case SigningKey.Outcome.Refused(Message reason) -> Optional.of(reason);
                    case SigningKey.Outcome.Opened(SigningKey key) -> sign.apply(key);
                };
        problem.ifPresent(message -> {
            passphrase.setErrorMessage(message.in(getLocale()));
            passphrase.setInvalid(true);
            passphrase.focus();
        });
    }

    /** What to say of a signature that did not count. */
    static Optional<Message> problem(Signing signing) {
        return signing instanceof Signing.Refused(Message reason) ? Optional.of(reason) : Optional.empty();
    }
}
