package org.kelisim.portal.compose;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftEdit;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.release.HandOver;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.attachment.AttachmentEditor;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.form.CatalogueForm;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.AgreementNames;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** Writes a draft: every change is saved at once, so that a lost session or a reload loses nothing. */
final class DraftEditor extends Div {

    private final transient OfficerSession session;
    private final transient Consumer<Draft> replaced;
    private final Envelope envelope;
    private final CatalogueForm form;
    private final ProblemList problems = new ProblemList();
    private final Div blocked = new Div();
    private final Span saved = new Span();
    private transient Draft draft;

    DraftEditor(OfficerSession session, NoticeType type, Draft draft, Consumer<Draft> replaced) {
        this.session = session;
        this.replaced = replaced;
        this.draft = draft;
        Offers offers = new Offers(session.node().directory(), draft.office(), getLocale());
        DirectoryNames names = DirectoryNames.of(session.node(), getLocale());
        Citation citation =
                new Citation(type, draft, AgreementNames.of(session.node(), getLocale()), names, this::save);
        this.envelope = new Envelope(type, offers.recipients(type, Instant.now()), citation, names, this::save);
        this.form = new CatalogueForm(type, this::save);
        envelope.show(draft);
        form.show(draft.body());
        saved.addClassName("help");
        saved.getElement().setAttribute("role", "status");
        sayWhenSaved();
        add(
                new Paragraph(type.description(getLocale())),
                problems,
                blocked,
                envelope,
                form,
                new AttachmentEditor(session, draft.id()));
        addEnd();
    }

    private void addEnd() {
        Button handOver = new Button(getTranslation("compose.hand-over"), click -> handOver());
        handOver.addThemeVariants(ButtonVariant.PRIMARY);
        handOver.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        Button delete = new Button(getTranslation("compose.delete"), click -> askToDelete());
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        Div foot = new Div(handOver, saved);
        foot.addClassName("foot");
        add(new Actions(delete), foot);
    }

    private boolean save() {
        DraftEdit edit = draft.edit().body(form.body());
        envelope.collect(edit);
        try {
            draft = session.node().drafts().save(session.officer(), edit.done());
            envelope.saved(draft);
            sayWhenSaved();
            return true;
        } catch (NotAllowedException e) {
            saved.setText(getTranslation("compose.not-saved", e.reason().in(getLocale())));
            saved.addClassName("error-line");
            return false;
        }
    }

    private void sayWhenSaved() {
        saved.removeClassName("error-line");
        saved.setText(getTranslation("draft.changed", Dates.moment(draft.changedAt(), getLocale())));
    }

    private void handOver() {
        clearComplaints();
        if (!save()) {
            return;
        }
        switch (session.node().desk().handOver(draft, session.officer())) {
            case HandOver.HandedOver done -> {
                Toast.tell(getTranslation("compose.handed-over"));
                reload(done.notice().id());
            }
            case HandOver.Problems found -> complain(found.problems());
            case HandOver.Blocked rule -> block(getTranslation("compose.blocked", rule.rule(), worded(rule.reason())));
            case HandOver.Refused refused -> block(worded(refused.reason()));
        }
    }

    private String worded(Message message) {
        return DirectoryNames.of(session.node(), getLocale()).worded(message);
    }

    private void reload(DispatchId id) {
        session.node().drafts().find(session.officer(), id).ifPresent(replaced);
    }

    private void clearComplaints() {
        blocked.removeAll();
        problems.clear();
        envelope.clearComplaints();
        form.clearComplaints();
    }

    private void complain(List<Problem> found) {
        found.forEach(problem -> {
            String message = problem.message().in(getLocale());
            if (!envelope.complain(problem.field(), message)) {
                form.complain(problem.field(), message);
            }
        });
        problems.show(found, this::sentence, this::focusOn);
        focusOn(found.getFirst());
    }

    private String sentence(Problem problem) {
        String place = envelope.label(problem.field()).orElseGet(() -> form.label(problem.field()));
        String message = problem.message().in(getLocale());
        return place.isEmpty() ? message : getTranslation("compose.problem", place, message);
    }

    private void focusOn(Problem problem) {
        if (!envelope.focusOn(problem.field())) {
            form.focusOn(problem.field());
        }
    }

    private void block(String reason) {
        blocked.removeAll();
        blocked.add(new Callout(Tone.BAD, reason));
        blocked.scrollIntoView();
    }

    private void askToDelete() {
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("compose.delete.title"),
                getTranslation("compose.delete.text"),
                getTranslation("compose.delete"),
                confirmed -> delete());
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("kit.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void delete() {
        try {
            session.node().drafts().delete(session.officer(), draft.id());
            UI.getCurrent().navigate(DraftsView.class);
        } catch (NotAllowedException e) {
            Toast.warn(e.reason().in(getLocale()));
        }
    }
}
