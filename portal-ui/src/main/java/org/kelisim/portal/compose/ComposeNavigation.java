package org.kelisim.portal.compose;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.text.PlainLine;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** The way to drafts and to a new notice. */
public final class ComposeNavigation {

    /** Where the drafts are. */
    public static final String PATH = "drafts";

    private ComposeNavigation() {}

    /** Goes to the choice of a type for a new notice. */
    public static void startNew() {
        UI.getCurrent().navigate(ChooseTypeView.class);
    }

    /** A link to the choice of a type for a new notice. */
    public static RouterLink newLink(String text) {
        return new RouterLink(text, ChooseTypeView.class);
    }

    /** Goes to a draft. */
    public static void open(DispatchId draft) {
        UI.getCurrent().navigate(DraftView.class, draft.toString());
    }

    /** A draft that another has left behind, as a row of a list. */
    public static Row leftRow(LeftDraft left, DirectoryNames names, Locale locale) {
        String author = PlainLine.of(left.draft().authorName());
        return row(left.draft(), names, locale)
                .detail(Messages.text(leftKey("row", left), Language.of(locale), author));
    }

    /** The key of what is said of a draft by why it may be taken over. */
    static String leftKey(String what, LeftDraft left) {
        return "left." + what + "." + left.why().name().toLowerCase(Locale.ROOT);
    }

    /** A draft as a row of a list. */
    public static Row row(Draft draft, DirectoryNames names, Locale locale) {
        Language language = Language.of(locale);
        String title = Catalogues.subject(draft.type(), draft.typeVersion(), draft.body(), locale);
        Row row = new Row(new RouterLink(title, DraftView.class, draft.id().toString()));
        switch (draft.state()) {
            case DraftState.Writing writing -> row.mark(Messages.text("draft.writing", language), Tone.NEUTRAL);
            case DraftState.HandedOver handedOver -> row.mark(Messages.text("draft.handed-over", language), Tone.NEW);
            case DraftState.SentBack back -> row.mark(Messages.text("draft.sent-back", language), Tone.WARNING);
        }
        String recipients = draft.recipients().isEmpty()
                ? Messages.text("draft.no-recipients", language)
                : names.full(draft.recipients());
        String type = Catalogues.title(draft.type(), draft.typeVersion(), locale);
        if (!type.equals(title)) {
            row.detail(type);
        }
        return row.detail(recipients)
                .detail(Messages.text("draft.changed", language, Dates.moment(draft.changedAt(), locale)));
    }
}
