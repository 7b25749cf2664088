package org.kelisim.client.agreements;

import java.util.List;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.json.Digest;
import org.kelisim.party.OfficeId;

/**
 * An action that one officer has drawn up.
 *
 * @param action byte for byte what will be signed
 * @param digest what the releasing officer hands back to say: this is what I saw
 * @param mine drawn up by the officer who asks, who therefore cannot release it
 * @param signed released and signed; the exchange has not taken it yet
 * @param textsTo the offices to which the texts of a proposal go with it
 */
public record PendingAction(
        String id,
        TreatyAction action,
        Digest digest,
        String author,
        String authorName,
        boolean mine,
        boolean signed,
        List<OfficeId> textsTo) {
    public PendingAction {
        textsTo = List.copyOf(textsTo);
    }
}
