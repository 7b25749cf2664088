package org.kelisim.client.agreements;

import java.util.List;
import org.kelisim.agreement.AgreementId;
import org.kelisim.json.Digest;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;

/**
 * Texts of an agreement that one officer means to send again.
 *
 * @param notice byte for byte what will be sealed; the texts are its attachments
 * @param digest what the releasing officer hands back to say: this is what I saw
 * @param mine drawn up by the officer who asks, who therefore cannot release it
 * @param approved whether its author's approval still counts; else it can only be taken back
 */
public record PendingTexts(
        AgreementId agreement, Notice notice, Digest digest, String authorName, boolean mine, boolean approved) {
    public String id() {
        return notice.id().toString();
    }

    public OfficeId office() {
        return notice.routing().sender();
    }

    public List<OfficeId> to() {
        return notice.routing().recipients();
    }
}
