package org.kelisim.portal.compose;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.text.PlainLine;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.attachment.AttachmentList;
import org.kelisim.portal.attachment.Attachments;
import org.kelisim.portal.dialogue.ThreadPanel;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.notice.NoticeIds;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/**
 * A draft: open for writing, or with the releasing officers, where its author can see why it does not move; or left behind by
 * another, to be read and taken over.
 */
@Route(ComposeNavigation.PATH + "/notice")
@PermitAll
class DraftView extends PortalPage implements HasUrlParameter<String> {

    private final transient OfficerSession session;
    private final Div body = new Div();

    DraftView(OfficerSession session) {
        super("draft.title");
        this.session = session;
        back(new RouterLink(getTranslation("draft.back"), DraftsView.class));
        add(body);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        if (session.unlocked().isEmpty()) {
            return;
        }
        DispatchId id = NoticeIds.parse(parameter).orElseThrow(NotFoundException::new);
        show(id);
        NodeEvents.follow(body, session.node(), happened -> {
            if (happened instanceof NodeEvent.DeskChanged change
                    && change.id().equals(id)
                    && session.unlocked().isPresent()) {
                refresh(id);
            }
        });
    }

    /** Nobody goes on writing what is another's meanwhile. */
    private void refresh(DispatchId id) {
        if (!showIfThere(id)) {
            Toast.warn(getTranslation("draft.elsewhere"));
            UI.getCurrent().navigate(DraftsView.class);
        }
    }

    private void show(DispatchId id) {
        if (!showIfThere(id)) {
            throw new NotFoundException();
        }
    }

    private boolean showIfThere(DispatchId id) {
        Drafts drafts = session.node().drafts();
        Optional<Draft> own = drafts.find(session.officer(), id);
        if (own.isPresent()) {
            show(own.get());
            return true;
        }
        Optional<LeftDraft> left = drafts.openLeft(session.officer(), id);
        left.ifPresent(this::offer);
        return left.isPresent();
    }

    /** What another has left behind, as it is, with the way to take it over. */
    private void offer(LeftDraft left) {
        Draft draft = left.draft();
        heading(Catalogues.title(draft.type(), draft.typeVersion(), getLocale()));
        Button takeOver = new Button(getTranslation("left.take-over"), click -> takeOver(draft.id()));
        takeOver.addThemeVariants(ButtonVariant.PRIMARY);
        body.removeAll();
        body.add(
                new Callout(
                        Tone.WARNING,
                        new Paragraph(getTranslation(
                                ComposeNavigation.leftKey("lead", left), PlainLine.of(draft.authorName()))),
                        new Paragraph(getTranslation(draft.isOpen() ? "left.what" : "left.what-waiting"))),
                new Actions(takeOver),
                new DraftSheet(draft, session.node()),
                new AttachmentList(Attachments.left(session, draft.id())).note(getTranslation("left.attachments")));
    }

    private void takeOver(DispatchId id) {
        session.node()
                .desk()
                .takeOver(id, session.officer())
                .ifPresentOrElse(
                        refusal -> Toast.warn(refusal.in(getLocale())),
                        () -> Toast.tell(getTranslation("left.taken-over")));
        if (!showIfThere(id)) {
            UI.getCurrent().navigate(DraftsView.class);
        }
    }

    private void show(Draft draft) {
        heading(Catalogues.title(draft.type(), draft.typeVersion(), getLocale()));
        body.removeAll();
        draft.inReplyTo()
                .flatMap(question -> session.node().dialogues().find(question, draft.office()))
                .ifPresent(found -> body.add(new ThreadPanel(
                        session,
                        draft.id(),
                        () -> session.node()
                                .dialogues()
                                .find(found.question(), draft.office())
                                .orElse(found))));
        if (!draft.formerAuthors().isEmpty()) {
            body.add(new Callout(
                    Tone.NEUTRAL,
                    getTranslation(
                            "left.before",
                            draft.formerAuthors().stream()
                                    .map(it -> PlainLine.of(it.name()))
                                    .collect(Collectors.joining(", ")))));
        }
        switch (draft.state()) {
            case DraftState.Writing writing -> edit(draft);
            case DraftState.SentBack back -> {
                body.add(new Callout(
                        Tone.WARNING,
                        new Paragraph(
                                getTranslation("draft.sent-back.by", back.by(), Dates.moment(back.at(), getLocale()))),
                        reason(back.reason())));
                edit(draft);
            }
            case DraftState.HandedOver handedOver -> waiting(draft, handedOver);
        }
    }

    private static Paragraph reason(String text) {
        Paragraph reason = new Paragraph(text);
        reason.addClassName("written");
        return reason;
    }

    private void edit(Draft draft) {
        NoticeType type = Catalogues.find(draft.type(), draft.typeVersion()).orElseThrow(NotFoundException::new);
        body.add(new DraftEditor(session, type, draft, this::show));
    }

    private void waiting(Draft draft, DraftState.HandedOver handedOver) {
        Paragraph since = new Paragraph(getTranslation("draft.waiting", Dates.moment(handedOver.at(), getLocale())));
        if (session.node().desk().isApprovalOver(draft.id(), session.officer())) {
            body.add(
                    new Callout(Tone.WARNING, since, new Paragraph(getTranslation("draft.approval-over"))),
                    new Actions(takeBack(draft.id())));
        } else {
            body.add(new Callout(Tone.NEW, since, new Paragraph(getTranslation("draft.waiting.why"))));
        }
        body.add(new DraftSheet(draft, session.node()), new AttachmentList(Attachments.draft(session, draft.id())));
    }

    private Button takeBack(DispatchId id) {
        Button takeBack = new Button(
                getTranslation("draft.take-back"),
                click -> session.node()
                        .desk()
                        .sendBack(id, session.officer(), getTranslation("draft.take-back.reason"))
                        .ifPresentOrElse(
                                refusal -> Toast.warn(refusal.in(getLocale())),
                                () -> Toast.tell(getTranslation("draft.taken-back"))));
        takeBack.addThemeVariants(ButtonVariant.PRIMARY);
        return takeBack;
    }
}
