package org.kelisim.portal.print;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.notice.VerificationCode;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.inbox.InboxNavigation;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.outbox.OutboxNavigation;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** Says which notice of the officer's offices a paper with a code belongs to. */
public final class CodeCheck extends Section {

    private final transient OfficerSession session;
    private final TextField field = new TextField();
    private final Div answer = new Div();

    /** For what this session may see. */
    public CodeCheck(OfficerSession session) {
        this.session = session;
        addClassName("panel");
        answer.getElement().setAttribute("role", "status");
        field.setLabel(getTranslation("code.field"));
        field.setPlaceholder("00000-00000-00000-00000-00000");
        field.setMaxLength(60);
        field.setWidth("24rem");
        field.setMaxWidth("100%");
        field.addKeyDownListener(Key.ENTER, event -> check());
        Button check = new Button(getTranslation("code.check"), click -> check());
        Div row = new Div(field, check);
        row.addClassName("field-action");
        add(new H2(getTranslation("code.title")), new Paragraph(getTranslation("code.help")), row, answer);
    }

    private void check() {
        answer.removeAll();
        Optional<VerificationCode> code = VerificationCode.parse(field.getValue());
        field.setErrorMessage(getTranslation("code.malformed"));
        field.setInvalid(code.isEmpty());
        code.map(this::found).ifPresent(answer::add);
    }

    private Component found(VerificationCode code) {
        DirectoryNames names = DirectoryNames.of(session.node(), getLocale());
        return session.node()
                .inbox()
                .find(code, session.officer())
                .map(entry -> received(entry, names))
                .or(() -> session.node().outbox().find(code, session.officer()).map(entry -> sent(entry, names)))
                .orElseGet(() -> new Callout(Tone.WARNING, getTranslation("code.unknown")));
    }

    private Component received(InboxEntry entry, DirectoryNames names) {
        return new Callout(
                Tone.GOOD,
                new Paragraph(getTranslation(
                        "code.received",
                        names.full(entry.sender()),
                        Dates.moment(entry.receivedAt(), getLocale()),
                        entry.registration())),
                InboxNavigation.link(entry.id(), getTranslation("code.open")));
    }

    private Component sent(OutboxEntry entry, DirectoryNames names) {
        return new Callout(
                Tone.GOOD,
                new Paragraph(getTranslation(
                        "code.sent",
                        names.full(entry.office()),
                        Dates.moment(entry.sentAt().orElse(entry.queuedAt()), getLocale()),
                        entry.registration().orElse("–"))),
                OutboxNavigation.link(entry.id(), getTranslation("code.open")));
    }
}
