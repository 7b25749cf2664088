package org.kelisim.portal.print;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.function.Supplier;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.VerificationCode;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.print.NoticePaper.Printed;
import org.kelisim.portal.session.OfficerSession;

/** Printing a notice, and the code that its paper is checked by. */
public final class PrintPanel extends Section {

    private PrintPanel(DispatchId id, Optional<ReceiptFacts> receipt, Supplier<Optional<byte[]>> pdf) {
        addClassName("panel");
        add(new H2(getTranslation("print.title")));
        receipt.ifPresent(it -> {
            Span code = new Span(VerificationCode.of(it.fingerprint()).text());
            code.addClassName("verification-code");
            add(new Paragraph(new Span(getTranslation("print.code") + " "), code));
        });
        Button print = new Button(getTranslation("print.show"), click -> show(id, pdf));
        Anchor save = new Anchor(new PaperFile(pdf, id + ".pdf", false), getTranslation("print.save"));
        save.getElement().setAttribute("download", id + ".pdf");
        add(new Actions(print, save));
    }

    /** For a received notice; each printing is recorded as a reading. */
    public static PrintPanel received(OfficerSession session, OpenOutcome.OpenedNotice shown) {
        DispatchId id = shown.notice().id();
        return new PrintPanel(
                id,
                shown.receipt(),
                () -> session.unlocked()
                        .flatMap(officer ->
                                session.node().inbox().open(id, officer) instanceof OpenOutcome.OpenedNotice opened
                                        ? Optional.of(pdf(session, received(opened, officer)))
                                        : Optional.empty()));
    }

    private static Printed received(OpenOutcome.OpenedNotice opened, UnlockedOfficer officer) {
        return new Printed(
                opened.notice(),
                opened.approvals(),
                Optional.of(new Printed.Incoming(
                        opened.entry().registration(), opened.entry().receivedAt())),
                opened.receipt(),
                officer.name());
    }

    /** For a notice that was sent or waits to be sent. */
    public static PrintPanel sent(OfficerSession session, DispatchId id) {
        return new PrintPanel(
                id,
                submitted(session, id, session.officer()),
                () -> session.unlocked()
                        .flatMap(officer -> session.node()
                                .outbox()
                                .notice(id, officer)
                                .map(sent -> pdf(
                                        session,
                                        new Printed(
                                                sent.notice(),
                                                sent.approvals(),
                                                Optional.empty(),
                                                submitted(session, id, officer),
                                                officer.name())))));
    }

    private static Optional<ReceiptFacts> submitted(OfficerSession session, DispatchId id, UnlockedOfficer officer) {
        return session.node().outbox().receipts(id, officer).stream()
                .filter(receipt -> receipt.event().equals("submitted"))
                .findFirst();
    }

    private static byte[] pdf(OfficerSession session, Printed printed) {
        return new NoticePaper(printed, session.node(), UI.getCurrent().getLocale()).pdf();
    }

    private void show(DispatchId id, Supplier<Optional<byte[]>> pdf) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("print.title"));
        dialog.setWidth("min(70rem, 96vw)");
        dialog.setHeight("92vh");
        IFrame frame = new IFrame();
        frame.setSrc(new PaperFile(pdf, id + ".pdf", true));
        frame.setSizeFull();
        frame.setTitle(getTranslation("print.title"));
        frame.addClassName("preview-frame");
        Button close = new Button(getTranslation("kit.close"), click -> dialog.close());
        dialog.add(frame);
        dialog.getFooter().add(close);
        dialog.open();
    }
}
