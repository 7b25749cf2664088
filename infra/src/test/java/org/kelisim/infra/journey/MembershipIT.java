package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kelisim.infra.demo.Demonstration;

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
