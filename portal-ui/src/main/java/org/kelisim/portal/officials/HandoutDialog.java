package org.kelisim.portal.officials;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.officials.OfficialsDesk.Outcome.Handout;
import org.kelisim.portal.text.Dates;

/** Shows once what the official needs; it closes by its button alone, so that nothing is lost by a key. */
class HandoutDialog extends Dialog {

    HandoutDialog(Handout handout) {
        setHeaderTitle(getTranslation("officials.handout"));
        setWidth("32rem");
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        Facts facts = new Facts();
        facts.fact(getTranslation("officials.account"), secret(handout.account()));
        handout.password()
                .ifPresent(password -> facts.fact(getTranslation("officials.one-time-password"), secret(password)));
        handout.code().ifPresent(code -> {
            facts.fact(getTranslation("officials.code"), secret(code.text()));
            facts.fact(getTranslation("officials.code-until"), Dates.moment(code.until(), getLocale()));
        });
        boolean both = handout.password().isPresent() && handout.code().isPresent();
        add(new Paragraph(getTranslation(both ? "officials.handout-both" : "officials.handout-one")), facts);
        Button done = new Button(getTranslation("officials.handout-done"), click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    private static Span secret(String text) {
        Span secret = new Span(text);
        secret.addClassName("secret");
        return secret;
    }
}
