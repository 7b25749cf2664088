package org.kelisim.portal.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.portal.attachment.AttachmentList;
import org.kelisim.portal.attachment.Attachments;
import org.kelisim.portal.compose.Replies;
import org.kelisim.portal.dialogue.ThreadPanel;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.NoticeIds;
import org.kelisim.portal.notice.NoticeSheet;
import org.kelisim.portal.notice.Verification;
import org.kelisim.portal.print.PrintPanel;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** A received notice: opened, in the reader's language, with what was verified; or why it was not opened. */
@Route(InboxNavigation.PATH + "/notice")
@PermitAll
class ReceivedView extends PortalPage implements HasUrlParameter<String> {

    private final transient OfficerSession session;
    private final Div body = new Div();

    ReceivedView(OfficerSession session) {
        super("received.title");
        this.session = session;
        back(new RouterLink(getTranslation("received.back"), InboxView.class));
        body.addClassName("reading");
        add(body);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        UnlockedOfficer officer = session.unlocked().orElse(null);
        if (officer == null) {
            return;
        }
        DispatchId id = NoticeIds.parse(parameter).orElseThrow(NotFoundException::new);
        InboxEntry entry = session.node().inbox().find(id, officer).orElseThrow(NotFoundException::new);
        body.removeAll();
        switch (session.node().inbox().open(id, officer)) {
            case OpenOutcome.OpenedNotice opened -> show(opened);
            case OpenOutcome.Refused refused -> refuse(entry, refused);
        }
    }

    private void show(OpenOutcome.OpenedNotice opened) {
        Notice notice = opened.notice();
        DirectoryNames names = DirectoryNames.of(session.node(), getLocale());
        NoticeSheet sheet = new NoticeSheet(notice, session.node());
        heading(sheet.title());
        sheet.add(new AttachmentList(Attachments.received(session, notice.id(), notice.parts())));
        sheet.addReceived(opened.entry().registration(), opened.entry().receivedAt());
        body.add(
                sheet,
                new Div(
                        new WorkPanel(session, opened.entry()),
                        thread(opened),
                        new Verification(opened, names),
                        PrintPanel.received(session, opened),
                        new Replies(session, opened)));
    }

    private ThreadPanel thread(OpenOutcome.OpenedNotice opened) {
        ThreadPanel thread = new ThreadPanel(
                session, opened.notice().id(), () -> session.node().dialogues().about(opened.entry()));
        return opened.notice().routing().inReplyTo().isEmpty() ? thread.asking(opened.notice()) : thread;
    }

    private void refuse(InboxEntry entry, OpenOutcome.Refused refused) {
        DirectoryNames names = DirectoryNames.of(session.node(), getLocale());
        heading(getTranslation("received.refused.title"));
        body.add(new Callout(
                Tone.BAD,
                new Paragraph(refused.reason().in(getLocale())),
                new Paragraph(getTranslation("received.refused.what"))));
        body.add(new Facts()
                .fact(getTranslation("notice.from"), names.full(entry.sender()))
                .fact(getTranslation("notice.received"), Dates.moment(entry.receivedAt(), getLocale()))
                .fact(getTranslation("notice.incoming"), entry.registration())
                .fact(getTranslation("notice.id"), entry.id().toString()));
    }
}
