package org.kelisim.portal.release;

import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import org.kelisim.client.release.Pending;
import org.kelisim.notice.Notice;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.notice.NoticeWords;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** The way to what waits for release. */
public final class ReleaseNavigation {

    /** Where the list is. */
    public static final String PATH = "release";

    private ReleaseNavigation() {}

    /** A pending notice as a row of a list. */
    public static Row row(Pending pending, DirectoryNames names, Locale locale) {
        Notice notice = pending.notice();
        String title = Catalogues.subject(notice.type(), notice.typeVersion(), notice.body(), locale);
        Row row = new Row(new RouterLink(title, PendingView.class, notice.id().toString()));
        if (pending.mine()) {
            row.mark(Messages.text("release.mine", Language.of(locale)), Tone.NEUTRAL);
        }
        if (!pending.approved()) {
            row.mark(Messages.text("release.not-approved", Language.of(locale)), Tone.WARNING);
        }
        if (pending.opened()) {
            row.mark(Messages.text("release.opened", Language.of(locale)), Tone.GOOD);
        }
        NoticeWords.priorityMark(row, notice.priority(), locale);
        return row.mark(notice.handling().label(), Tone.NEUTRAL)
                .detail(Catalogues.title(notice.type(), notice.typeVersion(), locale))
                .detail(Messages.text("release.by", Language.of(locale), pending.authorName()))
                .detail(names.full(notice.routing().recipients()))
                .detail(Dates.moment(pending.handedOverAt(), locale));
    }
}
