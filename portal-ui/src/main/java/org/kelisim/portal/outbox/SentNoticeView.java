package org.kelisim.portal.outbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.portal.attachment.AttachmentList;
import org.kelisim.portal.attachment.Attachments;
import org.kelisim.portal.compose.Closing;
import org.kelisim.portal.dialogue.ThreadPanel;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.notice.NoticeIds;
import org.kelisim.portal.notice.NoticeSheet;
import org.kelisim.portal.print.PrintPanel;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** A sent notice, how far it got, and the receipts that prove it. */
@Route(OutboxNavigation.PATH + "/notice")
@PermitAll
class SentNoticeView extends PortalPage implements HasUrlParameter<String> {

    private final transient OfficerSession session;
    private final Div body = new Div();
    private final Div progress = new Div();
    private final Div print = new Div();

    SentNoticeView(OfficerSession session) {
        super("sent.title");
        this.session = session;
        back(new RouterLink(getTranslation("sent.back"), OutboxView.class));
        body.addClassName("reading");
        add(body);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        if (session.unlocked().isEmpty()) {
            return;
        }
        UnlockedOfficer officer = session.officer();
        DispatchId id = NoticeIds.parse(parameter).orElseThrow(NotFoundException::new);
        OutboxEntry entry = session.node().outbox().find(id, officer).orElseThrow(NotFoundException::new);
        body.removeAll();
        ThreadPanel thread = new ThreadPanel(
                session,
                id,
                () -> session.node()
                        .dialogues()
                        .about(session.node()
                                .outbox()
                                .find(id, session.officer())
                                .orElse(entry)));
        Div beside = new Div(thread, progress, print);
        session.node().outbox().notice(id, officer).ifPresent(sent -> {
            NoticeSheet sheet = new NoticeSheet(sent.notice(), session.node());
            heading(sheet.title());
            sheet.add(new AttachmentList(Attachments.sent(sent.notice().parts()))
                    .note(getTranslation("attachments.sent")));
            body.add(sheet);
            if (sent.notice().routing().inReplyTo().isEmpty()) {
                thread.asking(sent.notice());
                close(beside, sent.notice());
            }
        });
        body.add(beside);
        draw(entry);
        NodeEvents.follow(progress, session.node(), happened -> {
            if (happened instanceof NodeEvent.SentStateChanged change
                    && change.id().equals(id)) {
                session.unlocked()
                        .flatMap(present -> session.node().outbox().find(id, present))
                        .ifPresent(this::draw);
            }
        });
    }

    private void close(Div beside, Notice question) {
        boolean open = session.node()
                .outbox()
                .find(question.id(), session.officer())
                .map(it -> session.node().dialogues().of(it))
                .filter(it -> !it.isClosed())
                .isPresent();
        if (open) {
            beside.addComponentAtIndex(1, new Closing(session, question));
        }
    }

    private void draw(OutboxEntry entry) {
        progress.removeAll();
        print.removeAll();
        print.add(PrintPanel.sent(session, entry.id()));
        progress.add(new Progress(
                entry,
                session.node().outbox().receipts(entry.id(), session.officer()),
                DirectoryNames.of(session.node(), getLocale())));
    }
}
