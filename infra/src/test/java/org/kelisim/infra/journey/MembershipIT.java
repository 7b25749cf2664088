package org.kelisim.infra.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kelisim.client.membership.KeySheet;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.infra.demo.Demonstration;
import org.kelisim.party.PartyCode;

/**
 * A membership is suspended in a real browser: one registrar proposes, a second of another party and the Chair sign, and
 * every node reads in plain words what changed.
 */
class MembershipIT {

    private static final String PASSPHRASE = Demonstration.builtIn().registrarPassphrase();

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
    void twoRegistrarsAndTheChairSuspendAMemberAndEverybodyReadsIt() {
        Person first = new Person(browser.person("en-GB"), trial.hosted(), "en")
                .enterAt("Secretariat", "secretariat.registrar1")
                .open("/directory/members");
        first.choose(first.text("members.party"), "Pakistan");
        first.choose(first.text("members.act"), first.text("members.act.suspend"));
        first.picture("20-members-step-en");
        first.fill(first.text("members.meeting"), "3rd Senior Officials' Meeting");
        first.fill(first.text("members.paragraph"), "7");
        first.day(first.text("members.date"), "20/11/2026");
        first.button("members.check").click();
        first.see(first.text("members.review"));
        first.picture("21-members-review-en");
        sign(first, "not the passphrase at all", "members.propose");
        first.page().locator("vaadin-password-field[invalid]").waitFor();
        sign(first, PASSPHRASE, "members.propose");
        first.see(first.text("members.missing-both", 1));

        Person second = registrarOrChair("kaz.registrar");
        sign(second, PASSPHRASE, "members.sign");
        second.see(second.text("members.missing-chair"));
        second.picture("22-members-waiting-ru");

        Person chair = registrarOrChair("kaz.chair");
        sign(chair, PASSPHRASE, "members.sign");
        chair.see(chair.text("members.none"));

        Person reader = new Person(browser.person("en-GB"), trial.kgz(), "en")
                .enter("kgz.officer")
                .open("/directory/versions");
        reader.see("Pakistan");
        reader.picture("23-versions-en");
        assertThat(reader.page().locator("main").textContent()).contains("3rd Senior Officials' Meeting");
    }

    @Test
    void aSuspendedMemberIsTakenBackAndAnApplicantsKeyIsComparedByHand() throws Exception {
        Person first = new Person(browser.person("en-GB"), trial.hosted(), "en")
                .enterAt("Secretariat", "secretariat.registrar2")
                .open("/directory/members");
        Person second = registrarOrChair("kaz.registrar");
        Person chair = registrarOrChair("kaz.chair");

        step(first, "Turkmenistan", "members.act.suspend");
        signed(first, second, chair);
        step(first.open("/directory/members"), "Turkmenistan", "members.act.resume");
        signed(first, second, chair);

        step(first.open("/directory/members"), "Afghanistan", "members.act.activate");
        first.see("no party key or statement");

        PartyKeyFile key = PartyKeyFile.create(
                Files.createTempDirectory("key-sheet").resolve("afg.keys"),
                Passphrase.of("a passphrase for this journey".toCharArray()),
                "AFG",
                Instant.now(),
                Instant.now().plus(Duration.ofDays(300)));
        KeySheet sheet = KeySheet.of(new PartyCode("AFG"), key.publicKeys());
        first.open("/directory/members").see(first.text("members.key")).click();
        first.page()
                .locator("vaadin-upload input[type=file]")
                .first()
                .setInputFiles(new FilePayload("afg.key-sheet.json", "application/json", "{}".getBytes(UTF_8)));
        first.see(first.text("members.no-key-sheet"));
        first.page()
                .locator("vaadin-upload input[type=file]")
                .first()
                .setInputFiles(new FilePayload("afg.key-sheet.json", "application/json", sheet.bytes()));
        first.see(sheet.spoken());
        first.picture("24-members-key-en");
        decide(first);
        first.button("members.check-key").click();
        signed(first, second, chair);
        Person reader = new Person(browser.person("ru-RU"), trial.kgz(), "ru")
                .enter("kgz.officer")
                .open("/directory/versions");
        reader.see(sheet.fingerprint().hex());
        reader.open("/directory/coordinators").see(reader.text("coordinators.nobody"));
        reader.picture("25-coordinators-ru");
    }

    private static void step(Person registrar, String party, String act) {
        registrar.choose(registrar.text("members.party"), party);
        registrar.choose(registrar.text("members.act"), registrar.text(act));
        decide(registrar);
        registrar.button("members.check").click();
    }

    /** The form that is open is the first or the last one. */
    private static void decide(Person registrar) {
        fillVisible(registrar, "members.meeting", "3rd Senior Officials' Meeting");
        fillVisible(registrar, "members.paragraph", "8");
        fillVisible(registrar, "members.date", "20/11/2026");
    }

    private static void fillVisible(Person person, String label, String value) {
        Locator field = person.page()
                .getByLabel(person.text(label), new Page.GetByLabelOptions().setExact(true))
                .locator("visible=true")
                .last();
        field.fill(value);
        field.press("Enter");
    }

    /** Proposed by the first, then signed by a second registrar and the Chair. */
    private static void signed(Person first, Person second, Person chair) {
        sign(first, PASSPHRASE, "members.propose");
        first.see(first.text("members.missing-both", 1));
        sign(second.open("/directory/members"), PASSPHRASE, "members.sign");
        second.see(second.text("members.missing-chair"));
        sign(chair.open("/directory/members"), PASSPHRASE, "members.sign");
        chair.see(chair.text("members.none"));
    }

    private static Person registrarOrChair(String account) {
        return new Person(browser.person("ru-RU"), trial.kaz(), "ru")
                .enter(account)
                .open("/directory/members");
    }

    private static void sign(Person person, String passphrase, String button) {
        person.page().getByLabel(person.text("members.passphrase")).first().fill(passphrase);
        person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Page.GetByRoleOptions()
                                .setName(person.text(button))
                                .setExact(true))
                .first()
                .click();
    }
}
