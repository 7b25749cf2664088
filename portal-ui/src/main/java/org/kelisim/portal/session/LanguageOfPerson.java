package org.kelisim.portal.session;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.util.Objects;
import java.util.Optional;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.LanguageMemory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Once after each login, turns the session to the language that the person chose before, in whichever browser. */
@Component
class LanguageOfPerson implements VaadinServiceInitListener {

    private final transient ObjectProvider<OfficerSession> session;

    LanguageOfPerson(ObjectProvider<OfficerSession> session) {
        this.session = session;
    }

    /** For whom the session was turned. */
    private record TurnedFor(PartyCode party, String account) {}

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(this::turnOnce));
    }

    private void turnOnce(BeforeEnterEvent event) {
        OfficerSession current = session.getObject();
        Optional<TurnedFor> person = current.loggedIn()
                .map(who -> new TurnedFor(who.party(), who.officer().subject()));
        VaadinSession vaadin = VaadinSession.getCurrent();
        if (person.isEmpty() || Objects.equals(vaadin.getAttribute(TurnedFor.class), person.get())) {
            return;
        }
        vaadin.setAttribute(TurnedFor.class, person.get());
        current.language()
                .filter(language -> language != Language.of(vaadin.getLocale()))
                .ifPresent(language -> turn(vaadin, event.getUI(), language));
    }

    private static void turn(VaadinSession session, UI ui, Language language) {
        session.setLocale(language.locale());
        ui.setLocale(language.locale());
        ui.getPage().executeJs("document.documentElement.lang = $0", language.code());
        if (VaadinResponse.getCurrent() instanceof VaadinResponse response) {
            response.addCookie(LanguageMemory.cookie(language));
        }
    }
}
