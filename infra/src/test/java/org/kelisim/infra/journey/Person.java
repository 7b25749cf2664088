package org.kelisim.infra.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.text.MessageFormat;
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

    String text(String key, Object... arguments) {
        String text = texts.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    Person logIn(String username) {
        return logIn(username, PASSWORD);
    }

    Person logIn(String username, String password) {
        page.navigate(portal + "/");
        page.getByText(text("login.enter"), exact()).last().click();
        fillKeycloak(username, password);
        return this;
    }

    void fillKeycloak(String username, String password) {
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

    Locator button(String key) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text(key)).setExact(true));
    }

    Locator see(String text) {
        Locator found = page.getByText(text).first();
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

    void fill(String label, String value) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))
                .first();
        field.fill(value);
        field.press("Tab");
    }

    void choose(String label, String value) {
        Locator field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label))
                .first();
        field.click();
        field.fill(value);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(value))
                .first()
                .click();
        field.press("Escape");
    }

    Person picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
        return this;
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
