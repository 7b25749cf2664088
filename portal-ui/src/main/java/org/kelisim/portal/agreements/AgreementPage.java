package org.kelisim.portal.agreements;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementId;
import org.kelisim.client.agreements.ActionRelease;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.Agreements;
import org.kelisim.client.agreements.PendingAction;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.portal.attachment.AttachmentList;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.OfficeLines;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.unlock.PinDialog;

/** One agreement: where it stands and why, its terms, who did what, and what this party may do now. */
@Route(AgreementsView.PATH + "/agreement")
@PermitAll
class AgreementPage extends PortalPage implements HasUrlParameter<String> {
    private final transient OfficerSession session;
    private final transient Agreements agreements;
    private final transient AgreementWords words;
    private final Div body = new Div();
    private transient Optional<AgreementId> shown = Optional.empty();

    AgreementPage(OfficerSession session) {
        super("agreement.title");
        this.session = session;
        this.agreements = session.node().agreements();
        this.words = AgreementWords.of(session.node(), getLocale());
        back(new RouterLink(getTranslation("agreements.title"), AgreementsView.class));
        add(body);
        NodeEvents.follow(this, session.node(), event -> {
            if (event instanceof NodeEvent.AgreementChanged
                    && session.unlocked().isPresent()) {
                show();
            }
        });
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        try {
            shown = Optional.of(new AgreementId(parameter));
        } catch (IllegalArgumentException e) {
            shown = Optional.empty();
        }
        if (session.unlocked().isPresent()) {
            show();
        }
    }

    private void show() {
        body.removeAll();
        Optional<AgreementView> view = shown.flatMap(agreements::find);
        List<PendingAction> pending = agreements.waiting(session.officer()).stream()
                .filter(it -> shown.equals(Optional.of(it.action().agreement())))
                .toList();
        if (view.isEmpty() && pending.isEmpty()) {
            body.add(new Callout(Tone.WARNING, getTranslation("agreement.gone")));
            return;
        }
        pending.forEach(it -> body.add(decision(it, view)));
        view.ifPresent(it -> show(it, pending.isEmpty()));
    }

    private void show(AgreementView view, boolean free) {
        heading(words.title(view.history().agreement()));
        AgreementSheet sheet = new AgreementSheet(view, session.node().party(), words);
        if (!view.trusted()) {
            body.add(new Callout(Tone.BAD, getTranslation("agreement.not-trusted")));
        }
        body.add(sheet.facts(), sheet.explanation());
        if (view.history().parties().size() > 2) {
            body.add(sheet.standings());
        }
        body.add(sheet.terms(), sheet.timeline(), sheet.texts());
        texts(view.history().agreement()).ifPresent(body::add);
        body.add(new TextsAgainPanel(session, words, view.history().agreement(), this::show));
        if (free) {
            body.add(choices(view));
        }
    }

    private Div choices(AgreementView view) {
        Div panel = new Div(new H2(getTranslation("agreement.next")));
        panel.addClassName("panel");
        Optional<OfficeId> office = agreements.offices().stream()
                .filter(it -> session.officer().may(Role.OFFICER, it))
                .findFirst();
        if (office.isEmpty()) {
            panel.add(new Paragraph(getTranslation("agreement.not-officer")));
            return panel;
        }
        List<ActionKind> kinds = agreements.possible(view.id(), today());
        Actions buttons = new Actions();
        putForward(view).ifPresent(buttons::add);
        if (kinds.isEmpty() && buttons.getComponentCount() == 0) {
            panel.add(new Paragraph(getTranslation("agreement.nothing-to-do")));
            return panel;
        }
        panel.add(new Paragraph(getTranslation("agreement.next.what")));
        kinds.forEach(kind -> buttons.add(new Button(
                words.kind(kind),
                click -> new ActDialog(session, words, view, kind, office.get(), this::show).open())));
        panel.add(buttons);
        return panel;
    }

