package org.kelisim.infra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.catalogue.NoticeType;

/**
 * The journey of the README in a real browser, on two nodes with real Keycloak: an officer of KAZ writes in Russian, a
 * second one releases, an officer of KGZ reads in English.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {

    private static final NoticeType ALERT = Alert.TYPE;
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

    /** For whoever has to find out why a step failed. */
    @AfterEach
    void pictureWhatEachSees() {
        author.snapshot("last-author");
        releaser.snapshot("last-releaser");
        reader.snapshot("last-reader");
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
        reader.open("/inbox?state=unread"); // other journeys may have read what they sent here
        reader.see(reader.text("filter.nothing"));
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
        author.page().navigate("about:blank"); // else what the page says on leaving may bring a cookie of its own
        author.page().context().clearCookies();
        author.page().navigate(draft);
        author.logInHere("kaz.officer", Person.PASSWORD).unlock(Person.PIN);
        author.page().waitForURL(Pattern.compile(Pattern.quote(draft) + ".*"));
        assertThat(author.page().getByLabel(author.label(ALERT, "/headline")).first())
                .hasValue(HEADLINE);
    }

    @Test
    @Order(4)
    void handingOverAsksForWhatIsMissing() {
        author.button("compose.hand-over").click();
        author.see(author.label(ALERT, "/confidence"));
        author.picture("06-problems-ru");
        author.choose(author.text("notice.to"), "Пограничная служба (Кыргызстан)");
        author.complete(ALERT, "/headline", "/summary");
        author.picture("07-compose-ru");
    }

    @Test
    @Order(5)
    void theAuthorHandsOverAndCannotRelease() {
        author.page().locator("body").press("Control+Enter");
        author.see(author.text("draft.waiting.why"));
        author.picture("08-handed-over-ru");
        author.open("/release");
        author.see(author.text("release.not-releaser"));
        author.picture("09-author-cannot-release-ru");
    }

    @Test
    @Order(6)
    void aSecondOfficerReadsExactlyWhatWillBeSentAndReleasesIt() {
        releaser.enter("kaz.releaser");
        releaser.open("/release");
        releaser.follow(HEADLINE);
        releaser.see(SUMMARY);
        releaser.see(releaser.text("pending.what"));
        releaser.picture("10-to-release-ru");
        releaser.button("pending.release").click();
        releaser.see(releaser.text("pending.released"));
    }

    @Test
    @Order(7)
    void itArrivesInTheAddressedOfficeWithoutReloading() {
        reader.see(reader.text("inbox.unread"));
        reader.picture("11-inbox-arrived-en");
    }

    @Test
    @Order(8)
    void theReaderSeesTheRussianNoticeWithEnglishLabelsAndWhatIsProved() {
        reader.page().locator("a[href*='inbox/notice/']").first().click();
        reader.see(SUMMARY);
        reader.see(reader.label(ALERT, "/headline"));
        reader.see(reader.text("verification.good"));
        reader.see(reader.text("verification.author"));
        reader.see("Demonstration Officer KAZ");
        reader.see(reader.text("verification.releaser"));
        reader.see("Demonstration Releaser KAZ");
        reader.picture("12-notice-en");
    }

    @Test
    @Order(9)
    void theSenderSeesThatItWasRead() {
        releaser.open("/sent");
        releaser.see(HEADLINE);
        releaser.see(releaser.text("state.read"));
        releaser.picture("13-sent-ru");
    }

    @Test
    @Order(10)
    void anotherOfficeAndAnotherStateSeeNothingOfIt() {
        Person otherOffice = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.officer");
        String id = reader.page().url().replaceAll(".*/notice/([^/?]+).*", "$1");
        otherOffice.open("/inbox?q=" + id);
        otherOffice.see(otherOffice.text("filter.nothing"));
        otherOffice.page().navigate(reader.page().url());
        otherOffice.see(otherOffice.text("error.not-found.title"));
        Person otherState =
                new Person(browser.person("en-GB"), trial.hosted(), "en").enterAt("Tajikistan", "tjk.officer");
        otherState.open("/inbox");
        otherState.see(otherState.text("inbox.empty"));
        otherState.picture("14-other-state-en");
    }

    @Test
    @Order(11)
    void noViewOnTheWayKeepsAnybodyOut() {
        assertThat(Accessibility.found()).isEmpty();
    }
}
