package org.kelisim.client.api;

import java.util.List;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/** Consecutive entries of the feed and the newest directory version that the exchange names. */
public record FeedPage(List<FeedEntry> entries, long directoryVersion, Digest directoryDigest) {
    /** Copies the list. */
    public FeedPage {
        entries = List.copyOf(entries);
    }

    static FeedPage read(ObjectNode json) {
        Fields fields = Fields.of(json);
        Fields directory = fields.object("directory");
        return new FeedPage(
                fields.objects("entries").stream().map(FeedEntry::read).toList(),
                directory.integer("version"),
                directory.digest("digest"));
    }
}
