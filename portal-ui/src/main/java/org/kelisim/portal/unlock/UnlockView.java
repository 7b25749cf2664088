package org.kelisim.portal.unlock;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.client.officer.UnlockOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.LoggedIn;
import org.kelisim.portal.session.OfficerSession;

/** Asks for the PIN after login. Whoever controls the login alone comes no further than this. */
@Route("unlock")
@PermitAll
@BeforeUnlock
class UnlockView extends PortalPage {

    private final transient OfficerSession session;
    private final Div body = new Div();

    UnlockView(OfficerSession session) {
        super("unlock.title");
        this.session = session;
        addClassName("narrow");
        lead(getTranslation("unlock.lead"));
        add(body);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        body.removeAll();
        LoggedIn person = session.loggedIn().orElseThrow();
        if (session.node().credentials().isEnrolled(person.officer())) {
            PinForm form = new PinForm(
                    "unlock.action", pin -> session.node().credentials().unlock(person.officer(), pin), this::unlocked);
            body.add(who(person.officer()), form);
            form.focus();
        } else if (session.node().officials().isInvited(person.officer())) {
            EnrolForm form = new EnrolForm(
                    (code, pin) -> session.node().officials().enrol(person.officer(), code, pin),
                    pin -> enrolled(person.officer(), pin));
            heading(getTranslation("enrol.title"));
            body.add(who(person.officer()), new Callout(Tone.NEUTRAL, getTranslation("enrol.lead")), form);
            form.focus();
        } else {
            super.afterNavigation(event);
            body.add(who(person.officer()), new Callout(Tone.WARNING, getTranslation("unlock.not-enrolled")));
        }
    }

    private Paragraph who(TokenOfficer officer) {
        return new Paragraph(getTranslation("unlock.who", officer.name()));
    }

    /** The new PIN unlocks at once, unless the token names other offices than the invitation. */
    private void enrolled(TokenOfficer officer, char[] pin) {
        if (session.node().credentials().unlock(officer, pin) instanceof UnlockOutcome.Unlocked(var key)) {
            unlocked(key);
        } else {
            UI.getCurrent().refreshCurrentRoute(false);
        }
    }

    private void unlocked(UnlockedOfficer officer) {
        session.unlockedBy(officer);
        UnlockTarget.follow(UI.getCurrent());
    }
}
