package org.kelisim.infra.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A party comes in from nothing: key sheet, vault and statement are made by its own command; registrars and Chair compare
 * and sign; its node starts, its people log in, a notice arrives. It changes what it says of itself, and at last it leaves.
 */
class NewcomerIT {

    private static RunningTrial trial;
    private static Browser browser;
    private static Newcomer newcomer;

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        browser = new Browser();
        newcomer = Newcomer.of(trial);
    }

    @AfterAll
    static void stop() {
        newcomer.close();
        browser.close();
    }

    @Test
    void aPartyComesInWorksChangesItsEntryAndLeaves() throws Exception {
        Registrars registrars = new Registrars(browser, trial);
        applies(registrars);
        itsKeyIsCompared(registrars);
        itsStatementIsBrought(registrars);
        registrars.propose(Newcomer.NAME, "members.act.admit");
        registrars.sign();

        newcomer.start(trial);
        Person coordinator = itsCoordinatorComesIn();
        registrars.propose(Newcomer.NAME, "members.act.activate");
        registrars.sign();
        Person officer = anOfficerComesIn(coordinator);
        receives(officer, Newcomer.OFFICE, "Refrigerator lorries with a false wall");

        newcomer.stop();
        newcomer.prepareNext();
        newcomer.start(trial);
        publishesItsNextStatement();
        Person again = new Person(browser.person("en-GB"), newcomer.portal(), "en");
        again.logIn("newcomer.officer", OfficialsDesk.NEW_PASSWORD).unlock(OfficialsDesk.NEW_PIN);
        OfficialsDesk.isIn(again);
        receives(again, Newcomer.OFFICE, "Sealed for the new keys");
        assertThat(send("NEWCOMER/field", "For the new office").code()).isZero();

        registrars.propose(Newcomer.NAME, "members.act.end");
        registrars.sign();
        CommandLine.Answer refused = send(Newcomer.OFFICE, "Too late");
        assertThat(refused.code()).as(refused.text()).isEqualTo(4);
        registrars.first().see(registrars.first().text("status.ended"));
        registrars.first().tall().picture("29-members-ended-en");
    }

    private void applies(Registrars registrars) {
        Person first = registrars.unfold("members.application");
        registrars.fill("members.code", "12");
        first.choose(first.text("members.kind"), first.code("party-kind", "international-organisation"));
        registrars.fill("members.name-en", Newcomer.NAME);
        registrars.fill("members.name-ru", "Новый участник (демонстрация)");
        first.button("members.check-application").click();
        first.see(first.text("members.code-wrong"));
        registrars.fill("members.code", Newcomer.PARTY);
        first.tall().picture("24-members-application-en");
        registrars.decide("members.check-application");
        registrars.sign();
    }

    private void itsKeyIsCompared(Registrars registrars) throws Exception {
        Person first = registrars.unfold("members.key");
        registrars.choose("{}".getBytes(UTF_8));
        first.see(first.text("members.no-key-sheet"));
        registrars.choose(newcomer.keySheet());
        first.see(newcomer.fingerprint());
        first.tall().picture("25-members-key-en");
        registrars.decide("members.check-key");
        registrars.sign();
    }

    private void itsStatementIsBrought(Registrars registrars) throws Exception {
        Person first = registrars.unfold("members.statement");
        registrars.choose(altered(newcomer.signed(1)));
        first.page().locator("vaadin-details[opened] .callout").waitFor();
        registrars.choose(newcomer.signed(1));
        first.see(newcomer.digest("prepare").substring(0, 4) + " ");
        first.tall().picture("26-members-statement-en");
        first.button("members.publish").click();
        first.see(first.text("members.published", "").substring(0, 12));
    }

    private Person itsCoordinatorComesIn() throws Exception {
        Person coordinator = new Person(browser.person("en-GB"), newcomer.portal(), "en");
        OfficialsDesk.Handout given = newcomer.handout();
        OfficialsDesk.logIn(coordinator, Newcomer.COORDINATOR, given.password());
        OfficialsDesk.enrol(coordinator, given.code(), OfficialsDesk.NEW_PIN);
        OfficialsDesk.isIn(coordinator);
        coordinator.open("/directory/own").see(coordinator.text("own.statement"));
        coordinator.tall().picture("27-own-entry-en");
        return coordinator;
    }

    private Person anOfficerComesIn(Person coordinator) throws Exception {
        coordinator.open("/officials");
        OfficialsDesk.Handout given = OfficialsDesk.add(coordinator, "newcomer.officer", "Bota");
        Person officer = new Person(browser.person("ru-RU"), newcomer.portal(), "ru");
        OfficialsDesk.logIn(officer, "newcomer.officer", given.password());
        OfficialsDesk.enrol(officer, given.code(), OfficialsDesk.NEW_PIN);
        OfficialsDesk.isIn(officer);
        return officer;
    }

    private void publishesItsNextStatement() throws Exception {
        Person coordinator = new Person(browser.person("ru-RU"), newcomer.portal(), "ru");
        coordinator.logIn(Newcomer.COORDINATOR, OfficialsDesk.NEW_PASSWORD).unlock(OfficialsDesk.NEW_PIN);
        OfficialsDesk.isIn(coordinator);
        coordinator.open("/directory/own").see(coordinator.text("own.next"));
        choose(coordinator, Files.readAllBytes(newcomer.signed(1)));
        coordinator.page().locator(".callout.tone-bad").waitFor();
        choose(coordinator, Files.readAllBytes(newcomer.signed(2)));
        coordinator.see("Полевое отделение нового участника");
        coordinator.tall().picture("28-own-entry-next-ru");
        coordinator.button("members.publish").click();
        coordinator.see(coordinator.text("own.number-in", "2", "").substring(0, 3));
        coordinator.open("/desk");
        assertThat(coordinator.page().locator("main").textContent()).doesNotContain("изменилась собственная запись");
    }

    private static void choose(Person person, byte[] file) {
        person.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new com.microsoft.playwright.options.FilePayload("statement.json", "application/json", file));
    }

    private void receives(Person officer, String office, String headline) throws Exception {
        CommandLine.Answer sent = send(office, headline);
        assertThat(sent.code()).as(sent.text()).isZero();
        officer.open("/inbox").see(officer.text("inbox.unread"));
        officer.page().locator("a[href*='inbox/notice/']").first().click();
        officer.see(headline);
    }

    private static CommandLine.Answer send(String office, String headline) throws Exception {
        Path alert = Files.writeString(Files.createTempFile("alert", ".json"), Alert.json(headline));
        return new CommandLine(trial)
                .run("send", alert.toString(), "--office", "KAZ/information-system", "--to", office, "--json");
    }

    /** One character of the signed words is another. */
    private static byte[] altered(Path signed) throws Exception {
        String text = Files.readString(signed);
        int at = text.indexOf("\"statement\":\"") + 2000;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return (text.substring(0, at) + other + text.substring(at + 1)).getBytes(UTF_8);
    }
}
