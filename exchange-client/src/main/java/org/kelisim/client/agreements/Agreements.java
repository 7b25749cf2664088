package org.kelisim.client.agreements;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.Channel;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * The party's agreements. Everything told here follows from actions whose signatures this node has verified; what the
 * exchange says of state and channel is never asked.
 */
public interface Agreements {
    /** All, by id. */
    List<AgreementView> all();

    Optional<AgreementView> find(AgreementId id);

    /** The open channels of today whose parties include all of these. */
    List<Channel.Open> open(Set<PartyCode> parties);

    /**
     * The agreements among whose parties all of these are, those first that a notice of this type between them may cite
     * today; of the others it is told why not.
     */
    default List<Citable> citable(String type, Set<PartyCode> parties) {
        return all().stream()
                .filter(it -> it.history().parties().containsAll(parties))
                .map(it -> Citable.of(it, type, parties))
                .sorted(Comparator.comparing((Citable it) -> it.against().isPresent())
                        .thenComparing(it -> it.agreement().id()))
                .toList();
    }

    /** The agreement that a draft cites already, whether it may or not. */
    default Optional<Citable> cited(AgreementId id, String type, Set<PartyCode> parties) {
        return find(id).map(it -> Citable.of(it, type, parties));
    }

    AgreementTexts texts();

    /** The same for a party that lacks them. */
    TextsAgain textsAgain();

    /** This party's offices that may sign for agreements. */
    List<OfficeId> offices();

    /** What this party may do next, on this day. */
    List<ActionKind> possible(AgreementId id, LocalDate on);

    /** Draws an action up, exactly as it will be signed. The officer needs the role of an officer in the office. */
    Preparation prepare(ActionIntent intent, UnlockedOfficer author);

    /** What waits in the officer's offices. */
    List<PendingAction> waiting(UnlockedOfficer officer);

    /**
     * Approves as a second person, signs with the office's keys and sends.
     *
     * @param seen digest of the action that was shown to the officer
     */
    ActionRelease release(String id, Digest seen, UnlockedOfficer releaser);

    /** Takes back what was drawn up and not signed; why not, or nothing if it is gone. */
    Optional<Message> withdraw(String id, UnlockedOfficer officer);
}
