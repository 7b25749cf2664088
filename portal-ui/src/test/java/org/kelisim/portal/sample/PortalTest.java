package org.kelisim.portal.sample;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kelisim.portal.PortalApplication;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.annotation.DirtiesContext;

/** A test of the screen: the sample's nodes, people who log in, and the views as they are. */
@SpringBootTest(
        classes = {PortalApplication.class, SamplePortal.class},
        properties = {
            "spring.main.allow-bean-definition-overriding=true",
            "kelisim.node.parties=KAZ,KGZ",
            "kelisim.node.hosted=true",
            "kelisim.node.demonstration=true",
            "kelisim.node.vaults=/nowhere",
            "kelisim.node.passphrases=/nowhere",
            "kelisim.mongodb.uri=mongodb://127.0.0.1:1",
            "kelisim.exchange.url=http://127.0.0.1:1",
            "kelisim.root-file=/nowhere/root.json"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
public abstract class PortalTest extends SpringBrowserlessTest {

    @Autowired
    protected SampleNodes nodes;

    @Autowired
    protected org.springframework.beans.factory.ObjectProvider<OfficerSession> session;

    @BeforeEach
    void inEnglish() {
        UI.getCurrent().getSession().setLocale(Language.EN.locale());
        UI.getCurrent().setLocale(Language.EN.locale());
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    /** Logs in; the credential stays locked. */
    protected void logIn(String subject) {
        SecurityContextHolder.getContext().setAuthentication(SampleLogin.of(subject));
    }

    /** Logs in and gives the PIN. */
    protected void work(String subject) {
        logIn(subject);
        UI.getCurrent().navigate("unlock");
        givePin(SamplePeople.PIN);
    }

    protected void givePin(String pin) {
        test($(PasswordField.class).single()).setValue(pin);
        test($(Button.class)
                        .withCondition(button -> button.hasThemeName("primary"))
                        .first())
                .click();
    }

    protected void go(String path) {
        UI.getCurrent().navigate(path);
    }

    /** All that the view says, for looking for words. */
    protected String words() {
        VaadinSession vaadin = VaadinSession.getCurrent();
        vaadin.getService().runPendingAccessTasks(vaadin);
        return text((Component) getCurrentView());
    }

    protected static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    protected <T extends Component & HasText> List<String> texts(Class<T> type) {
        return $(type).all().stream().map(HasText::getText).toList();
    }

    protected String path() {
        return UI.getCurrent().getActiveViewLocation().getPath();
    }
}
