package org.kelisim.infra.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kelisim.infra.demo.Demonstration;

/** Those who sign the list of members: a registrar of the secretariat, one of the Chair's party, and the Chair. */
final class Registrars {

    static final String PASSPHRASE = Demonstration.builtIn().registrarPassphrase();

    private final Person first;
    private final Person second;
    private final Person chair;

    Registrars(Browser browser, RunningTrial trial) {
        first = new Person(browser.person("en-GB"), trial.hosted(), "en")
                .enterAt("Secretariat", "secretariat.registrar1");
        second = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.registrar");
        chair = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.chair");
    }

    /** Who proposes, at the list of members. */
    Person first() {
        return first.open("/directory/members");
    }

    Person second() {
        return second;
    }

    /** The first one chooses a step and reads what it does. */
    void propose(String party, String act) {
        Person registrar = first();
        registrar.choose(registrar.text("members.party"), party);
        registrar.choose(registrar.text("members.act"), registrar.text(act));
        decide("members.check");
    }

    /** Fills in the decision of the form that is open, and goes on to what is signed. */
    void decide(String button) {
        fill("members.meeting", "3rd Senior Officials' Meeting");
        fill("members.paragraph", "7");
        fill("members.date", "20/11/2026");
        first.button(button).click();
        first.see(first.text("members.review"));
    }

    /** Of forms that are there, only what is open is seen. */
    void fill(String label, String value) {
        Locator field = first.page()
                .getByLabel(first.text(label), new Page.GetByLabelOptions().setExact(true))
                .locator("visible=true")
                .last();
        field.fill(value);
        field.press("Enter");
    }

    /** Opens one of the steps by which a party comes in. */
    Person unfold(String summary) {
        first().see(first.text(summary)).click();
        return first;
    }

    void choose(Path file) throws IOException {
        choose(Files.readAllBytes(file));
    }

    /** Chooses a file in the step that is unfolded. */
    void choose(byte[] file) {
        first.page()
                .locator("vaadin-details[opened] vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("file.json", "application/json", file));
    }

    /** Signs what the first one reads, then a second registrar and the Chair; from then on it is published. */
    void sign() {
        sign(first, PASSPHRASE, "members.propose");
        first.see(first.text("members.missing-both", 1));
        sign(second.open("/directory/members"), PASSPHRASE, "members.sign");
        second.see(second.text("members.missing-chair"));
        sign(chair.open("/directory/members"), PASSPHRASE, "members.sign");
        chair.see(chair.text("members.none"));
    }

    static void sign(Person person, String passphrase, String button) {
        person.page().getByLabel(person.text("members.passphrase")).first().fill(passphrase);
        person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(person.text(button)).setExact(true))
                .first()
                .click();
    }
}
