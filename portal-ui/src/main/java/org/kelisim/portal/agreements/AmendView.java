package org.kelisim.portal.agreements;

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
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.Preparation;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.OfficerSession;

/** Other channel terms for an agreement that all have signed; the old ones hold until every party has adopted them. */
@Route(AgreementsView.PATH + "/amend")
@PermitAll
class AmendView extends PortalPage implements HasUrlParameter<String> {
    private final transient OfficerSession session;
    private final transient AgreementWords words;
    private final Div body = new Div();

    AmendView(OfficerSession session) {
        super("amend.title");
        this.session = session;
        this.words = AgreementWords.of(session.node(), getLocale());
        lead(getTranslation("amend.lead"));
        add(body);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        if (session.unlocked().isEmpty()) {
            return;
        }
        AgreementView view = find(parameter).orElseThrow(NotFoundException::new);
        back(new RouterLink(
                words.title(view.history().agreement()),
                AgreementPage.class,
                view.id().value()));
        Optional<OfficeId> office = session.node().agreements().offices().stream()
                .filter(it -> session.officer().may(Role.OFFICER, it))
                .findFirst();
        body.removeAll();
        if (office.isEmpty()) {
            body.add(new Callout(Tone.NEUTRAL, getTranslation("agreement.not-officer")));
            return;
        }
        show(view.history(), office.get());
    }

    private Optional<AgreementView> find(String name) {
        try {
            return session.node().agreements().find(new AgreementId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void show(AgreementHistory history, OfficeId office) {
        TermsFields fields = new TermsFields(words);
        fields.show(history.adoptedTerms(AgreementPage.today()).orElseGet(() -> history.termsFor(ActionKind.DECLARE)));
        Callout problem = new Callout(Tone.BAD, "");
        problem.setVisible(false);
        Button prepare =
                new Button(getTranslation("amend.do"), click -> prepare(history.id(), office, fields, problem));
        prepare.addThemeVariants(ButtonVariant.PRIMARY);
        body.add(fields, problem, new Actions(prepare));
    }

    private void prepare(AgreementId id, OfficeId office, TermsFields fields, Callout problem) {
        problem.setVisible(false);
        try {
            ActionIntent intent = new ActionIntent(
                    id,
                    ActionKind.AMEND,
                    office,
                    office.party(),
                    AgreementPage.today(),
                    Optional.of(new TreatyAction.Proposal(Optional.empty(), fields.terms())),
                    Optional.empty());
            switch (session.node().agreements().prepare(intent, session.officer())) {
                case Preparation.Waiting waiting -> {
                    Toast.tell(getTranslation("agreement.prepared"));
                    UI.getCurrent().navigate(AgreementPage.class, id.value());
                }
                case Preparation.Refused(var reason) ->
                    complain(problem, words.names().worded(reason));
            }
        } catch (IncompleteException e) {
            complain(problem, getTranslation(e.key()));
        }
    }

    private static void complain(Callout problem, String text) {
        problem.removeAll();
        problem.add(new Paragraph(text));
        problem.setVisible(true);
    }
}
