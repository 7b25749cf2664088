package org.kelisim.exchange.feed;

import java.util.Base64;
import java.util.Optional;
import org.kelisim.exchange.archive.FeedRole;
import org.kelisim.json.CanonicalJson;
import org.kelisim.log.Leaf;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event as the party gets it.
 *
 * @param number its place in this party's feed: 1, 2, 3 ...
 * @param index of its leaf in the log, from 0
 * @param opening the event and its nonce; empty once it was erased
 * @param evidence the signed object that shows it, for acknowledgements
 */
record FeedEntry(long number, long index, FeedRole role, Optional<Leaf> opening, Optional<byte[]> evidence) {

    ObjectNode toJson() {
        ObjectNode json = opening.map(Leaf::toJson)
                .orElseGet(() -> CanonicalJson.object().put("erased", true))
                .put("number", number)
                .put("leaf", index)
                .put("role", role.wire());
        evidence.ifPresent(cms -> json.put("evidence", Base64.getEncoder().encodeToString(cms)));
        return json;
    }
}
