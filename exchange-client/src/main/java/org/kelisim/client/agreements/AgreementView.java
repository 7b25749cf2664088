package org.kelisim.client.agreements;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementStatus;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.Channels;
import org.kelisim.agreement.PartyStanding;
import org.kelisim.party.PartyCode;

/**
 * An agreement as this node sees it today.
 *
 * @param day that is today, in UTC
 * @param actions as many as the history has
 * @param trusted false when the exchange handed out an action that does not hold: then nothing goes through its channel
 */
public record AgreementView(
        AgreementHistory history,
        List<KeptAction> actions,
        LocalDate day,
        AgreementStatus status,
        Channel channel,
        boolean trusted) {
    public AgreementView {
        actions = List.copyOf(actions);
    }

    /** As it is on that day. */
    public static AgreementView of(AgreementHistory history, List<KeptAction> actions, LocalDate day, boolean trusted) {
        return new AgreementView(history, actions, day, history.status(day), Channels.open(history, day), trusted);
    }

    /** Whether the party may send and receive through its channel. */
    public boolean openFor(PartyCode party) {
        return trusted && channel instanceof Channel.Open open && open.between(List.of(party));
    }

    /** Where the first of these parties stands that takes no part in the open channel. */
    public Optional<PartyStanding> outside(Collection<PartyCode> those) {
        return Channels.outside(history, channel, those, day);
    }

    public AgreementId id() {
        return history.id();
    }
}
