package org.kelisim.infra.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.catalogue.NoticeType;

/**
 * Attachments in a real browser: an officer attaches files in Russian and is told plainly what is refused, the releasing
 * officer looks at them, the recipient fetches, looks and saves in English, and nobody else gets anything.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttachmentIT {
    private static final NoticeType ALERT = Alert.TYPE;
    private static final String MARK = "Вложения" + Long.toString(System.nanoTime(), 36);
    private static final String RECIPIENT = "Пограничная служба (Кыргызстан)";

    private static RunningTrial trial;
    private static Browser browser;
    private static Person author;
    private static Person releaser;
    private static Person reader;
    private static String imageAddress;

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        browser = new Browser();
        author = new Person(browser.person("ru-RU"), trial.kaz(), "ru");
        releaser = new Person(browser.person("ru-RU"), trial.kaz(), "ru");
        reader = new Person(browser.person("en-GB"), trial.kgz(), "en");
    }

    @AfterAll
    static void stop() {
        assertThat(Accessibility.found())
                .filteredOn(it -> it.matches("7[0-9]-.*"))
                .isEmpty();
        browser.close();
    }

    /** For whoever has to find out why a step failed. */
    @AfterEach
    void pictureWhatEachSees() {
        author.snapshot("last-attachment-author");
        releaser.snapshot("last-attachment-releaser");
        reader.snapshot("last-attachment-reader");
    }

    private static void attach(String name, byte[] bytes) {
        author.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(name, "application/octet-stream", bytes));
    }

    private static Locator line(Person person, String name) {
        return person.page()
                .locator("li.attachment")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static Locator action(Person person, String key, String name) {
        return person.page()
                .getByLabel(person.text(key, name), new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    @Test
    @Order(1)
    void anOfficerAttachesFilesAndIsToldWhatIsRefused() throws Exception {
        author.enter("kaz.officer").begin(ALERT);
        author.fill(author.label(ALERT, "/headline"), MARK);
        author.choose(author.text("notice.to"), RECIPIENT);
        author.complete(ALERT, "/headline");
        attach("Печать.png", SampleFiles.png());
        line(author, "Печать.png").waitFor();
        attach("Маршрут.pdf", SampleFiles.pdf());
        line(author, "Маршрут.pdf").waitFor();
        attach("бомба.png", SampleFiles.pngOf(60_000, 60_000));
        line(author, "бомба.png").waitFor();
        attach("<img src=x onerror=alert(1)>.csv", "a;b".getBytes(UTF_8));
        line(author, "onerror").waitFor();
        attach("скан.pdf", "<html><script>alert(1)</script></html>".getBytes(UTF_8));
        author.see("на самом деле это простой текст");
        attach("пусто.txt", new byte[0]);
        author.see("Файл пусто.txt пуст");
        attach("фото\u202Egnp.exe", SampleFiles.png());
        author.see("невидимые знаки");
        author.page().locator(".attachments").scrollIntoViewIfNeeded();
        author.picture("70-attachments-draft-ru");
        author.page().setViewportSize(390, 844);
        author.picture("71-attachments-draft-narrow-ru");
        author.page().setViewportSize(1280, 900);
        action(author, "attachments.remove.what", "<img src=x onerror=alert(1)>.csv")
                .click();
        line(author, "onerror").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        author.page().reload();
        line(author, "Маршрут.pdf").waitFor();
        assertThat(author.page().locator("li.attachment").count()).isEqualTo(3);
        author.button("compose.hand-over").click();
        author.see(author.text("draft.waiting.why"));
    }

    @Test
    @Order(2)
    void theReleasingOfficerLooksAtThemBeforeReleasing() {
        releaser.enter("kaz.releaser").open("/release");
        releaser.follow(MARK);
        line(releaser, "Печать.png").waitFor();
        releaser.picture("72-attachments-to-release-ru");
        action(releaser, "attachments.look.what", "Печать.png").click();
        Locator image = releaser.page().locator("img.preview-image");
        image.waitFor();
        assertThat(image.evaluate("it => it.decode().then(() => it.naturalWidth)"))
                .isEqualTo(480);
        releaser.snapshot("73-preview-image-ru");
        releaser.button("kit.close").click();
        action(releaser, "attachments.look.what", "бомба.png").click();
        releaser.see(releaser.text("attachments.not-shown"));
        releaser.button("kit.close").click();
        releaser.button("pending.release").click();
        releaser.see(releaser.text("pending.released"));
    }

    @Test
    @Order(3)
    void theRecipientFetchesLooksAndSaves() throws Exception {
        reader.enter("kgz.officer2").open("/inbox");
        Locator row = reader.page().locator("a[href*='inbox/notice/']").first();
        row.waitFor();
        row.click();
        reader.see(MARK);
        reader.picture("74-attachments-received-en");
        for (String name : new String[] {"Печать.png", "Маршрут.pdf", "бомба.png"}) {
            action(reader, "attachments.fetch.what", name).click();
            action(reader, "attachments.save.what", name).waitFor();
        }
        reader.picture("75-attachments-fetched-en");
        reader.page().setViewportSize(390, 844);
        reader.picture("76-attachments-fetched-narrow-en");
        reader.page().setViewportSize(1280, 900);
        Response shown = reader.page()
                .waitForResponse(
                        response -> response.url().contains("VAADIN/dynamic"),
                        () -> action(reader, "attachments.look.what", "Печать.png")
                                .click());
        imageAddress = shown.url();
        assertThat(shown.headers())
                .containsEntry("content-type", "image/png")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-store");
        assertThat(shown.headerValue("content-security-policy")).contains("default-src 'none'", "sandbox");
        reader.button("kit.close").click();
        Response pdf = reader.page()
                .waitForResponse(
                        response -> response.url().contains("VAADIN/dynamic"),
                        () -> action(reader, "attachments.look.what", "Маршрут.pdf")
                                .click());
        assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
        reader.page().locator("iframe.preview-frame").waitFor();
        reader.page()
                .waitForCondition(() -> reader.page().frames().stream()
                        .anyMatch(frame -> frame.url().startsWith("chrome-extension:")));
        assertThat(pdf.headerValue("content-security-policy")).contains("default-src 'none'", "sandbox");
        reader.snapshot("77-preview-pdf-en");
        aLinkInThePdfDoesNotTakeThePortalAway();
        reader.button("kit.close").click();
        Download saved = reader.page()
                .waitForDownload(() ->
                        action(reader, "attachments.save.what", "Маршрут.pdf").click());
        assertThat(saved.suggestedFilename()).isEqualTo("Маршрут.pdf");
        assertThat(Files.readAllBytes(saved.path())).isEqualTo(SampleFiles.pdf());
    }

    /** The page asks before it is left, and who stays has lost nothing. */
    private static void aLinkInThePdfDoesNotTakeThePortalAway() {
        String address = reader.page().url();
        AtomicReference<String> asked = new AtomicReference<>("");
        reader.page().onDialog(dialog -> {
            asked.set(dialog.type());
            dialog.dismiss();
        });
        BoundingBox frame = reader.page().locator("iframe.preview-frame").boundingBox();
        for (int tries = 0; asked.get().isEmpty() && tries < 10; tries++) { // until the viewer has drawn its page
            reader.page().mouse().click(frame.x + frame.width * 0.6, frame.y + frame.height * 0.6);
            reader.page().waitForTimeout(1000);
        }
        assertThat(asked.get()).isEqualTo("beforeunload");
        assertThat(reader.page().url()).isEqualTo(address);
    }

    @Test
    @Order(4)
    void theAddressOfAFileIsOfNoUseToAnybodyElse() {
        Person other = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.officer");
        for (Person person : List.of(other, new Person(browser.person("en-GB"), trial.kgz(), "en"))) {
            APIResponse answer = person.page().request().get(imageAddress);
            assertThat(String.valueOf(answer.headers().get("content-type"))).doesNotStartWith("image/");
        }
    }
}
