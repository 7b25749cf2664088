package org.kelisim.client.agreements;

import java.util.List;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementStatus;
import org.kelisim.agreement.Channel;

/**
 * An agreement as this node sees it today.
 *
 * @param actions as many as the history has
 * @param trusted false when the exchange handed out an action that does not hold: then nothing goes through its channel
 */
public record AgreementView(
        AgreementHistory history, List<KeptAction> actions, AgreementStatus status, Channel channel, boolean trusted) {
    public AgreementView {
        actions = List.copyOf(actions);
    }

    public AgreementId id() {
        return history.id();
    }
}
