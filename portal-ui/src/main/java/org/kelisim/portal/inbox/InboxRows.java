package org.kelisim.portal.inbox;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.lists.Received;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.lists.DueMark;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.notice.NoticeWords;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** How an inbox entry looks in a list. Before it is opened, only the header is known. */
final class InboxRows {

    private InboxRows() {}

    /** With who works on it, and until when an answer is waited for. */
    static Row row(Received received, DirectoryNames names, String reader) {
        Locale locale = UI.getCurrent().getLocale();
        Language language = Language.of(locale);
        Row row = row(received.entry(), names);
        received.due().ifPresent(due -> DueMark.add(row, due, "inbox.answer", locale));
        received.holder().ifPresent(holder -> {
            boolean mine = holder.officer().equals(reader);
            row.mark(
                    mine ? Messages.text("work.mine", language) : Messages.text("work.with", language, holder.name()),
                    mine ? Tone.GOOD : Tone.NEUTRAL);
            holder.handed()
                    .filter(it -> mine)
                    .ifPresent(it -> row.detail(
                            it.note().isEmpty()
                                    ? Messages.text("work.handed", language, it.by())
                                    : Messages.text("work.handed.note", language, it.by(), it.note())));
        });
        return row;
    }

    static Row row(InboxEntry entry, DirectoryNames names) {
        Locale locale = UI.getCurrent().getLocale();
        Language language = Language.of(locale);
        String title = entry.summary()
                .map(InboxEntry.Summary::subject)
                .filter(subject -> !subject.isBlank())
                .orElseGet(() -> Messages.text(
                        "inbox.sealed",
                        language,
                        NoticeWords.noticeClass(entry.header().routing().noticeClass(), locale)));
        Row row = new Row(InboxNavigation.link(entry.id(), title));
        switch (entry.state()) {
            case UNREAD -> row.fresh().mark(Messages.text("inbox.unread", language), Tone.NEW);
            case REFUSED -> row.mark(Messages.text("inbox.refused", language), Tone.BAD);
            case READ -> {}
        }
        entry.summary().ifPresent(summary -> {
            NoticeWords.priorityMark(row, summary.priority(), locale);
            row.mark(summary.handling().label(), Tone.NEUTRAL);
            row.detail(Catalogues.title(summary.type(), summary.typeVersion(), locale));
        });
        return row.detail(names.full(entry.sender()))
                .detail(Dates.moment(entry.receivedAt(), locale))
                .detail(Messages.text("inbox.number", language, entry.registration()));
    }
}
