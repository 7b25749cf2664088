package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A membership is suspended and resumed in a real browser: one registrar proposes, a second of another party and the Chair
 * sign, and every node reads in plain words what changed.
 */
class MembershipIT {

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
        Registrars registrars = new Registrars(browser, trial);
        Person first = registrars.first();
        first.choose(first.text("members.party"), "Pakistan");
        first.choose(first.text("members.act"), first.text("members.act.suspend"));
        first.picture("20-members-step-en");
        registrars.decide("members.check");
        first.picture("21-members-review-en");
        Registrars.sign(first, "not the passphrase at all", "members.propose");
        first.page().locator("vaadin-password-field[invalid]").waitFor();
        registrars.sign();
        registrars.second().picture("22-members-waiting-ru");

        Person reader = new Person(browser.person("en-GB"), trial.kgz(), "en")
                .enter("kgz.officer")
                .open("/directory/versions");
        reader.see("Pakistan");
        reader.picture("23-versions-en");
        assertThat(reader.page().locator("main").textContent())
                .contains("3rd Senior Officials' Meeting")
                .contains("suspended");

        registrars.propose("Pakistan", "members.act.resume");
        registrars.sign();
        reader.open("/directory/versions").see("suspended before, active now");
    }
}
