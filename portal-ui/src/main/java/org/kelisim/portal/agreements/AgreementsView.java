package org.kelisim.portal.agreements;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.kelisim.agreement.AgreementState;
import org.kelisim.agreement.PartyStanding;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.PendingAction;
import org.kelisim.client.agreements.PendingTexts;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.party.Role;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Rows;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** The party's agreements, and what waits for a second officer. */
@Route(AgreementsView.PATH)
@Menu(order = 7, title = "agreements.title")
@PermitAll
class AgreementsView extends PortalPage {
    static final String PATH = "agreements";

    private final transient OfficerSession session;
    private final transient AgreementWords words;
    private final H2 waitingTitle = new H2(getTranslation("agreements.waiting"));
    private final Rows<PendingAction> waiting;
    private final Rows<PendingTexts> texts;
    private final Rows<AgreementView> rows;
    private final Empty empty = new Empty(getTranslation("agreements.empty"), getTranslation("agreements.empty.hint"));

    AgreementsView(OfficerSession session) {
        super("agreements.title");
        this.session = session;
        this.words = AgreementWords.of(session.node(), getLocale());
        lead(getTranslation("agreements.lead"));
        this.waiting = new Rows<>(getTranslation("agreements.waiting"), this::waitingRow);
        this.texts = new Rows<>(getTranslation("agreements.again"), this::textsRow);
        this.rows = new Rows<>(getTranslation("agreements.title"), this::row);
        Button register = new Button(
                getTranslation("agreements.new"), click -> UI.getCurrent().navigate(RegisterView.class));
        register.addThemeVariants(ButtonVariant.PRIMARY);
        register.addClickShortcut(Key.KEY_N, KeyModifier.ALT);
        register.setVisible(mayPrepare());
        actions(register);
        add(waitingTitle, waiting, texts, empty, rows);
        NodeEvents.follow(this, session.node(), event -> {
            if (event instanceof NodeEvent.AgreementChanged
                    && session.unlocked().isPresent()) {
                refresh();
            }
        });
    }

    private boolean mayPrepare() {
        return session.unlocked().isPresent()
                && session.node().agreements().offices().stream()
                        .anyMatch(it -> session.officer().may(Role.OFFICER, it));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        super.afterNavigation(event);
        if (session.unlocked().isPresent()) {
            refresh();
        }
    }

    private void refresh() {
        List<PendingAction> pending = session.node().agreements().waiting(session.officer());
        List<AgreementView> all = session.node().agreements().all();
        waiting.setItems(pending);
        List<PendingTexts> again = session.node().agreements().textsAgain().waiting(session.officer());
        texts.setItems(again);
        waitingTitle.setVisible(!pending.isEmpty() || !again.isEmpty());
        rows.setItems(all);
        empty.setVisible(all.isEmpty() && pending.isEmpty());
    }

    private Row waitingRow(PendingAction pending) {
        Row row = new Row(new RouterLink(
                words.kind(pending.action().kind()),
                AgreementPage.class,
                pending.action().agreement().value()));
        return row.mark(
                        getTranslation(
                                pending.signed()
                                        ? "agreements.sending"
                                        : pending.mine() ? "agreements.mine" : "agreements.to-release"),
                        pending.mine() ? Tone.NEUTRAL : Tone.NEW)
                .detail(pending.action().agreement().value())
                .detail(getTranslation("agreements.by", pending.authorName()))
                .detail(words.day(pending.action().on()));
    }

    private Row textsRow(PendingTexts pending) {
        Row row = new Row(new RouterLink(
                getTranslation("agreements.again"),
                AgreementPage.class,
                pending.agreement().value()));
        return row.mark(
                        getTranslation(pending.mine() ? "agreements.mine" : "agreements.to-release"),
                        pending.mine() ? Tone.NEUTRAL : Tone.NEW)
                .detail(pending.agreement().value())
                .detail(getTranslation("agreements.by", pending.authorName()));
    }

    private Row row(AgreementView view) {
        Row row = new Row(new RouterLink(
                words.title(view.history().agreement()),
                AgreementPage.class,
                view.id().value()));
        boolean open = view.openFor(session.node().party());
        row.mark(
                        words.state(view.status().state()),
                        AgreementWords.tone(view.status().state()))
                .mark(
                        getTranslation(open ? "agreements.channel-open" : "agreements.channel-closed"),
                        open ? Tone.GOOD : Tone.NEUTRAL)
                .detail(words.type(view.history().agreement().type()))
                .detail(words.parties(view.history().parties()));
        PartyStanding own = view.history().standing(session.node().party(), view.day());
        if (view.status().state() == AgreementState.IN_FORCE && own.state() != PartyStanding.State.IN_FORCE) {
            row.mark(getTranslation("agreements.own", words.standing(own)), Tone.WARNING);
        }
        view.status().since().ifPresent(it -> row.detail(getTranslation("agreements.since", words.day(it))));
        return row;
    }
}
