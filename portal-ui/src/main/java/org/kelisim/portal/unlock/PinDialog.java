package org.kelisim.portal.unlock;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import org.kelisim.portal.session.OfficerSession;

/** Asks for the PIN again before an act that needs a fresh one. */
public final class PinDialog extends Dialog {

    private final PinForm form;

    private PinDialog(OfficerSession session, String explanation, Runnable confirmed) {
        setHeaderTitle(getTranslation("unlock.confirm.title"));
        setWidth("26rem");
        form = new PinForm("unlock.confirm.action", pin -> session.officer().confirm(pin), officer -> {
            close();
            confirmed.run();
        });
        Button cancel = new Button(getTranslation("kit.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        add(new Paragraph(explanation), form);
        getFooter().add(cancel);
    }

    /** Runs the act at once if the PIN was given lately, else when it has been given. */
    public static void confirm(OfficerSession session, String explanation, Runnable act) {
        if (session.officer().isConfirmed()) {
            act.run();
        } else {
            ask(session, explanation, act);
        }
    }

    /** Asks for the PIN in any case and then runs the act. */
    public static void ask(OfficerSession session, String explanation, Runnable act) {
        PinDialog dialog = new PinDialog(session, explanation, act);
        dialog.open();
        dialog.form.focus();
    }
}
