package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kelisim.notice.DispatchId;

/**
 * An office's morning in a real browser: several notices have come, an officer finds one by searching, takes it by keyboard
 * and hands it to a colleague, who sees it on the desk.
 */
class OfficeDayIT {
    /** Of this run alone: others work in the same office. */
    private static final String MARK = "Утро" + Long.toString(System.nanoTime(), 36);

    private static RunningTrial trial;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        browser = new Browser();
        List<DispatchId> sent = new ArrayList<>();
        try (StateSystem kgz = StateSystem.of(trial, "KGZ/information-system", trial.database())) {
            for (String what : List.of("автобус у перевала", "поддельные путёвки", "=1+1 <b>ночной</b> поезд")) {
                sent.add(kgz.enqueue(MARK + ": " + what, "KAZ/migration-service"));
            }
            for (DispatchId id : sent) {
                assertThat(kgz.awaitAcknowledged(id, Duration.ofSeconds(30))).isTrue();
            }
        }
    }

    @AfterAll
    static void stop() {
        assertThat(Accessibility.found())
                .filteredOn(it -> it.matches("6[0-9]-.*"))
                .isEmpty();
        browser.close();
    }

    private static Locator rows(Person person) {
        return person.page().locator("main .rows .row");
    }

    /** Shows what is unread, and gives the number of rows once they are there. */
    private static int unread(Person person) {
        person.open("/inbox?state=unread");
        person.page()
                .locator("main .rows .row:visible, main .empty:visible")
                .first()
                .waitFor();
        return rows(person).count();
    }

    private static void search(Person person, String text) {
        person.page().locator(".filter-text input").fill(text);
        person.page().waitForURL(Pattern.compile(".*[?&]q=.*"));
    }

    @Test
    void anOfficerFindsTakesAndHandsOverByKeyboardAndTheColleagueSeesIt() {
        Person officer = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.officer");
        officer.open("/inbox");
        Page page = officer.page();
        rows(officer).nth(2).waitFor();
        officer.picture("60-inbox-list-ru");

        // Every notice is opened once, so that its content is known; the list then finds it.
        for (int i = 0; i < 20 && unread(officer) > 0; i++) {
            page.locator("main .rows .row-link").first().click();
            page.locator(".verification").waitFor();
        }
        officer.open("/inbox");
        rows(officer).first().waitFor();
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.closest('.filter-text') !== null"))
                .isEqualTo(true);
        page.keyboard().type("путевк " + MARK);
        page.waitForURL(Pattern.compile(".*[?&]q=.*"));
        officer.see(officer.text("filter.count", 1));
        assertThat(rows(officer).first().textContent()).contains("поддельные путёвки");
        officer.picture("61-inbox-search-ru");

        page.locator("main h1").focus();
        page.keyboard().press("j");
        page.keyboard().press("t");
        officer.see(officer.text("work.mine"));
        officer.picture("62-inbox-taken-ru");
        page.keyboard().press("Enter");
        page.locator(".verification").waitFor();
        officer.button("work.hand-over").click();
        Locator colleague = page.locator("vaadin-dialog vaadin-select, vaadin-dialog-overlay vaadin-select")
                .first();
        colleague.click();
        page.locator("vaadin-select-item")
                .filter(new Locator.FilterOptions().setHasText("Releaser KAZ"))
                .first()
                .click();
        page.getByLabel(officer.text("work.note")).first().fill("Проверьте до обеда");
        officer.picture("63-hand-over-ru");
        officer.button("work.hand-over.act").click();
        officer.see("Проверьте до обеда");
        officer.picture("64-notice-handed-ru");
        page.goBack();
        page.waitForURL(Pattern.compile(".*[?&]q=.*"));
        officer.see(officer.text("filter.count", 1));

        Person other = new Person(browser.person("en-GB"), trial.kaz(), "en").enter("kaz.releaser");
        other.see("поддельные путёвки");
        other.see("Проверьте до обеда");
        other.picture("65-desk-with-you-en");
        other.open("/inbox?with=me");
        other.see("поддельные путёвки");
        search(other, "nothing like this");
        other.see(other.text("filter.nothing"));
        other.picture("66-inbox-nothing-en");
    }

    @Test
    void markupIsTextAndAnOldAddressIsNoMistake() {
        Person officer = new Person(browser.person("en-GB"), trial.kaz(), "en").enter("kaz.officer");
        officer.open("/inbox?state=gone&q=%3Cb%3E%D0%BD%D0%BE%D1%87%D0%BD%3C%2Fb%3E");
        officer.see(officer.text("filter.stale"));
        officer.picture("67-inbox-old-address-en");
        assertThat(officer.page().locator("main .rows b").count()).isZero();
        for (String list : List.of("sent", "drafts", "release")) {
            officer.open("/" + list + "?q=zzz");
            officer.page().locator("main h1").waitFor();
            officer.picture("68-" + list + "-en");
        }
        officer.page().keyboard().press("Alt+F1");
        officer.see(officer.text("keys.list-take"));
        officer.picture("69-keys-en");
    }
}
