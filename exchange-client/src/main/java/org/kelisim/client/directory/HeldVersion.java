package org.kelisim.client.directory;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.client.api.PublishedDirectory;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.KnownVersion;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.LogKey;
import org.kelisim.log.Receipt;
import org.kelisim.log.ReceiptOutcome;
import tools.jackson.databind.node.ObjectNode;

/** A verified version in brief and, once its receipt was here, where and when the log published it. */
record HeldVersion(KnownVersion version, Optional<Publication> publication) {

    record Publication(long leaf, Instant time) {}

    /** What the receipt proves about this version; nothing if it proves something else or nothing. */
    static Optional<Publication> proved(Directory directory, Receipt receipt) {
        LogKey log = LogKey.parse(directory.members().log().key());
        if (receipt.verify(log) instanceof ReceiptOutcome.Logged(long leaf, Event event, var checkpoint)
                && event.kind() == EventKind.DIRECTORY_PUBLISHED
                && event.subject().equals("directory/" + directory.version())
                && event.fingerprint().equals(directory.digest())) {
            return Optional.of(new Publication(leaf, event.time()));
        }
        return Optional.empty();
    }

    static ObjectNode toJson(Directory directory, Receipt receipt) {
        ObjectNode json = CanonicalJson.object();
        json.set("bundle", directory.bundle().toJson());
        json.set("receipt", receipt.toJson());
        return json;
    }

    static PublishedDirectory read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new PublishedDirectory(
                DirectoryBundle.parse(fields.tree("bundle")),
                fields.optionalTree("receipt").map(Receipt::parse));
    }
}
