package org.kelisim.portal.officials;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Supplier;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.officials.OfficialsDesk.Outcome;
import org.kelisim.portal.session.OfficerSession;

/** Says what a step would do, and takes it. */
class StepDialog extends Dialog {

    /** @param grave whether it takes something away for good */
    StepDialog(
            OfficerSession session,
            String titleKey,
            String lead,
            boolean grave,
            Supplier<Outcome> step,
            Runnable done) {
        setHeaderTitle(getTranslation(titleKey));
        setWidth("30rem");
        add(new Paragraph(lead));
        Button act = new Button(
                getTranslation(titleKey),
                click -> StepResult.take(
                        this,
                        session,
                        step,
                        () -> {
                            close();
                            done.run();
                        },
                        problem -> add(new Callout(Tone.BAD, problem))));
        act.addThemeVariants(grave ? ButtonVariant.ERROR : ButtonVariant.PRIMARY);
        Button cancel = new Button(getTranslation("kit.cancel"), click -> close());
        cancel.setAutofocus(true);
        getFooter().add(cancel, act);
    }
}
