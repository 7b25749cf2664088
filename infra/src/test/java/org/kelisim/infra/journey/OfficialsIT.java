package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A coordinator brings somebody in, who enrols the own key with the invitation's code and drafts; a lost PIN is replaced; the
 * removal ends a running session. Nobody comes in by an account alone.
 */
class OfficialsIT {

    private static RunningTrial trial;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void anOfficialComesInWorksAndGoes() {
        Person coordinator = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.coordinator");
        coordinator.open("/officials");
        coordinator.see(coordinator.text("officials.journal"));
        coordinator.picture("60-officials-en");
        String account = "aliya" + System.currentTimeMillis() % 1_000_000;
        OfficialsDesk.Handout other = OfficialsDesk.add(coordinator, account + ".other", "Bota");
        OfficialsDesk.Handout first = OfficialsDesk.add(coordinator, account, "Aliya");
        narrow(coordinator, "61-officials-390");

        Person aliya = new Person(browser.person("ru-RU"), trial.kgz(), "ru");
        OfficialsDesk.logIn(aliya, account, first.password());
        aliya.open("/inbox").see(aliya.text("enrol.code-help"));
        aliya.picture("62-enrol-ru");
        OfficialsDesk.enrol(aliya, "", OfficialsDesk.NEW_PIN);
        aliya.see(aliya.text("enrol.code-missing"));
        OfficialsDesk.enrol(aliya, other.code(), OfficialsDesk.NEW_PIN);
        aliya.see(aliya.text("enrol.wrong", 4));
        OfficialsDesk.enrol(aliya, first.code(), "111111");
        aliya.see(aliya.text("enrol.weak"));
        OfficialsDesk.enrol(aliya, first.code().toLowerCase(Locale.ROOT), OfficialsDesk.NEW_PIN);
        OfficialsDesk.isIn(aliya);
        aliya.open("/drafts/new");
        aliya.page().locator(".type-choose").first().click();
        aliya.page().waitForURL(Pattern.compile(".*drafts/.*-.*"));

        coordinator.open("/officials/person/" + account);
        coordinator.see(coordinator.text("officials.enrolled"));
        coordinator.see(coordinator.text("officials.open-work-is", 0, 1, 0));
        coordinator.picture("63-official-en");
        coordinator.button("officials.invite-again").first().click();
        coordinator.confirm("officials.invite-again");
        String code = OfficialsDesk.handout(coordinator).code();

        aliya.see(aliya.text("enrol.code-help"));
        OfficialsDesk.enrol(aliya, first.code(), OfficialsDesk.NEW_PIN);
        aliya.see(aliya.text("enrol.wrong", 4));
        OfficialsDesk.enrol(aliya, code, OfficialsDesk.NEW_PIN);
        OfficialsDesk.isIn(aliya);

        coordinator.open("/officials/person/" + account);
        coordinator.button("officials.remove").first().click();
        coordinator.see(coordinator.text("kit.cancel"));
        coordinator.snapshot("64-official-remove-en");
        coordinator.confirm("officials.remove");
        aliya.see(aliya.text("login.enter"));
        aliya.open("/inbox").see(aliya.text("login.enter"));
        aliya.logIn(account, OfficialsDesk.NEW_PASSWORD);
        assertThat(aliya.page().url()).contains("/realms/kgz/");
        coordinator.open("/officials");
        coordinator.see(coordinator.text("officials.journal"));
        assertThat(coordinator.page().locator(".timeline-what").allTextContents())
                .anyMatch(line -> line.contains(account) && line.contains("removed"));
        coordinator.picture("65-officials-journal-en");
    }

    @Test
    void nobodyElseSeesOfficials() {
        Person officer = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.officer");
        officer.open("/officials");
        officer.see(officer.text("officials.not-yours"));
        assertThat(officer.page().locator("vaadin-side-nav-item:visible").allTextContents())
                .noneMatch(item -> item.contains(officer.text("officials.title")));
    }

    @Test
    void aTakenNameAndABadAddressAreSaidBesideTheForm() {
        Person coordinator = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.coordinator");
        coordinator.open("/officials").button("officials.add").click();
        OfficialsDesk.fill(coordinator, "Алия", "kaz.officer", "nobody@nowhere");
        OfficialsDesk.tick(coordinator, "");
        coordinator.button("officials.add-act").click();
        coordinator.see(coordinator.text("officials.fault.email"));
        coordinator.fill(coordinator.text("officials.email"), "nobody@demonstration.invalid");
        coordinator.fill(coordinator.text("officials.last-name"), "Бeкова");
        coordinator.button("officials.add-act").click();
        coordinator.see(coordinator.text("officials.fault.mixed-alphabets"));
        coordinator.fill(coordinator.text("officials.last-name"), "Бекова");
        coordinator.button("officials.add-act").click();
        coordinator.see(coordinator.text("officials.name-taken"));
        coordinator.picture("66-officials-add-ru");
        narrow(coordinator, "67-officials-add-390");
    }

    private static void narrow(Person person, String name) {
        person.page().setViewportSize(390, 844);
        person.picture(name);
        person.page().setViewportSize(1280, 900);
    }
}
