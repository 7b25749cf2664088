package org.kelisim.envelope;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has happened around a dispatch.
 *
 * @param newest the newest directory version
 * @param replaced when all older versions were replaced
 * @param inForce the version in force at the receipt's index
 * @param seen whether a dispatch of this id was opened before
 */
record Situation(long newest, Optional<Instant> replaced, long inForce, boolean seen) {
    static final Situation QUIET = new Situation(1, Optional.empty(), 1, false);

    static Situation replaced(long newest, Duration ago, long inForce) {
        return new Situation(newest, Optional.of(TestWorld.NOW.minus(ago)), inForce, false);
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("newest", newest)
                .put("inForce", inForce)
                .put("seen", seen);
        replaced.ifPresent(it -> json.put("replaced", UtcSeconds.format(it)));
        return json;
    }

    static Situation parse(ObjectNode json) {
        Fields fields = Fields.of(json);
        Situation situation = new Situation(
                fields.integer("newest"),
                fields.optionalInstant("replaced"),
                fields.integer("inForce"),
                fields.bool("seen"));
        fields.done();
        return situation;
    }
}
