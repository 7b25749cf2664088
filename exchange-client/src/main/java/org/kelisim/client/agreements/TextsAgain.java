package org.kelisim.client.agreements;

import java.util.List;
import java.util.Optional;
import org.kelisim.agreement.AgreementId;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/**
 * Texts of an agreement for a party that lost them, or joined the directory after they were put forward: whoever has them sends
 * them again, with two officers as everything else. Only to a party of the agreement, and only texts that have the digests that all
 * sign; the recipient compares them once more.
 */
public interface TextsAgain {
    /** The agreement's other parties that have an office that takes its texts. */
    List<PartyCode> parties(AgreementId id);

    /** Draws up what is here for the author of the texts put forward last, for one party; why not, or nothing if it waits. */
    Optional<Message> draw(AgreementId id, PartyCode to, UnlockedOfficer author);

    /** What waits in the officer's offices. */
    List<PendingTexts> waiting(UnlockedOfficer officer);

    /**
     * Approves as a second person and sends.
     *
     * @param seen digest of the notice that was shown to the officer
     */
    TextRelease release(String id, Digest seen, UnlockedOfficer releaser);

    /** Takes back what was drawn up and not released; why not, or nothing if it is gone. */
    Optional<Message> withdraw(String id, UnlockedOfficer officer);
}
