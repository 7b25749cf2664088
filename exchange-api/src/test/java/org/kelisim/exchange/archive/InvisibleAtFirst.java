package org.kelisim.exchange.archive;

import java.util.Optional;
import org.bson.Document;
import org.kelisim.exchange.ForwardingStore;
import org.kelisim.storage.DocumentStore;

/** A database whose majority lags behind: the first reads find nothing, though an insert is told 'there already'. */
final class InvisibleAtFirst extends ForwardingStore {
    int left;

    InvisibleAtFirst(DocumentStore store, int reads) {
        super(store);
        this.left = reads;
    }

    @Override
    public Optional<Document> find(String collection, String id) {
        return left > 0 && left-- > 0 ? Optional.empty() : super.find(collection, id);
    }
}
