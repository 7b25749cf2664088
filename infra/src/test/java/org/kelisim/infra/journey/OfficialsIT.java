package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
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

    private static final String NEW_PASSWORD = "her own long password";
    private static final String NEW_PIN = "827364";

    private static RunningTrial trial;
    private static Browser browser;

    private record Handout(String password, String code) {}

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
        Handout other = add(coordinator, account + ".other", "Bota");
        Handout first = add(coordinator, account, "Aliya");
        narrow(coordinator, "61-officials-390");

        Person aliya = new Person(browser.person("ru-RU"), trial.kgz(), "ru").logIn(account, first.password());
        aliya.page().locator("#password-new").fill(NEW_PASSWORD);
        aliya.page().locator("#password-confirm").fill(NEW_PASSWORD);
        aliya.page().locator("[type=submit]").first().click();
        aliya.see(aliya.text("enrol.code-help"));
        aliya.open("/inbox").see(aliya.text("enrol.code-help"));
        aliya.picture("62-enrol-ru");
        enrol(aliya, "", NEW_PIN);
        aliya.see(aliya.text("enrol.code-missing"));
        enrol(aliya, other.code(), NEW_PIN);
        aliya.see(aliya.text("enrol.wrong", 4));
        enrol(aliya, first.code(), "111111");
        aliya.see(aliya.text("enrol.weak"));
        enrol(aliya, first.code().toLowerCase(Locale.ROOT), NEW_PIN);
        aliya.page().waitForURL(Pattern.compile("^(?!.*unlock).*$"));
        aliya.open("/drafts/new");
        aliya.page().locator(".type-choose").first().click();
        aliya.page().waitForURL(Pattern.compile(".*drafts/.*-.*"));

        coordinator.open("/officials/person/" + account);
        coordinator.see(coordinator.text("officials.enrolled"));
        coordinator.see(coordinator.text("officials.open-work-is", 0, 1, 0));
        coordinator.picture("63-official-en");
        coordinator.button("officials.invite-again").first().click();
        coordinator.confirm("officials.invite-again");
        String code = handout(coordinator).code();

        aliya.see(aliya.text("enrol.code-help"));
        enrol(aliya, first.code(), NEW_PIN);
        aliya.see(aliya.text("enrol.wrong", 4));
        enrol(aliya, code, NEW_PIN);
        aliya.page().waitForURL(Pattern.compile("^(?!.*unlock).*$"));

        coordinator.open("/officials/person/" + account);
        coordinator.button("officials.remove").first().click();
        coordinator.see(coordinator.text("kit.cancel"));
        coordinator.snapshot("64-official-remove-en");
        coordinator.confirm("officials.remove");
        aliya.see(aliya.text("login.enter"));
        aliya.open("/inbox").see(aliya.text("login.enter"));
        aliya.logIn(account, NEW_PASSWORD);
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
        fill(coordinator, "Алия", "kaz.officer", "nobody@nowhere");
        tick(coordinator);
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

    private static Handout add(Person coordinator, String account, String name) {
        coordinator.button("officials.add").click();
        fill(coordinator, name, account, account + "@demonstration.invalid");
        tick(coordinator);
        coordinator.button("officials.add-act").click();
        Handout handout = handout(coordinator);
        coordinator.see(account);
        return handout;
    }

    private static void fill(Person coordinator, String name, String account, String email) {
        coordinator.fill(coordinator.text("officials.first-name"), name);
        coordinator.fill(coordinator.text("officials.last-name"), name);
        coordinator.fill(coordinator.text("officials.account"), account);
        coordinator.fill(coordinator.text("officials.email"), email);
    }

    private static void tick(Person coordinator) {
        coordinator
                .page()
                .getByRole(
                        AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(coordinator.text("role.officer.does")))
                .first()
                .check();
    }

    /** Reads what is shown once, and closes it. */
    private static Handout handout(Person coordinator) {
        coordinator.page().locator(".secret").last().waitFor();
        coordinator.snapshot("68-officials-handout");
        List<String> secrets = coordinator.page().locator(".secret").allTextContents();
        coordinator.button("officials.handout-done").click();
        coordinator
                .page()
                .locator(".secret")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return new Handout(secrets.size() == 3 ? secrets.get(1) : "", secrets.getLast());
    }

    private static void enrol(Person person, String code, String pin) {
        person.page().getByLabel(person.text("enrol.code")).first().fill(code);
        person.page().locator("vaadin-password-field input").first().fill(pin);
        person.page().locator("vaadin-password-field input").last().fill(pin);
        person.button("enrol.action").click();
    }

    private static void narrow(Person person, String name) {
        person.page().setViewportSize(390, 844);
        person.picture(name);
        person.page().setViewportSize(1280, 900);
    }
}
