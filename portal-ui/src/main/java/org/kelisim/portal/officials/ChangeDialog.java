package org.kelisim.portal.officials;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.kelisim.client.officer.Official;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.OfficerSession;

/** Gives somebody other offices and roles. */
class ChangeDialog extends Dialog {

    ChangeDialog(OfficerSession session, OfficialsDesk desk, Official official, Runnable done) {
        setHeaderTitle(getTranslation("officials.change"));
        setWidth("36rem");
        RolesField roles = new RolesField(session.node(), official.roles());
        Div error = new Div();
        add(new Paragraph(getTranslation("officials.change-lead")), roles, error);
        Button save = new Button(getTranslation("officials.save"), click -> {
            error.removeAll();
            if (roles.check()) {
                StepResult.take(
                        this,
                        session,
                        () -> desk.change(session, official, roles.value()),
                        () -> {
                            close();
                            done.run();
                        },
                        problem -> error.add(new Callout(Tone.BAD, problem)));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), save);
    }
}
