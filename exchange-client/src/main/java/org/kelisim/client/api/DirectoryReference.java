package org.kelisim.client.api;

import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/** A directory version as the exchange names it; to be fetched and verified. */
public record DirectoryReference(long version, Digest digest) {
    static DirectoryReference read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new DirectoryReference(fields.integer("version"), fields.digest("digest"));
    }
}
