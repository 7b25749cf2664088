package org.kelisim.portal.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.util.function.Consumer;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.LanguageMemory;

/** The choice of language, on every page from the first; the page is drawn anew in the chosen one. */
public final class LanguageSwitch extends Div {

    private final transient Consumer<Language> chosen;

    /** A button for each language, the present one pressed; a choice is remembered by this browser. */
    public LanguageSwitch() {
        this(language -> {});
    }

    /** As before, and somebody else is told of the choice, too. */
    LanguageSwitch(Consumer<Language> chosen) {
        this.chosen = chosen;
        addClassName("languages");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("language.label"));
        for (Language language : Language.values()) {
            add(button(language));
        }
    }

    private NativeButton button(Language language) {
        NativeButton button = new NativeButton(language.code().toUpperCase(java.util.Locale.ROOT));
        boolean present = Language.of(getLocale()) == language;
        button.getElement()
                .setAttribute("lang", language.code())
                .setAttribute("aria-label", button.getText() + " " + language.ownName())
                .setAttribute("aria-pressed", String.valueOf(present));
        button.addClickListener(click -> choose(language));
        return button;
    }

    private void choose(Language language) {
        VaadinService.getCurrentResponse().addCookie(LanguageMemory.cookie(language));
        chosen.accept(language);
        VaadinSession.getCurrent().setLocale(language.locale());
        UI.getCurrent().getPage().reload();
    }
}
