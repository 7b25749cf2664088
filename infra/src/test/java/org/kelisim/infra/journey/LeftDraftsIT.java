package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.catalogue.NoticeType;

/** Somebody is removed and leaves two drafts behind, one of which waits for release; a colleague takes them over. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeftDraftsIT {
    private static final NoticeType ALERT = Alert.TYPE;
    private static final String MARK = "Уход" + Long.toString(System.nanoTime(), 36);
    private static final String WAITING = MARK + " ждёт";
    private static final String BEGUN = MARK + " начат";
    private static final String ACCOUNT = "left" + System.currentTimeMillis() % 1_000_000;
    private static final String RECIPIENT = "Пограничная служба (Кыргызстан)";

    private static RunningTrial trial;
    private static Browser browser;
    private static Person coordinator;
    private static Person leaver;
    private static Person colleague;
    private static Person releaser;

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        browser = new Browser();
        coordinator = new Person(browser.person("en-GB"), trial.kaz(), "en");
        leaver = new Person(browser.person("ru-RU"), trial.kaz(), "ru");
        colleague = new Person(browser.person("ru-RU"), trial.kaz(), "ru");
        releaser = new Person(browser.person("en-GB"), trial.kaz(), "en");
    }

    @AfterAll
    static void stop() {
        assertThat(Accessibility.found())
                .filteredOn(it -> it.startsWith("left-"))
                .isEmpty();
        browser.close();
    }

    @Test
    @Order(1)
    void somebodyNewBeginsOneNoticeAndHandsAnotherOver() {
        coordinator.enter("kaz.coordinator").open("/officials");
        OfficialsDesk.Handout given = OfficialsDesk.add(coordinator, ACCOUNT, "Leaving", "Migration");
        OfficialsDesk.logIn(leaver, ACCOUNT, given.password());
        OfficialsDesk.enrol(leaver, given.code(), OfficialsDesk.NEW_PIN);
        OfficialsDesk.isIn(leaver);
        begin(BEGUN);
        begin(WAITING);
        finish(leaver);
        leaver.see(leaver.text("draft.waiting.why"));
    }

    private static void begin(String headline) {
        leaver.begin(ALERT);
        leaver.fill(leaver.label(ALERT, "/headline"), headline + ".");
        leaver.fill(leaver.label(ALERT, "/headline"), headline); // the first is saved once the second was taken
    }

    private static void finish(Person author) {
        author.fill(author.label(ALERT, "/summary"), "Группы по пять человек переправляются ночью.");
        author.choose(author.text("notice.to"), RECIPIENT);
        author.complete(ALERT, "/headline", "/summary");
        author.button("compose.hand-over").click();
    }

    @Test
    @Order(2)
    void nothingIsReleasedOnTheApprovalOfWhoIsRemovedMeanwhile() {
        releaser.enter("kaz.releaser").open("/release");
        releaser.see(WAITING);
        colleague.enter("kaz.officer").open("/drafts");
        colleague.page().locator("main h1").waitFor();
        assertThat(colleague.sees(BEGUN)).isFalse();
        coordinator.open("/officials/person/" + ACCOUNT);
        coordinator.button("officials.remove").first().click();
        coordinator.see(coordinator.text("kit.cancel"));
        coordinator.snapshot("left-0-remove-en");
        coordinator.confirm("officials.remove");
        both(coordinator, "left-0-officials-en");
        releaser.open("/release").see(releaser.text("release.not-approved"));
        both(releaser, "left-1-release-en");
        releaser.follow(WAITING);
        releaser.see(releaser.text("pending.send-back"));
        assertThat(releaser.button("pending.release").count()).isZero();
        both(releaser, "left-2-pending-en");
    }

    @Test
    @Order(3)
    void aColleagueTakesBothOverAndAnotherReleases() {
        colleague.see(BEGUN); // the list was open, and shows them by itself
        both(colleague, "left-3-drafts-ru");
        colleague.open("/").see(BEGUN);
        both(colleague, "left-4-desk-ru");
        colleague.follow(BEGUN);
        colleague.see("Leaving Leaving");
        both(colleague, "left-5-draft-ru");
        colleague.button("left.take-over").click();
        colleague.see(colleague.text("left.before", "Leaving Leaving"));
        both(colleague, "left-6-taken-ru");
        finish(colleague);
        colleague.see(colleague.text("draft.waiting.why"));
        colleague.open("/drafts").follow(WAITING);
        colleague.button("left.take-over").click();
        colleague.button("compose.hand-over").click();
        colleague.see(colleague.text("draft.waiting.why"));
        releaser.open("/release").follow(WAITING);
        releaser.button("pending.release").click();
        releaser.see(releaser.text("pending.released"));
    }

    @Test
    @Order(4)
    void theJournalTellsIt() {
        coordinator.open("/officials");
        coordinator.see(coordinator.text("officials.journal"));
        assertThat(coordinator.page().locator(".timeline-what").allTextContents())
                .filteredOn(line -> line.contains("Leaving Leaving") && line.contains("taken over"))
                .hasSize(2);
        both(coordinator, "left-7-journal-en");
    }

    private static void both(Person person, String name) {
        person.picture(name);
        person.page().setViewportSize(390, 844);
        person.picture(name + "-390");
        person.page().setViewportSize(1280, 900);
    }
}
