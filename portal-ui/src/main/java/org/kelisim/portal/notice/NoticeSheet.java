package org.kelisim.portal.notice;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Locale;
import org.kelisim.client.node.PartyNode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Routing;
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
        Routing routing = notice.routing();
        head.fact(getTranslation("notice.from"), names.full(routing.sender()))
                .fact(getTranslation("notice.to"), new OfficeLines(routing.recipients(), names))
                .fact(getTranslation("notice.priority"), NoticeWords.priority(notice.priority(), getLocale()))
                .fact(getTranslation("notice.class"), NoticeWords.noticeClass(routing.noticeClass(), getLocale()))
                .fact(getTranslation("notice.language"), NoticeWords.language(notice.language(), getLocale()))
                .fact(getTranslation("notice.outgoing"), notice.registration())
                .fact(getTranslation("notice.retain"), Dates.day(routing.retainUntil(), getLocale()))
                .fact(getTranslation("notice.agreement"), routing.channel().map(agreements::cited))
                .fact(getTranslation("notice.purpose"), notice.purpose().map(agreements::purpose))
                .fact(getTranslation("notice.reply-to"), routing.inReplyTo().map(Object::toString))
                .fact(
                        getTranslation("notice.reply-within"),
                        routing.replyWithin()
                                .map(within -> getTranslation(
                                        "notice.days."
                                                + within.dayCount().name().toLowerCase(Locale.ROOT),
                                        within.days())))
                .fact(getTranslation("notice.id"), notice.id().toString());
        notice.relations()
                .forEach(relation -> head.fact(
                        getTranslation("notice.relation."
                                + relation.kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')),
                        relation.id().toString()));
        return BodySections.panel(getTranslation("notice.head"), head);
    }
}
