package org.kelisim.portal.outbox;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.Mark;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Messages;

/** How far a notice got: the state in words, each recipient, the receipts. */
final class Progress extends Aside {

    Progress(OutboxEntry entry, List<ReceiptFacts> receipts, DirectoryNames names) {
        addClassNames("panel", "progress");
        add(
                new H2(getTranslation("sent.progress")),
                new Mark(SendStates.word(entry.state(), getLocale()), SendStates.tone(entry.state())),
                new Paragraph(SendStates.explanation(entry.state(), getLocale())));
        entry.trouble().ifPresent(trouble -> add(new Callout(Tone.WARNING, trouble.in(getLocale()))));
        add(people(entry), recipients(entry, names));
        if (!receipts.isEmpty()) {
            add(new H3(getTranslation("sent.receipts")));
            receipts.forEach(receipt -> add(receipt(receipt)));
        }
    }

    private Facts people(OutboxEntry entry) {
        return new Facts()
                .fact(getTranslation("sent.approved"), String.join(", ", entry.approvedBy()))
                .fact(getTranslation("sent.released-at"), Dates.moment(entry.queuedAt(), getLocale()))
                .fact(getTranslation("sent.sent-at"), moment(entry.sentAt()))
                .fact(getTranslation("notice.outgoing"), entry.registration());
    }

    private Facts recipients(OutboxEntry entry, DirectoryNames names) {
        Facts facts = new Facts();
        entry.recipients().forEach(recipient -> facts.fact(names.full(recipient.office()), state(recipient)));
        return facts;
    }

    private String state(OutboxEntry.RecipientState recipient) {
        return recipient
                .readAt()
                .map(at -> getTranslation("sent.read", Dates.moment(at, getLocale())))
                .or(() -> recipient
                        .deliveredAt()
                        .map(at -> getTranslation("sent.delivered", Dates.moment(at, getLocale()))))
                .orElseGet(() -> getTranslation("sent.not-yet"));
    }

    private Facts receipt(ReceiptFacts receipt) {
        String event = "event." + receipt.event();
        Facts facts = new Facts()
                .fact(
                        Messages.has(event) ? getTranslation(event) : receipt.event(),
                        getTranslation(
                                "sent.receipt",
                                String.valueOf(receipt.leaf()),
                                Dates.moment(receipt.time(), getLocale())));
        facts.addClassName("technical");
        return facts;
    }

    private Optional<String> moment(Optional<Instant> at) {
        return at.map(time -> Dates.moment(time, getLocale()));
    }
}
