package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.catalogue.NoticeType;

/**
 * An office's paper and people in a real browser: numbers are written as the office wants, several notices are released under
 * one PIN, a received one is printed and found again by its code, and a deputy takes over for an absent colleague.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskIT {
    private static final NoticeType ALERT = Alert.TYPE;
    private static final String MARK = "Стол" + Long.toString(System.nanoTime(), 36);
    private static final String RECIPIENT = "Пограничная служба (Кыргызстан)";
    private static final String PERSIAN = "مسیر تازه از کوردای";
    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}");

    private static RunningTrial trial;
    private static Browser browser;
    private static Person author;
    private static Person releaser;
    private static Person reader;
    private static String code;

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
                .filteredOn(it -> it.matches("8[0-9]-.*"))
                .isEmpty();
        browser.close();
    }

    /** For whoever has to find out why a step failed. */
    @AfterEach
    void pictureWhatEachSees() {
        author.snapshot("last-desk-author");
        releaser.snapshot("last-desk-releaser");
        reader.snapshot("last-desk-reader");
    }

    private static void write(String headline) {
        author.begin(ALERT);
        author.fill(author.label(ALERT, "/headline"), headline);
        author.fill(author.label(ALERT, "/summary"), PERSIAN);
        author.choose(author.text("notice.to"), RECIPIENT);
        author.complete(ALERT, "/headline", "/summary");
        author.button("compose.hand-over").click();
        author.see(author.text("draft.waiting.why"));
    }

    private static void save(Person person, String label, String pattern) {
        Locator field = person.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
        field.fill(pattern);
        field.press("Tab");
        person.page()
                .getByLabel(person.text("numbers.save-what", label), new Page.GetByLabelOptions().setExact(true))
                .click();
    }

    @Test
    @Order(1)
    void aReleasingOfficerSetsHowNumbersAreWritten() {
        releaser.enter("kaz.releaser").open("/office");
        save(releaser, releaser.text("numbers.outgoing"), "{n}");
        releaser.see("один раз год");
        releaser.picture("80-office-ru");
        save(releaser, releaser.text("numbers.outgoing"), "МС-{year}/{n:4}");
        releaser.see(releaser.text("numbers.saved"));
        releaser.page().setViewportSize(390, 844);
        releaser.picture("81-office-narrow-ru");
        releaser.page().setViewportSize(1280, 900);
    }

    @Test
    @Order(2)
    void severalNoticesAreReleasedUnderOnePin() {
        author.enter("kaz.officer");
        write(MARK + " первый");
        write(MARK + " второй");
        releaser.open("/release");
        releaser.see(MARK + " второй");
        Locator unopened = releaser.page()
                .getByLabel(releaser.text("batch.open-first", MARK + " второй"))
                .first();
        assertThat(unopened.isDisabled()).isTrue();
        for (String which : new String[] {" первый", " второй"}) {
            releaser.open("/release");
            releaser.follow(MARK + which);
            releaser.see(releaser.text("pending.what"));
        }
        releaser.open("/release");
        for (String which : new String[] {" первый", " второй"}) {
            releaser.page()
                    .getByLabel(releaser.text("batch.choose", MARK + which))
                    .first()
                    .check();
        }
        releaser.see(releaser.text("batch.release", 2));
        releaser.picture("82-release-several-ru");
        releaser.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(releaser.text("batch.release", 2)))
                .click();
        Locator pin = releaser.page().locator("vaadin-password-field input").first();
        pin.fill(Person.PIN);
        releaser.button("unlock.confirm.action").click();
        releaser.see(releaser.text("batch.outcome", MARK + " первый", releaser.text("batch.released")));
        releaser.picture("83-released-several-ru");
    }

    @Test
    @Order(3)
    void aReceivedNoticeIsPrintedWithItsNumbersItsSealAndItsCode() throws Exception {
        reader.enter("kgz.officer2").open("/inbox");
        reader.page().locator("a[href*='inbox/notice/']").first().click();
        reader.see(PERSIAN);
        code = reader.page().locator(".verification-code").first().textContent();
        assertThat(code).matches(CODE);
        reader.picture("84-received-print-en");
        Download saved = reader.page()
                .waitForDownload(() -> reader.page()
                        .getByText(reader.text("print.save"))
                        .first()
                        .click());
        Path pdf = Path.of("target/screenshots/notice.pdf");
        Files.createDirectories(pdf.getParent());
        saved.saveAs(pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(MARK, code, "Demonstration Officer KAZ", "Demonstration Releaser KAZ", "МС-20");
        }
        reader.button("print.show").click();
        reader.page()
                .waitForCondition(() -> reader.page().frames().stream()
                        .anyMatch(frame -> frame.url().startsWith("chrome-extension:")));
        reader.snapshot("85-print-view-en");
        reader.button("kit.close").click();
        releaser.open("/sent");
        releaser.follow(MARK);
        releaser.page().locator(".verification-code").first().waitFor();
        releaser.picture("86-sent-print-ru");
    }

    @Test
    @Order(4)
    void theCodeFindsTheNoticeForItsOfficesOnly() {
        reader.open("/office");
        check(reader, code.toLowerCase(Locale.ROOT).replace("-", " "));
        reader.see(reader.text("code.open"));
        reader.picture("87-code-found-en");
        Person other = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.officer");
        other.open("/office");
        check(other, code);
        other.see(other.text("code.unknown"));
        check(other, "123");
        other.see(other.text("code.malformed"));
    }

    private static void check(Person person, String typed) {
        person.page().getByLabel(person.text("code.field")).first().fill(typed);
        person.button("code.check").click();
    }

    @Test
    @Order(5)
    void aDeputySeesWhatIsWithTheAbsentColleagueAndTakesItOver() {
        reader.open("/inbox");
        reader.follow(MARK);
        reader.button("work.take").click();
        reader.see(reader.text("work.give-back"));
        String notice = reader.page().url();
        reader.open("/office");
        Locator colleague = reader.page().locator("vaadin-select").first();
        colleague.click();
        reader.page()
                .locator("vaadin-select-item")
                .filter(new Locator.FilterOptions().setHasText("Border Releaser KGZ"))
                .first()
                .click();
        Locator last = reader.page()
                .getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions()
                                .setName(reader.text("deputy.to"))
                                .setExact(true));
        last.fill("31.12.2026");
        last.press("Enter");
        reader.button("deputy.name").click();
        reader.see(reader.text("deputy.end"));
        reader.picture("88-deputy-named-en");
        Person deputy = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.releaser2");
        deputy.see("Demonstration Second Officer KGZ");
        deputy.see(MARK);
        deputy.picture("89-desk-of-deputy-en");
        deputy.page().navigate(notice);
        deputy.button("work.take").click();
        deputy.see(deputy.text("work.give-back"));
        reader.open("/office");
        reader.button("deputy.end").click();
        reader.see(reader.text("deputy.name"));
        releaser.open("/office");
        save(releaser, releaser.text("numbers.outgoing"), "{n}/{year}");
        releaser.see(releaser.text("numbers.saved"));
    }
}
