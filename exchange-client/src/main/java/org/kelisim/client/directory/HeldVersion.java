package org.kelisim.client.directory;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.client.api.PublishedDirectory;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.json.Fields;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.LogKey;
import org.kelisim.log.Receipt;
import org.kelisim.log.ReceiptOutcome;
import tools.jackson.databind.node.ObjectNode;

/** A verified version and, once its receipt is here, where and when the log published it. */
record HeldVersion(Directory directory, Optional<Publication> publication) {

    record Publication(long leaf, Instant time, Receipt receipt) {}

    /** What the receipt proves about this version; nothing if it proves something else or nothing. */
    static Optional<Publication> proved(Directory directory, Receipt receipt) {
        LogKey log = LogKey.parse(directory.members().log().key());
        if (receipt.verify(log) instanceof ReceiptOutcome.Logged(long leaf, Event event, var checkpoint)
                && event.kind() == EventKind.DIRECTORY_PUBLISHED
                && event.subject().equals("directory/" + directory.version())
                && event.fingerprint().equals(directory.digest())) {
            return Optional.of(new Publication(leaf, event.time(), receipt));
        }
        return Optional.empty();
    }

    ObjectNode toJson() {
        ObjectNode json = org.kelisim.json.CanonicalJson.object();
        json.set("bundle", directory.bundle().toJson());
        publication.ifPresent(it -> json.set("receipt", it.receipt().toJson()));
        return json;
    }

    static PublishedDirectory read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new PublishedDirectory(
                DirectoryBundle.parse(fields.tree("bundle")),
                fields.optionalTree("receipt").map(Receipt::parse));
    }
}
