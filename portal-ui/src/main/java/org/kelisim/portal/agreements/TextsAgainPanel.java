package org.kelisim.portal.agreements;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kelisim.agreement.Agreement;
import org.kelisim.client.agreements.AgreementTexts;
import org.kelisim.client.agreements.PendingTexts;
import org.kelisim.client.agreements.TextRelease;
import org.kelisim.client.agreements.TextsAgain;
import org.kelisim.client.text.Message;
import org.kelisim.notice.PartDescription;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.OfficeLines;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.unlock.PinDialog;

/** For a party that lacks a text of an agreement: whom it can ask, and what a party that has it sends again, by two officers. */
final class TextsAgainPanel extends Div {
    private final transient OfficerSession session;
    private final transient AgreementWords words;
    private final transient Agreement agreement;
    private final transient TextsAgain again;
    private final transient Runnable done;

    /** @param done shows the agreement anew */
    TextsAgainPanel(OfficerSession session, AgreementWords words, Agreement agreement, Runnable done) {
        this.session = session;
        this.words = words;
        this.agreement = agreement;
        this.again = session.node().agreements().textsAgain();
        this.done = done;
        again.waiting(session.officer()).stream()
                .filter(it -> it.agreement().equals(agreement.id()))
                .forEach(it -> add(decision(it)));
        List<PartyCode> parties = again.parties(agreement.id());
        if (!agreement.texts().isEmpty() && !parties.isEmpty()) {
            add(choice(parties));
        }
    }

    private Div choice(List<PartyCode> parties) {
        Div panel = new Div(new H2(getTranslation("agreement.again")));
        panel.addClassName("panel");
        AgreementTexts texts = session.node().agreements().texts();
        long here = agreement.texts().stream()
                .filter(it -> texts.here(agreement.id(), it, session.officer()).isPresent())
                .count();
        if (here < agreement.texts().size()) {
            panel.add(new Paragraph(getTranslation(
                    "agreement.again.missing",
                    parties.stream().map(words.names()::party).collect(Collectors.joining(", ")))));
        }
        boolean officer = session.node().agreements().offices().stream()
                .anyMatch(it -> session.officer().may(Role.OFFICER, it));
        if (here > 0 && officer) {
            panel.add(new Paragraph(getTranslation("agreement.again.what")));
            panel.add(form(parties));
        }
        return panel;
    }

    private Div form(List<PartyCode> parties) {
        Select<PartyCode> to = new Select<>();
        to.setLabel(getTranslation("agreement.again.to"));
        to.setItems(parties);
        to.setItemLabelGenerator(words.names()::party);
        if (parties.size() == 1) {
            to.setValue(parties.getFirst());
        }
        Button draw = new Button(getTranslation("agreement.again.do"), click -> draw(to));
        Div form = new Div(to, new Actions(draw));
        form.addClassName("fields");
        return form;
    }

    private void draw(Select<PartyCode> to) {
        Optional<PartyCode> party = Optional.ofNullable(to.getValue());
        Optional<String> trouble = party.isEmpty()
                ? Optional.of(getTranslation("agreement.again.choose"))
                : again.draw(agreement.id(), party.get(), session.officer()).map(words.names()::worded);
        if (trouble.isPresent()) {
            to.setErrorMessage(trouble.get());
            to.setInvalid(true);
            return;
        }
        Toast.tell(getTranslation("agreement.prepared"));
        done.run();
    }

    private Div decision(PendingTexts pending) {
        Div panel = new Div(new H2(getTranslation("agreement.again.pending")));
        panel.addClassNames("panel", "decision");
        Facts facts = new Facts()
                .fact(getTranslation("agreement.office"), words.names().full(pending.office()))
                .fact(getTranslation("agreement.texts-to"), new OfficeLines(pending.to(), words.names()))
                .fact(getTranslation("agreement.author"), pending.authorName());
        for (PartDescription part : pending.notice().parts()) {
            facts.fact(
                    part.name(),
                    getTranslation(
                            "agreement.text",
                            part.mediaType(),
                            String.valueOf(part.size()),
                            part.sha384().hex()));
        }
        panel.add(facts);
        Button withdraw = new Button(getTranslation("agreement.withdraw"), click -> withdraw(pending));
        if (!pending.approved()) {
            panel.add(new Callout(Tone.WARNING, getTranslation("agreement.again.author-gone")));
            if (pending.mine() || session.officer().may(Role.RELEASER, pending.office())) {
                panel.add(new Actions(withdraw));
            }
        } else if (pending.mine()) {
            panel.add(new Callout(Tone.WARNING, getTranslation("agreement.mine")), new Actions(withdraw));
        } else if (session.officer().may(Role.RELEASER, pending.office())) {
            Button release = new Button(getTranslation("agreement.again.release"), click -> release(pending));
            release.addThemeVariants(ButtonVariant.PRIMARY);
            panel.add(new Actions(release, withdraw));
        } else {
            panel.add(new Paragraph(getTranslation("agreement.waits")));
        }
        return panel;
    }

    private void release(PendingTexts pending) {
        switch (again.release(pending.id(), pending.digest(), session.officer())) {
            case TextRelease.Sending sending -> {
                Toast.tell(getTranslation("agreement.again.sent"));
                done.run();
            }
            case TextRelease.ConfirmationNeeded needed ->
                PinDialog.ask(session, getTranslation("agreement.confirm"), () -> release(pending));
            case TextRelease.Refused(Message reason) -> {
                Toast.warn(words.names().worded(reason));
                done.run();
            }
        }
    }

    private void withdraw(PendingTexts pending) {
        again.withdraw(pending.id(), session.officer())
                .ifPresentOrElse(refusal -> Toast.warn(words.names().worded(refusal)), () -> {
                    Toast.tell(getTranslation("agreement.again.withdrawn"));
                    done.run();
                });
    }
}
