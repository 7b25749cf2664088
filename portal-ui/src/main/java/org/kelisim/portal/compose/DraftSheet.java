package org.kelisim.portal.compose;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.node.PartyNode;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.notice.AgreementNames;
import org.kelisim.portal.notice.BodySections;
import org.kelisim.portal.notice.NoticeWords;
import org.kelisim.portal.notice.OfficeLines;
import org.kelisim.portal.text.Dates;

/** A draft that cannot be changed at present, to be read. */
final class DraftSheet extends Div {

    DraftSheet(Draft draft, PartyNode node) {
        DirectoryNames names = DirectoryNames.of(node, getLocale());
        AgreementNames agreements = AgreementNames.of(node, getLocale());
        addClassName("sheet");
        Facts head = new Facts()
                .fact(getTranslation("notice.from"), names.full(draft.office()))
                .fact(
                        getTranslation("notice.to"),
                        draft.recipients().isEmpty()
                                ? new Span(getTranslation("draft.no-recipients"))
                                : new OfficeLines(draft.recipients(), names))
                .fact(getTranslation("notice.handling"), draft.handling().label())
                .fact(getTranslation("notice.priority"), NoticeWords.priority(draft.priority(), getLocale()))
                .fact(getTranslation("notice.language"), NoticeWords.language(draft.language(), getLocale()))
                .fact(getTranslation("notice.outgoing"), draft.registration())
                .fact(getTranslation("notice.retain"), Dates.day(draft.retainUntil(), getLocale()))
                .fact(getTranslation("notice.agreement"), draft.channel().map(agreements::cited))
                .fact(getTranslation("notice.purpose"), draft.purpose().map(agreements::purpose))
                .fact(getTranslation("notice.id"), draft.id().toString());
        add(BodySections.panel(getTranslation("notice.head"), head));
        BodySections.of(draft.type(), draft.typeVersion(), draft.body(), draft.language(), getLocale())
                .forEach(this::add);
    }
}
