package org.kelisim.portal.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.kelisim.portal.sample.PortalTest;

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
}
