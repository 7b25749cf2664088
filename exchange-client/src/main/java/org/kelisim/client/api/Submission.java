package org.kelisim.client.api;

import java.util.Optional;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.log.Receipt;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exchange has stored a dispatch.
 *
 * @param receipt that it was logged, where the exchange waited for it; not verified yet
 */
public record Submission(Digest fingerprint, Optional<Receipt> receipt) {
    static Submission read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new Submission(
                fields.digest("fingerprint"), fields.optionalTree("receipt").map(Receipt::parse));
    }
}
