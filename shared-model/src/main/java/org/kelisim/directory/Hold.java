package org.kelisim.directory;

import java.time.Duration;
import java.time.Instant;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An emergency: two registrars alone keep a party from sending and fetching, from the list's publication until then.
 *
 * @param reason why, for everybody to read, 1 to 500 characters
 */
public record Hold(PartyCode party, Instant until, String reason) {

    /** How long a hold may last, from the list that first names it. */
    public static final Duration LONGEST = Duration.ofHours(72);

    private static final int LONGEST_REASON = 500;

    /** @throws IllegalArgumentException if there is no reason, or too long a one */
    public Hold {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("A hold has a reason of 1 to 500 characters.");
        }
    }

    /** Whether it keeps the party out at that moment. */
    public boolean at(Instant moment) {
        return moment.isBefore(until);
    }

    ObjectNode toJson() {
        return CanonicalJson.object()
                .put("party", party.value())
                .put("until", UtcSeconds.format(until))
                .put("reason", reason);
    }

    static Hold read(Fields fields) {
        Hold hold = new Hold(fields.parsed("party", PartyCode::new), fields.instant("until"), fields.string("reason"));
        fields.done();
        return hold;
    }
}
