package org.kelisim.infra.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;

/**
 * A question and its answers in a real browser: Kazakhstan asks in Russian about a forged document, an office of Kyrgyzstan
 * answers in English within its time, its information system by command line; the asking office reads both and closes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DialogueIT {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final NoticeType ALERT =
            CATALOGUE.newest("forged-document-alert").orElseThrow();
    private static final NoticeType REPLY = CATALOGUE.newest("generic-reply").orElseThrow();
    private static final NoticeType CLOSING = CATALOGUE.newest("thread-closing").orElseThrow();

    /** Of this run alone, with what must stay plain text. */
    private static final String HEADLINE = "=1+1 <b>Имитация</b> паспорта " + Long.toString(System.nanoTime(), 36);

    private static final String ANSWER = "This edition was never issued. <script>alert(1)</script>";

    private static RunningTrial trial;
    private static Browser browser;
    private static Person asker;
    private static Person askersReleaser;
    private static Person asked;
    private static Person askedReleaser;
    private static String question;

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        browser = new Browser();
        asker = new Person(browser.person("ru-RU"), trial.kaz(), "ru");
        askersReleaser = new Person(browser.person("ru-RU"), trial.kaz(), "ru");
        asked = new Person(browser.person("en-GB"), trial.kgz(), "en");
        askedReleaser = new Person(browser.person("en-GB"), trial.kgz(), "en");
    }

    @AfterAll
    static void stop() {
        assertThat(Accessibility.found())
                .filteredOn(it -> it.matches("9[0-9]-.*"))
                .isEmpty();
        browser.close();
    }

    @AfterEach
    void pictureWhatEachSees() {
        asker.snapshot("last-dialogue-asker");
        asked.snapshot("last-dialogue-asked");
    }

    private static void narrow(Person person, String name) {
        person.page().setViewportSize(390, 844);
        person.page().locator(".thread").scrollIntoViewIfNeeded();
        person.picture(name);
        person.page().setViewportSize(1280, 900);
    }

    private static String draft(Person author) {
        return author.page().url().replaceAll(".*/notice/([^/?]+).*", "$1");
    }

    private static void release(Person releaser, String id) {
        releaser.open("/release");
        releaser.page().locator("a[href*='release/notice/" + id + "']").first().click();
        releaser.button("pending.release").click();
        releaser.see(releaser.text("pending.released"));
    }

    @Test
    @Order(1)
    void anOfficerAsksAboutAForgedDocumentAndIsToldWhatIsMissing() throws Exception {
        asker.enter("kaz.officer").begin(ALERT);
        question = draft(asker);
        asker.fill(asker.label(ALERT, "/headline"), HEADLINE);
        asker.choose(asker.label(ALERT, "/document"), asker.code("document-type", "PP"));
        asker.choose(asker.label(ALERT, "/issuer"), asker.code("country", "KGZ"));
        asker.choose(asker.label(ALERT, "/forgery"), asker.code("forgery-class", "counterfeit"));
        asker.choose("Часть документа", asker.code("document-part", "hologram"));
        asker.fill("По чему распознаётся", "Фамилия: Иванов");
        asker.choose(asker.text("notice.to"), "Миграционная служба (Кыргызстан)");
        asker.button("compose.hand-over").click();
        asker.see("похоже на имя владельца");
        asker.picture("90-question-refused-ru");
        asker.fill("По чему распознаётся", "Голограмма не меняет изображения при наклоне.");
        asker.choose(asker.text("notice.to"), "Информационная система миграционной службы Кыргызстана");
        asker.page().locator("vaadin-checkbox input").first().check();
        asker.button("compose.hand-over").click();
        asker.see("Приложите изображения");
        asker.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("hologram.png", "image/png", SampleFiles.png()));
        asker.page()
                .locator("li.attachment")
                .filter(new Locator.FilterOptions().setHasText("hologram.png"))
                .first()
                .waitFor();
        asker.picture("91-question-draft-ru");
        asker.button("compose.hand-over").click();
        asker.see(asker.text("draft.waiting.why"));
        askersReleaser.enter("kaz.releaser");
        release(askersReleaser, question);
    }

    @Test
    @Order(2)
    void theAskedOfficeSeesItsLastDayAndAnswersWithinIt() {
        asked.enter("kgz.officer").open("/inbox?state=waiting");
        asked.page().locator("a[href*='inbox/notice/" + question + "']").waitFor();
        asked.see("Answer by");
        asked.picture("92-asked-inbox-en");
        asked.page().locator("a[href*='inbox/notice/" + question + "']").click();
        asked.see(HEADLINE);
        asked.see(asked.text("thread.state.running"));
        asked.see(asked.text("thread.silence"));
        asked.picture("93-asked-question-en");
        narrow(asked, "94-asked-question-narrow-en");
        asked.button("reply.only").click();
        asked.page().waitForURL(Pattern.compile(".*/notice/KGZ-.*"));
        asked.see(asked.text("thread.title"));
        asked.choose(asked.label(REPLY, "/outcome"), asked.code("reply-outcome", "accepted"));
        asked.fill(asked.label(REPLY, "/answer"), ANSWER);
        asked.picture("95-answer-draft-en");
        asked.button("compose.hand-over").click();
        asked.see(asked.text("draft.waiting.why"));
        askedReleaser.enter("kgz.releaser");
        release(askedReleaser, draft(asked));
        asked.open("/inbox/notice/" + question);
        asked.see(asked.text("thread.state.answered"));
        assertThat(asked.button("reply.only").count()).isZero();
        asked.picture("96-asked-answered-en");
    }

    @Test
    @Order(3)
    void aSystemAnswersByCommandLineOnce() throws Exception {
        Path answer = Files.createTempFile("answer", ".json");
        Files.writeString(
                answer, "{\"language\":\"ru\",\"body\":{\"outcome\":\"noted\",\"answer\":\"Принято.\"}}", UTF_8);
        CommandLine system = new CommandLine(trial);
        List<String> reply =
                List.of("reply", question, answer.toString(), "--office", "KGZ/information-system", "--json");

        CommandLine.Answer first = system.run(reply.toArray(String[]::new));
        CommandLine.Answer second = system.run(reply.toArray(String[]::new));
        CommandLine.Answer foreign = system.run(
                "reply", question.replaceAll(".$", "0"), answer.toString(), "--office", "KGZ/information-system");

        assertThat(first.code()).as(first.text()).isZero();
        assertThat(first.id()).startsWith("KGZ-");
        assertThat(second.code()).as(second.text()).isEqualTo(4);
        assertThat(second.text()).contains("has answered already");
        assertThat(foreign.code()).as(foreign.text()).isEqualTo(4);
    }

    @Test
    @Order(4)
    void theAskingOfficeReadsTheAnswersAndCloses() {
        asker.open("/sent/notice/" + question);
        asker.see(HEADLINE);
        Locator answers = asker.page().locator(".thread a[href*='inbox/notice/KGZ-']");
        answers.nth(1).waitFor();
        asker.picture("97-asker-answers-ru");
        narrow(asker, "98-asker-answers-narrow-ru");
        answers.first().click();
        asker.page().waitForURL(Pattern.compile(".*/inbox/notice/KGZ-.*"));
        asker.page().locator(".verification").waitFor();
        assertThat(asker.page()
                        .locator(".thread a[href*='sent/notice/" + question + "']")
                        .count())
                .isEqualTo(1);
        asker.open("/sent/notice/" + question);
        asker.button("thread.close").click();
        asker.page().waitForURL(Pattern.compile(".*/drafts/notice/KAZ-.*"));
        asker.choose(asker.label(CLOSING, "/grounds"), asker.code("closing-reason", "answered"));
        asker.fill(asker.label(CLOSING, "/remark"), "Закрыто: " + HEADLINE);
        asker.button("compose.hand-over").click();
        asker.see(asker.text("draft.waiting.why"));
        release(askersReleaser, draft(asker));
        asker.open("/sent/notice/" + question);
        asker.see("ответы больше не принимаются");
        asker.picture("99-asker-closed-ru");
        asked.open("/inbox/notice/" + question);
        asked.see("no more answers are taken");
        asked.snapshot("99-asked-closed-en");
    }
}
