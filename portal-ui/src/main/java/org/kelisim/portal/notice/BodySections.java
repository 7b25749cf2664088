package org.kelisim.portal.notice;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;
import tools.jackson.databind.node.ObjectNode;

/** A body as titled panels in the reader's language; nothing of it is left out. */
public final class BodySections {

    private BodySections() {}

    /** @param writtenIn language code of the free texts */
    public static List<Section> of(String type, int version, ObjectNode body, String writtenIn, Locale locale) {
        return Catalogues.find(type, version)
                .map(known -> known(known, body, writtenIn, locale))
                .orElseGet(() -> List.of(panel(text("notice.unknown-type", locale), BodyFacts.plain(body))));
    }

    private static List<Section> known(NoticeType type, ObjectNode body, String writtenIn, Locale locale) {
        BodyFacts facts = new BodyFacts(writtenIn);
        List<Section> sections = new ArrayList<>();
        Catalogues.all()
                .render(type, body, locale)
                .forEach(section -> sections.add(panel(section.label(), facts.of(section.entries()))));
        ObjectNode rest = body.deepCopy();
        type.fields().forEach(field -> rest.remove(field.name()));
        if (!rest.isEmpty()) {
            sections.add(panel(text("notice.beyond", locale), BodyFacts.plain(rest)));
        }
        return sections;
    }

    /** A panel with its title. */
    public static Section panel(String title, Facts facts) {
        Section panel = new Section(new H2(title), facts);
        panel.addClassName("panel");
        return panel;
    }

    private static String text(String key, Locale locale) {
        return Messages.text(key, Language.of(locale));
    }
}
