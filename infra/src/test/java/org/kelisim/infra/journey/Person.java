package org.kelisim.infra.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.FormField;
import org.kelisim.catalogue.NoticeType;

/** What a person does at a portal, in the own language: texts come from the same files that the portal uses. */
final class Person {

    static final String PASSWORD = "almaty-2013";
    static final String PIN = "135790";

    private final Page page;
    private final String portal;
    private final java.util.Locale locale;
    private final ResourceBundle texts;

    Person(Page page, String portal, String language) {
        this.page = page;
        this.portal = portal;
        this.locale = java.util.Locale.of(language);
        this.texts = ResourceBundle.getBundle("text.messages", locale);
    }

    Page page() {
        return page;
    }

    java.util.Locale locale() {
        return locale;
    }

    String text(String key, Object... arguments) {
        String text = texts.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    Person logIn(String username) {
        return logIn(username, PASSWORD);
    }

    Person logIn(String username, String password) {
        page.navigate(portal + "/");
        return logInHere(username, password);
    }

    /** From the login page on, to wherever the person wanted to go. */
    Person logInHere(String username, String password) {
        page.getByText(text("login.enter"), exact()).last().click();
        fillKeycloak(username, password);
        return this;
    }

    private void fillKeycloak(String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login, [name=login]").first().click();
    }

    Person unlock(String pin) {
        Locator field = page.locator("vaadin-password-field input").first();
        field.fill(pin);
        button("unlock.action").click();
        return this;
    }

    Person enter(String username) {
        logIn(username).unlock(PIN);
        page.waitForURL(Pattern.compile("^(?!.*unlock).*$"));
        return this;
    }

    /** At a portal that several parties share: the choice comes first. */
    Person enterAt(String party, String username) {
        page.navigate(portal + "/");
        page.getByText(party).first().click();
        fillKeycloak(username, PASSWORD);
        unlock(PIN);
        page.waitForURL(Pattern.compile("^(?!.*unlock).*$"));
        return this;
    }

    Locator button(String key) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text(key)).setExact(true));
    }

    /** Clicks the button of that name in the dialog that opens. */
    void confirm(String key) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text(key)).setExact(true))
                .click();
    }

    Locator see(String text) {
        Locator found = page.getByText(text).locator("visible=true").first();
        found.waitFor();
        return found;
    }

    Person open(String path) {
        page.navigate(portal + path);
        return this;
    }

    /** The label of a field of the catalogue in this person's language. */
    String label(NoticeType type, String path) {
        return type.fields().stream()
                .filter(field -> field.path().equals(path))
                .map(field -> ((FormField) field).label(locale))
                .findFirst()
                .orElseThrow();
    }

    String code(String list, String code) {
        return Catalogue.builtIn()
                .codes(list)
                .flatMap(codes -> codes.code(code))
                .orElseThrow()
                .label()
                .in(locale);
    }

    /** Writes into a field and waits until the portal has taken it. */
    void fill(String label, String value) {
        Locator field = page.getByLabel(label).first();
        saved(() -> {
            field.fill(value);
            field.press("Tab");
        });
    }

    void choose(String label, String value) {
        Locator field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label))
                .first();
        field.click();
        field.fill(value);
        Locator option = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(value))
                .first();
        saved(option::click);
        field.press("Escape");
    }

    void day(String label, String value) {
        Locator field = page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
        saved(() -> {
            field.fill(value);
            field.press("Enter");
        });
    }

    private void saved(Runnable act) {
        page.waitForResponse(response -> response.url().contains("v-r=uidl"), act);
    }

    /** Begins a draft of a type. */
    Person begin(NoticeType type) {
        open("/drafts/new");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(type.title(locale)))
                .click();
        page.waitForURL(Pattern.compile(".*/notice/[A-Z]+-.*"));
        return this;
    }

    /** Fills every compulsory field but those that were filled. */
    void complete(NoticeType type, String... filled) {
        type.fields().stream()
                .filter(field -> field.required() && !List.of(filled).contains(field.path()))
                .forEach(this::fillRequired);
    }

    /** Fills a compulsory field as its kind asks: the first code of its list, a day, a sentence. */
    private void fillRequired(FormField field) {
        switch (field.kind()) {
            case CODE, CODES ->
                choose(
                        field.label(locale),
                        field.codes().orElseThrow().codes().getFirst().label().in(locale));
            case PERIOD -> day(text("form.period.from"), "01.11.2026");
            default -> fill(field.label(locale), "—");
        }
    }

    /** Opens the row of a list that shows this text. */
    void follow(String text) {
        page.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    boolean sees(String text) {
        return page.getByText(text).count() > 0;
    }

    /** Looks at the view: a screenshot for people, and axe. */
    Person picture(String name) {
        page.waitForFunction("!document.querySelector('[opening], [closing]')"); // half open is half transparent
        Accessibility.look(page, name);
        return snapshot(name);
    }

    /** Makes the window high enough for a long page to be seen at once. */
    Person tall() {
        page.setViewportSize(1280, 1800);
        return this;
    }

    /** A screenshot of whatever there is. */
    Person snapshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
        return this;
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
