package org.kelisim.infra.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.regex.Pattern;

/** A coordinator who adds officials, and the officials who come in. */
final class OfficialsDesk {

    static final String NEW_PASSWORD = "her own long password";
    static final String NEW_PIN = "827364";

    private OfficialsDesk() {}

    /** What is shown once. */
    record Handout(String password, String code) {}

    /** An officer of the first office. */
    static Handout add(Person coordinator, String account, String name) {
        return add(coordinator, account, name, "");
    }

    /** An officer of the office whose name holds that text. */
    static Handout add(Person coordinator, String account, String name, String office) {
        coordinator.button("officials.add").click();
        fill(coordinator, name, account, account + "@demonstration.invalid");
        tick(coordinator, office);
        coordinator.button("officials.add-act").click();
        Handout handout = handout(coordinator);
        coordinator.see(account);
        return handout;
    }

    static void fill(Person coordinator, String name, String account, String email) {
        coordinator.fill(coordinator.text("officials.first-name"), name);
        coordinator.fill(coordinator.text("officials.last-name"), name);
        coordinator.fill(coordinator.text("officials.account"), account);
        coordinator.fill(coordinator.text("officials.email"), email);
    }

    static void tick(Person coordinator, String office) {
        coordinator
                .page()
                .getByRole(AriaRole.GROUP)
                .filter(new Locator.FilterOptions().setHasText(office))
                .getByRole(
                        AriaRole.CHECKBOX,
                        new Locator.GetByRoleOptions().setName(coordinator.text("role.officer.does")))
                .first()
                .check();
    }

    /** Reads what is shown once, and closes it. */
    static Handout handout(Person coordinator) {
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

    /** The first login: a password of the own, then the page that asks for the code. */
    static void logIn(Person newcomer, String account, String password) {
        newcomer.logIn(account, password);
        newcomer.page().locator("#password-new").fill(NEW_PASSWORD);
        newcomer.page().locator("#password-confirm").fill(NEW_PASSWORD);
        newcomer.page().locator("[type=submit]").first().click();
        newcomer.see(newcomer.text("enrol.code-help"));
    }

    static void enrol(Person person, String code, String pin) {
        person.page().getByLabel(person.text("enrol.code")).first().fill(code);
        person.page().locator("vaadin-password-field input").first().fill(pin);
        person.page().locator("vaadin-password-field input").last().fill(pin);
        person.button("enrol.action").click();
    }

    static void isIn(Person person) {
        person.page().waitForURL(Pattern.compile("^(?!.*unlock).*$"));
    }
}
