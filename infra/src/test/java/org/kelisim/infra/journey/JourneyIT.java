package org.kelisim.infra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;

/**
 * The journey of the README in a real browser, on two nodes with real Keycloak: an officer of KAZ writes in Russian, a
 * second one releases, an officer of KGZ reads in English.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {

    private static final NoticeType ALERT =
            Catalogue.builtIn().newest("modus-operandi-alert").orElseThrow();
    private static final String HEADLINE = "Новый маршрут через Кордай";
    private static final String SUMMARY = "Группы по пять человек переправляются ночью в грузовых автомобилях.";

    private static RunningTrial trial;
    private static Browser browser;
    private static Person author;
    private static Person releaser;
    private static Person reader;
    private static String draft;

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        browser = new Browser();
        author = new Person(browser.person("ru-RU"), trial.kaz(), "ru");
        releaser = new Person(browser.person("ru-RU"), trial.kaz(), "ru");
        reader = new Person(browser.person("en-GB"), trial.kgz(), "en");
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    @Order(1)
    void anOfficerUnlocksWithTheOwnPinOnly() {
        author.logIn("kaz.officer").picture("01-unlock-ru");
        author.unlock("864209");
        author.see(author.text("unlock.wrong", 4));
        author.picture("02-wrong-pin-ru");
        author.unlock(Person.PIN);
        author.see(author.text("desk.title"));
        author.picture("03-desk-ru");
    }

    @Test
    @Order(2)
    void theRecipientWaitsAtTheInbox() {
        reader.enter("kgz.officer2");
        reader.open("/inbox");
        reader.see(reader.text("inbox.empty"));
        reader.picture("04-inbox-empty-en");
    }

    @Test
    @Order(3)
    void anOfficerWritesAnAlertAndTheDraftSurvivesALostSession() {
        author.open("/drafts/new");
        author.see(author.text("choose.blocked"));
        author.picture("05-choose-type-ru");
        author.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(ALERT.title(Locale.of("ru"))))
                .click();
        author.page().waitForURL(Pattern.compile(".*/notice/KAZ-.*"));
        draft = author.page().url();
        author.fill(author.label(ALERT, "/headline"), HEADLINE);
        author.fill(author.label(ALERT, "/summary"), SUMMARY);
        author.see(author.text("draft.changed", "").strip());
        author.page().context().clearCookies();
        author.page().navigate(draft);
        if (author.page().url().contains("login")
                || author.page().locator("#username").count() > 0) {
            author.fillKeycloak("kaz.officer", Person.PASSWORD);
        }
        author.enter("kaz.officer");
        author.page().navigate(draft);
        assertThat(author.page().getByLabel(author.label(ALERT, "/headline")).first())
                .hasValue(HEADLINE);
    }

    @Test
    @Order(4)
    void handingOverAsksForWhatIsMissing() {
        author.button("compose.hand-over").click();
        author.see(author.label(ALERT, "/confidence"));
        author.picture("06-problems-ru");
        author.choose(author.text("notice.to"), "KGZ");
        author.choose(author.label(ALERT, "/phenomena"), firstCode("phenomenon"));
        author.choose(author.label(ALERT, "/confidence"), author.code("confidence", "high"));
        author.choose(author.label(ALERT, "/impact"), author.code("impact", "high"));
        author.picture("07-compose-ru");
    }

    private static String firstCode(String list) {
        return Catalogue.builtIn()
                .codes(list)
                .orElseThrow()
                .codes()
                .getFirst()
                .label()
                .in(Locale.of("ru"));
    }
}
