package org.kelisim.infra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Step;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.json.Digest;

/**
 * An agreement in a real browser, from the proposal in Kazakhstan to its suspension in Kyrgyzstan: two officers of each
 * party for every act, entry into force explained to both in their languages, and a channel that carries what was agreed,
 * and nothing before, beside or after.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgreementIT {

    private static final NoticeType ALERT = Alert.TYPE;
    private static final NoticeType REQUEST =
            Catalogue.builtIn().newest("readmission-request").orElseThrow();
    private static final String NAME = "journey-readmission";
    private static final String ID = "KAZ-" + NAME;
    private static final String FILE_RU = ID + ".ru.txt";
    private static final String TEXT_RU = "Статья 1. Стороны осуществляют реадмиссию лиц.\n";
    private static final String TITLE_EN = "Agreement on readmission, as the journey concludes it";
    private static final String TITLE_RU = "Соглашение о реадмиссии, которое заключают в испытании";

    private static RunningTrial trial;
    private static Browser browser;
    private static Person author;
    private static Person releaser;
    private static Person partner;
    private static Person partnersReleaser;
    private static NominalSender api;
    private static Digest terms = Digest.of();

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        browser = new Browser();
        author = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.officer");
        releaser = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.releaser");
        partner = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.officer");
        partnersReleaser = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.releaser");
        api = new NominalSender(trial, "KAZ/migration-service");
    }

    @AfterAll
    static void stop() {
        browser.close();
        api.close();
    }

    /** For whoever has to find out why a step failed. */
    @AfterEach
    void pictureWhatEachSees() {
        author.snapshot("last-agreement-author");
        releaser.snapshot("last-agreement-releaser");
        partner.snapshot("last-agreement-partner");
        partnersReleaser.snapshot("last-agreement-partners-releaser");
    }

    @Test
    @Order(1)
    void aStateProposesAndASecondOfficerReleases() throws Exception {
        author.open("/agreements/new");
        author.fill(author.text("register.name"), NAME);
        author.fill(author.text("register.title-en"), TITLE_EN);
        author.fill(author.text("register.title-ru"), TITLE_RU);
        author.choose(author.text("register.parties"), "Кыргызстан");
        author.choose(author.text("agreement.languages"), "киргизский");
        upload(0, "Келишим.pdf", SampleFiles.pdf());
        upload(1, "Соглашение.txt", TEXT_RU.getBytes(UTF_8));
        author.choose(author.text("register.types"), ALERT.title(Locale.of("ru")));
        author.choose(author.text("register.types"), REQUEST.title(Locale.of("ru")));
        author.choose(author.text("register.purposes"), author.text("agreement.purpose.prevention"));
        author.choose(author.text("register.purposes"), author.text("agreement.purpose.readmission"));
        author.picture("30-agreement-new-ru");
        author.button("register.do").click();
        author.see(author.text("agreement.mine"));
        author.picture("31-agreement-drawn-up-ru");
        author.see(FILE_RU);
        release(releaser);
        releaser.see(text(releaser, "state.negotiating"));
    }

    private static void upload(int row, String name, byte[] bytes) {
        author.page()
                .locator("vaadin-upload input[type=file]")
                .nth(row)
                .setInputFiles(new FilePayload(name, "application/octet-stream", bytes));
        author.page().locator(".tone-good").nth(row).waitFor();
    }

    @Test
    @Order(2)
    void theOtherStateSeesItAndBothSignTheSameDigest() throws Exception {
        partner.open("/agreements");
        partner.see(TITLE_EN);
        partner.picture("32-agreements-en");
        assertThat(api.send(ID, terms, REQUEST.id()).reason())
                .as("only proposed")
                .isEqualTo("channel-closed");

        partner.open("/agreements/agreement/" + ID);
        labelled(partner, "attachments.fetch.what", FILE_RU).click();
        Locator save = labelled(partner, "attachments.save.what", FILE_RU);
        Download download = partner.page().waitForDownload(save::click);
        assertThat(Files.readString(download.path())).as("byte for byte").isEqualTo(TEXT_RU);
        partner.picture("33-agreement-texts-en");
        partner.page().setViewportSize(390, 844);
        partner.picture("33-agreement-texts-narrow-en");
        partner.page().setViewportSize(1280, 900);

        List<String> signedByOne = act(author, ActionKind.SIGN, "17.10.2016");
        release(releaser);
        List<String> signedByOther = act(partner, ActionKind.SIGN, "17.10.2016");
        partner.picture("33-agreement-to-sign-en");
        assertThat(signedByOther).as("document and terms").hasSize(2).isEqualTo(signedByOne);
        terms = Digest.parse(signedByOne.getLast());
        release(partnersReleaser);
        partnersReleaser.see(text(partnersReleaser, "state.signed"));
    }

    @Test
    @Order(3)
    void bothNotifyAndItsEntryIntoForceIsExplained() throws Exception {
        act(author, ActionKind.NOTIFY, "20.06.2017");
        release(releaser);
        NominalSender.Answer early = api.send(ID, terms, REQUEST.id());
        assertThat(early.reason()).isEqualTo("channel-closed");
        assertThat(early.detail()).contains("Agreement " + ID + " (signed)");
        act(partner, ActionKind.NOTIFY, "11.07.2017");
        release(partnersReleaser);

        partner.open("/agreements/agreement/" + ID);
        partner.see("last notification 11 July 2017 + 30 days = 10 August 2017");
        partner.see("In force since 10 August 2017");
        partner.see("The channel between Kazakhstan, Kyrgyzstan is open since");
        partner.picture("34-agreement-in-force-en");
        author.open("/agreements/agreement/" + ID);
        author.see("последнее уведомление 11 июля 2017 + 30 дн. = 10 августа 2017");
        author.see("Действует с 10 августа 2017");
        author.picture("35-agreement-in-force-ru");
    }

    @Test
    @Order(4)
    void theChannelCarriesWhatWasAgreed() throws Exception {
        assertThat(api.send(ID, terms, REQUEST.id()).status())
                .as("a nominal dispatch")
                .isEqualTo(201);
        assertThat(api.send("KAZ-no-such-agreement", terms, REQUEST.id()).reason())
                .isEqualTo("agreement-unknown");

        author.begin(ALERT);
        author.see(author.text("citation.title"));
        author.choose(author.text("notice.to"), "Миграционная служба (Таджикистан)");
        author.see(author.text("citation.none"));
        author.picture("36-citation-none-ru");
    }

    @Test
    @Order(5)
    void anAuthorCitesItAndASecondOfficerReadsUnderWhatAndWhatFor() {
        author.begin(ALERT);
        author.fill(author.label(ALERT, "/headline"), "Под соглашением испытания");
        author.complete(ALERT, "/headline");
        author.choose(author.text("notice.to"), "Миграционная служба (Кыргызстан)");
        select(author, author.text("notice.agreement"), TITLE_RU);
        author.button("compose.hand-over").click();
        author.see(author.text("citation.title"));
        assertThat(author.page().locator("vaadin-select[invalid]")).hasCount(1);
        author.picture("37-citation-purpose-missing-ru");
        select(author, author.text("notice.purpose"), author.text("agreement.purpose.prevention"));
        author.picture("38-citation-ru");
        author.page().setViewportSize(390, 844);
        author.picture("38-citation-narrow-ru");
        author.page().setViewportSize(1280, 900);
        author.button("compose.hand-over").click();
        author.see(author.text("draft.waiting.why"));
        author.see(TITLE_RU + " (" + ID + ")");

        releaser.open("/release");
        releaser.follow("Под соглашением испытания");
        releaser.see(TITLE_RU + " (" + ID + ")");
        releaser.see(releaser.text("agreement.purpose.prevention"));
        releaser.picture("39-citation-to-release-ru");
    }

    @Test
    @Order(6)
    void otherTermsHoldOnceBothHaveAdoptedThem() throws Exception {
        author.open("/agreements/amend/" + ID);
        author.fill(author.text("register.retain"), "180");
        author.picture("42-agreement-amend-ru");
        author.button("amend.do").click();
        author.see(author.text("agreement.mine"));
        release(releaser);
        act(author, ActionKind.ADOPT, today());
        release(releaser);
        partner.open("/agreements/agreement/" + ID);
        partner.see("Kept for at most 365 days");
        act(partner, ActionKind.ADOPT, today());
        release(partnersReleaser);
        partnersReleaser.see("Kept for at most 180 days");
        assertThat(api.send(ID, terms, REQUEST.id()).reason())
                .as("the old terms")
                .isEqualTo("channel-other-terms");
    }

    private static String today() {
        return DateTimeFormatter.ofPattern("dd.MM.yyyy").format(LocalDate.now(ZoneOffset.UTC));
    }

    private static Locator labelled(Person person, String key, String name) {
        return person.page()
                .getByLabel(person.text(key, name), new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    @Test
    @Order(7)
    void suspensionClosesTheChannelForEverybody() throws Exception {
        act(partner, ActionKind.SUSPEND, today());
        release(partnersReleaser);
        partnersReleaser.see(text(partnersReleaser, "channel.suspended"));
        partnersReleaser.picture("40-agreement-suspended-en");
        NominalSender.Answer late = api.send(ID, terms, REQUEST.id());
        assertThat(late.reason()).isEqualTo("channel-closed");
        assertThat(late.detail()).contains("Agreement " + ID + " (suspended)");

        author.open("/agreements/agreement/" + ID);
        author.see(text(author, "channel.suspended"));
        author.picture("41-agreement-suspended-ru");
        releaser.open("/release");
        releaser.follow("Под соглашением испытания");
        releaser.button("pending.release").click();
        releaser.see(text(releaser, "channel.suspended"));
    }

    @Test
    @Order(8)
    void noViewOnTheWayKeepsAnybodyOut() {
        assertThat(Accessibility.found()).isEmpty();
    }

    private static String text(Person person, String key) {
        return Step.text(key, person.locale());
    }

    /** Draws an act up; the digests of document and terms that are shown before it is signed. */
    private static List<String> act(Person person, ActionKind kind, String day) {
        person.open("/agreements/agreement/" + ID);
        String name = text(person, "kind." + kind.wire());
        person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        boolean fromThenOn = kind == ActionKind.SUSPEND;
        person.day(person.text(fromThenOn ? "agreement.act.from" : "agreement.act.on"), day);
        person.button("agreement.act.do").click();
        person.see(person.text("agreement.mine"));
        return person.page()
                .locator("main .decision")
                .getByText(Pattern.compile("^[0-9a-f]{96}$"))
                .allTextContents();
    }

    private static void release(Person person) {
        person.open("/agreements/agreement/" + ID);
        person.button("agreement.release").click();
        person.see(person.text("agreement.taken"));
    }

    private static void select(Person person, String label, String item) {
        Locator named = person.page().getByText(label, new Page.GetByTextOptions().setExact(true));
        person.page()
                .locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHas(named))
                .locator("vaadin-select-value-button")
                .click();
        Locator option = person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(item))
                .first();
        person.page().waitForResponse(response -> response.url().contains("v-r=uidl"), option::click);
    }
}
