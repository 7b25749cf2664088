package org.kelisim.portal.outbox;

import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.notice.NoticeWords;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** The way to what was sent. */
public final class OutboxNavigation {

    /** Where the list is. */
    public static final String PATH = "sent";

    private OutboxNavigation() {}

    /** A link to a sent notice. */
    public static RouterLink link(DispatchId id, String text) {
        return new RouterLink(text, SentNoticeView.class, id.toString());
    }

    /** A sent notice as a row of a list. */
    public static Row row(OutboxEntry entry, DirectoryNames names, Locale locale) {
        Language language = Language.of(locale);
        String type = Catalogues.title(entry.type(), entry.typeVersion(), locale);
        String title = entry.subject().isBlank() ? type : entry.subject();
        Row row = new Row(link(entry.id(), title));
        row.mark(SendStates.word(entry.state(), locale), SendStates.tone(entry.state()));
        NoticeWords.priorityMark(row, entry.priority(), locale);
        row.mark(entry.handling().label(), Tone.NEUTRAL);
        row.detail(type)
                .detail(names.full(entry.recipients().stream()
                        .map(OutboxEntry.RecipientState::office)
                        .toList()))
                .detail(Dates.moment(entry.sentAt().orElse(entry.queuedAt()), locale));
        entry.registration().ifPresent(number -> row.detail(Messages.text("outbox.number", language, number)));
        entry.trouble().ifPresent(trouble -> row.detail(trouble.in(locale)));
        return row;
    }
}
