package org.kelisim.portal.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.Locale;
import org.kelisim.client.node.PartyNode;
import org.kelisim.notice.Notice;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.Mark;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.text.Dates;

/**
 * A notice as a reader sees it: labels and codes in the reader's language, what was written as it was
 * written, with its language named. Shows all of the notice, so that a releasing officer misses nothing.
 */
public final class NoticeSheet extends Div {

    private final transient Notice notice;
    private final Facts head = new Facts();

    /** A notice, complete. */
    public NoticeSheet(Notice notice, PartyNode node) {
        this.notice = notice;
        addClassName("sheet");
        add(marks(), head(DirectoryNames.of(node, getLocale()), AgreementNames.of(node, getLocale())));
        BodySections.of(notice.type(), notice.typeVersion(), notice.body(), notice.language(), getLocale())
                .forEach(this::add);
    }

    /** The notice's type, in the reader's language. */
    public String title() {
        return Catalogues.title(notice.type(), notice.typeVersion(), getLocale());
    }

    /** Adds the office's own incoming number and when it arrived. */
    public void addReceived(String incoming, Instant receivedAt) {
        head.fact(getTranslation("notice.incoming"), incoming)
                .fact(getTranslation("notice.received"), Dates.moment(receivedAt, getLocale()));
    }

    private Div marks() {
        Mark handling = new Mark(notice.handling().label(), Tone.NEUTRAL);
        handling.addClassName(
                "tlp-" + notice.handling().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Div marks = new Div(handling);
        marks.add(new Span(NoticeWords.handling(notice.handling(), getLocale())));
        marks.addClassName("sheet-marks");
        return marks;
    }

    private Section head(DirectoryNames names, AgreementNames agreements) {
        NoticeFact.of(notice, names, agreements, getLocale()).forEach(fact -> head.fact(fact.label(), lines(fact)));
        return BodySections.panel(getTranslation("notice.head"), head);
    }

    private static Component lines(NoticeFact fact) {
        if (fact.lines().size() == 1) {
            return new Span(fact.lines().getFirst());
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        fact.lines().forEach(line -> list.add(new ListItem(line)));
        return list;
    }
}
