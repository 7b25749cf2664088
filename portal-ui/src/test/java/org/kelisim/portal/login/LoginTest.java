package org.kelisim.portal.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.kelisim.portal.sample.PortalTest;
import org.kelisim.portal.text.Language;

class LoginTest extends PortalTest {

    @Test
    void aHostListsItsPartiesAndSaysThatItCouldRead() {
        go("login");
        assertThat(texts(Anchor.class)).contains("Kazakhstan", "Kyrgyzstan");
        assertThat($(Anchor.class).withText("Kazakhstan").single().getHref()).isEqualTo("oauth2/authorization/kaz");
        assertThat(words()).contains("could technically read").contains("Demonstration");
    }

    @Test
    void saysThatTheLoginFailed() {
        UI.getCurrent().navigate("login", QueryParameters.of("error", ""));
        assertThat(words()).contains("did not succeed");
    }

    @Test
    void theIssuerSaysForWhichParty() {
        logIn("nurlan");
        assertThat(session.getObject().loggedIn().orElseThrow().party().value()).isEqualTo("KGZ");
    }

    @Test
    void theLanguageFollowsThePersonToAnotherBrowser() {
        logIn("nurlan");
        session.getObject().remember(Language.RU);
        go("unlock");
        assertThat(words()).contains("PIN-код");
    }

    @Test
    void anotherPersonsLanguageIsNotTakenOver() {
        logIn("nurlan");
        session.getObject().remember(Language.RU);
        logIn("aigerim");
        go("unlock");
        assertThat(Language.of(UI.getCurrent().getLocale())).isEqualTo(Language.EN);
    }
}
