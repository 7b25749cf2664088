package org.kelisim.client.agreements;

import java.time.LocalDate;
import java.util.Optional;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * What an officer means an office to do.
 *
 * @param office that signs, of this node's party, with a mandate for agreements
 * @param party whose act it is: the own, unless it is put on record for a party that cannot sign here
 * @param proposal where something is put forward
 */
public record ActionIntent(
        AgreementId agreement,
        ActionKind kind,
        OfficeId office,
        PartyCode party,
        LocalDate on,
        Optional<TreatyAction.Proposal> proposal,
        Optional<String> reference) {

    /** The own party's act. */
    public static ActionIntent own(AgreementId agreement, ActionKind kind, OfficeId office, LocalDate on) {
        return new ActionIntent(agreement, kind, office, office.party(), on, Optional.empty(), Optional.empty());
    }
}