    /** Another text as long as nobody has signed; other terms once all have, or it is in force. */
    private Optional<Button> putForward(AgreementView view) {
        String id = view.id().value();
        return switch (view.status().state()) {
            case NEGOTIATING, INITIALLED ->
                view.actions().stream().anyMatch(it -> it.action().kind() == ActionKind.SIGN)
                        ? Optional.empty()
                        : Optional.of(new Button(
                                getTranslation("register.again"),
                                click -> UI.getCurrent().navigate(RegisterView.class, id)));
            case SIGNED, PROVISIONALLY_APPLIED, IN_FORCE, SUSPENDED ->
                amends(view)
                        ? Optional.of(new Button(
                                getTranslation("amend.title"),
                                click -> UI.getCurrent().navigate(AmendView.class, id)))
                        : Optional.empty();
            case TERMINATED, EXPIRED -> Optional.empty();
        };
    }

    /** Not before the own party has signed where others are in force without it, nor after it has left. */
    private boolean amends(AgreementView view) {
        return switch (view.history()
                .standing(session.node().party(), view.day())
                .state()) {
            case NOT_IN_FORCE, IN_FORCE, SUSPENDED -> true;
            case NO_PARTY, NOT_SIGNED, LEFT, ENDED -> false;
        };
    }

    /** Exactly what will be signed, for the second pair of eyes. */
    private Div decision(PendingAction pending, Optional<AgreementView> view) {
        Div panel = new Div(new H2(getTranslation(pending.signed() ? "agreement.sending" : "agreement.pending")));
        panel.addClassNames("panel", "decision");
        var action = pending.action();
        Facts facts = new Facts()
                .fact(getTranslation("agreement.act"), words.kind(action.kind()))
                .fact(getTranslation("agreement.office"), words.names().full(action.office()))
                .fact(getTranslation("agreement.on"), words.day(action.on()))
                .fact(getTranslation("agreement.reference"), action.reference())
                .fact(getTranslation("agreement.author"), pending.authorName())
                .fact(getTranslation("agreement.document"), action.document().hex())
                .fact(getTranslation("agreement.terms-digest"), action.terms().hex());
        panel.add(facts);
        if (!pending.textsTo().isEmpty()) {
            facts.fact(getTranslation("agreement.texts-to"), new OfficeLines(pending.textsTo(), words.names()));
        }
        action.proposal().ifPresent(it -> {
            panel.add(ProposalSheet.of(it, words));
            it.document().flatMap(this::texts).ifPresent(panel::add);
        });
        if (view.isEmpty()) {
            action.proposal().flatMap(it -> it.document()).ifPresent(it -> heading(words.title(it)));
        }
        Button withdraw = new Button(getTranslation("agreement.withdraw"), click -> withdraw(pending));
        if (pending.signed()) {
            panel.add(new Paragraph(getTranslation("agreement.sending.what")));
        } else if (pending.mine()) {
            panel.add(new Callout(Tone.WARNING, getTranslation("agreement.mine")), new Actions(withdraw));
        } else if (session.officer().may(Role.RELEASER, action.office())) {
            Button release = new Button(getTranslation("agreement.release"), click -> release(pending));
            release.addThemeVariants(ButtonVariant.PRIMARY);
            panel.add(new Paragraph(getTranslation("agreement.release.what")), new Actions(release, withdraw));
        } else {
            panel.add(new Paragraph(getTranslation("agreement.waits")));
        }
        return panel;
    }

    /** To be read, and brought here where they are not. */
    private Optional<AttachmentList> texts(Agreement agreement) {
        return agreement.texts().isEmpty()
                ? Optional.empty()
                : Optional.of(new AttachmentList(new TextSource(session, agreement), "agreement.files"));
    }

    private void release(PendingAction pending) {
        switch (agreements.release(pending.id(), pending.digest(), session.officer())) {
            case ActionRelease.Taken taken -> told("agreement.taken");
            case ActionRelease.Sending sending -> told("agreement.sending.what");
            case ActionRelease.ConfirmationNeeded needed ->
                PinDialog.ask(session, getTranslation("agreement.confirm"), () -> release(pending));
            case ActionRelease.Refused(var reason) -> {
                Toast.warn(words.names().worded(reason));
                show();
            }
        }
    }

    private void told(String key) {
        Toast.tell(getTranslation(key));
        show();
    }

    private void withdraw(PendingAction pending) {
        agreements
                .withdraw(pending.id(), session.officer())
                .ifPresentOrElse(
                        refusal -> Toast.warn(words.names().worded(refusal)), () -> told("agreement.withdrawn"));
    }

    static LocalDate today() {
        return Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
