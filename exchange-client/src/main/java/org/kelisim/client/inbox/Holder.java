package org.kelisim.client.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Who works on a received notice.
 *
 * @param officer the opaque id of the enrolment
 * @param handed if a colleague handed it over
 */
public record Holder(String officer, String name, Instant since, Optional<Handed> handed) {
    /** @param note one line, perhaps empty */
    public record Handed(String by, String note) {}
}
