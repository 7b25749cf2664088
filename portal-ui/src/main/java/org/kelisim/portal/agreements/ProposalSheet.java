package org.kelisim.portal.agreements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import org.kelisim.agreement.TreatyAction;

/** What is put forward, as the second officer reads it. */
final class ProposalSheet {
    private ProposalSheet() {}

    static Div of(TreatyAction.Proposal proposal, AgreementWords words) {
        Div all = new Div();
        proposal.document().ifPresent(it -> {
            all.add(AgreementSheet.facts(it, words));
            if (!it.texts().isEmpty()) {
                all.add(new H3(words.text("agreement.texts")), AgreementSheet.texts(it, words));
            }
        });
        all.add(new H3(words.text("agreement.terms")), AgreementSheet.uses(proposal.terms(), words));
        return all;
    }
}
