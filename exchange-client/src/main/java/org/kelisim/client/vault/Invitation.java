package org.kelisim.client.vault;

import java.time.Instant;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import tools.jackson.databind.node.ObjectNode;

/**
 * A credential that waits for its owner: sealed under a code instead of a PIN, its enrolments signed already.
 *
 * @param expires from when on the code opens nothing
 */
record Invitation(StoredCredential credential, Instant expires) {

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("expires", UtcSeconds.format(expires));
        json.set("credential", credential.toJson());
        return json;
    }

    static Invitation read(Fields fields) {
        Invitation invitation =
                new Invitation(StoredCredential.read(fields.object("credential")), fields.instant("expires"));
        fields.done();
        return invitation;
    }
}
