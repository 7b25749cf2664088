package org.kelisim.client.vault;

import java.time.Instant;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom an account belonged to. Invited once more, the account gets the same officer id: else one person could be author and
 * releaser of one notice.
 */
record FormerOfficer(String account, String officer, Instant ended) {

    ObjectNode toJson() {
        return CanonicalJson.object()
                .put("account", account)
                .put("officer", officer)
                .put("ended", UtcSeconds.format(ended));
    }

    static FormerOfficer read(Fields fields) {
        FormerOfficer former =
                new FormerOfficer(fields.string("account"), fields.string("officer"), fields.instant("ended"));
        fields.done();
        return former;
    }
}
