package org.kelisim.portal.release;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.kelisim.client.release.Pending;
import org.kelisim.client.release.Release;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.attachment.AttachmentList;
import org.kelisim.portal.attachment.Attachments;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.NoticeIds;
import org.kelisim.portal.notice.NoticeSheet;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.unlock.PinDialog;

/**
 * Exactly what will be sent, for the second pair of eyes: releasing approves the digest of what is shown here
 * and nothing else.
 */
@Route(ReleaseNavigation.PATH + "/notice")
@PermitAll
class PendingView extends PortalPage implements HasUrlParameter<String> {

    private final transient OfficerSession session;
    private final Div body = new Div();

    PendingView(OfficerSession session) {
        super("pending.title");
        this.session = session;
        back(new RouterLink(getTranslation("pending.back"), ReleaseView.class));
        body.addClassName("reading");
        add(body);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        if (session.unlocked().isEmpty()) {
            return;
        }
        body.removeAll();
        Optional<DispatchId> id = NoticeIds.parse(parameter);
        id.flatMap(known -> session.node().desk().open(known, session.officer()))
                .ifPresentOrElse(this::show, this::gone);
    }

    /** The same words whether it was released by another, sent back, or one's own: the list tells nobody more. */
    private void gone() {
        body.add(new Callout(Tone.WARNING, getTranslation("pending.gone")));
    }

    private void show(Pending pending) {
        NoticeSheet sheet = new NoticeSheet(pending.notice(), session.node());
        heading(sheet.title());
        sheet.add(new AttachmentList(
                Attachments.pending(session, pending.id(), pending.notice().parts())));
        body.add(sheet, decision(pending));
    }

    private Div decision(Pending pending) {
        Facts facts = new Facts()
                .fact(getTranslation("pending.author"), pending.authorName())
                .fact(getTranslation("pending.handed-over"), Dates.moment(pending.handedOverAt(), getLocale()));
        Div panel = new Div(facts);
        panel.addClassNames("panel", "decision");
        if (pending.mine()) {
            panel.add(new Callout(Tone.WARNING, getTranslation("pending.mine")));
        }
        if (!pending.approved()) {
            panel.add(
                    new Callout(Tone.WARNING, getTranslation("pending.not-approved", pending.authorName())),
                    new Actions(sendBack(pending)));
        } else if (!pending.mine()) {
            panel.add(new Paragraph(getTranslation("pending.what")), choices(pending));
        }
        return panel;
    }

    private Actions choices(Pending pending) {
        Button release = new Button(getTranslation("pending.release"), click -> release(pending));
        release.addThemeVariants(ButtonVariant.PRIMARY);
        release.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        return new Actions(release, sendBack(pending));
    }

    private Button sendBack(Pending pending) {
        return new Button(
                getTranslation("pending.send-back"),
                click -> new SendBackDialog(reason -> sendBack(pending, reason)).open());
    }

    private void release(Pending pending) {
        switch (session.node().desk().release(pending.notice().id(), pending.digest(), session.officer())) {
            case Release.Sending sending -> {
                Toast.tell(getTranslation("pending.released"));
                UI.getCurrent().navigate(ReleaseView.class);
            }
            case Release.ConfirmationNeeded needed ->
                PinDialog.ask(session, getTranslation("pending.confirm"), () -> release(pending));
            case Release.Refused refused -> Toast.warn(refused.reason().in(getLocale()));
        }
    }

    private void sendBack(Pending pending, String reason) {
        session.node()
                .desk()
                .sendBack(pending.notice().id(), session.officer(), reason)
                .ifPresentOrElse(refusal -> Toast.warn(refusal.in(getLocale())), () -> {
                    Toast.tell(getTranslation("pending.sent-back", pending.authorName()));
                    UI.getCurrent().navigate(ReleaseView.class);
                });
    }
}
