package org.kelisim.client.api;

import java.util.Optional;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.json.Fields;
import org.kelisim.log.Receipt;
import tools.jackson.databind.node.ObjectNode;

/** A directory version and the receipt of its publication; neither is verified yet. */
public record PublishedDirectory(DirectoryBundle bundle, Optional<Receipt> receipt) {
    static PublishedDirectory read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new PublishedDirectory(
                DirectoryBundle.parse(fields.tree("bundle")),
                fields.optionalTree("receipt").map(Receipt::parse));
    }
}
