package org.kelisim.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AnswerIssuerFilterTest {

    private final AnswerIssuerFilter filter = new AnswerIssuerFilter(Logins.of("KAZ", "KGZ"));

    @Test
    void letsTheChosenIssuersAnswerThrough() throws Exception {
        assertThat(passes("/login/oauth2/code/kaz", "https://login.example/realms/kaz"))
                .isTrue();
        assertThat(passes("/portal/inbox")).isTrue();
    }

    @Test
    void stopsAnAnswerOfAnotherIssuer() throws Exception {
        assertThat(passes("/login/oauth2/code/kaz", "https://login.example/realms/kgz"))
                .isFalse();
        assertThat(passes("/login/oauth2/code/kaz", "https://login.example/realms/kaz/"))
                .isFalse();
    }

    @Test
    void stopsAnAnswerThatDoesNotSayWhoseItIs() throws Exception {
        assertThat(passes("/login/oauth2/code/kaz")).isFalse();
        assertThat(passes(
                        "/login/oauth2/code/kaz",
                        "https://login.example/realms/kaz",
                        "https://login.example/realms/kaz"))
                .isFalse();
    }

    @Test
    void stopsItUnderAnotherSpellingOfThePathToo() throws Exception {
        assertThat(passes("/login/oauth2/co%64e/kaz", "https://login.example/realms/kgz"))
                .isFalse();
        assertThat(passes("/login/oauth2/code/k%61z", "https://login.example/realms/kgz"))
                .isFalse();
        assertThat(passes("/login/oauth2/code/kaz;x=1", "https://login.example/realms/kgz"))
                .isFalse();
    }

    @Test
    void stopsAnAnswerForAPartyThatIsNotHere() throws Exception {
        assertThat(passes("/login/oauth2/code/uzb", "https://login.example/realms/uzb"))
                .isFalse();
    }

    private boolean passes(String path, String... issuers) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        if (issuers.length > 0) {
            request.addParameter("iss", issuers);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        filter.doFilter(request, response, chain);
        if (chain.getRequest() == null) {
            assertThat(response.getRedirectedUrl()).isEqualTo("/login?error");
        }
        return chain.getRequest() != null;
    }
}
