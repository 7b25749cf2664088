package org.kelisim.infra.standin;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;

/**
 * Says yes to the creation of indexes that only make queries faster. The server behind would scan the collection twice
 * at every start and then ignore them; a unique index is a promise and passes on.
 */
final class SwallowedIndexes {
    private SwallowedIndexes() {}

    static Optional<Document> answer(Document command) {
        boolean swallowed = command.get("createIndexes") instanceof String
                && command.get("indexes") instanceof List<?> indexes
                && indexes.stream().allMatch(SwallowedIndexes::onlyMakesFaster);
        return swallowed ? Optional.of(new Document("ok", 1.0)) : Optional.empty();
    }

    private static boolean onlyMakesFaster(Object index) {
        return index instanceof Document document && !Boolean.TRUE.equals(document.get("unique"));
    }
}
