package org.kelisim.notice;

import org.kelisim.json.Fields;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The time for a reply, counted from the recipient's signed {@code delivered}; 1 to 366 days. */
public record ReplyWithin(int days, DayCount dayCount) {

    /** Whether weekends and holidays of the recipient count. */
    public enum DayCount {
        CALENDAR,
        WORKING;

        String wire() {
            return this == CALENDAR ? "calendar" : "working";
        }
    }

    /** @throws IllegalArgumentException if the days are out of range */
    public ReplyWithin {
        if (days < 1 || days > 366) {
            throw new IllegalArgumentException("A reply is asked for within 1 to 366 days.");
        }
    }

    /** {@code {"days":10,"calendar":"working"}}. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("days", days).put("calendar", dayCount.wire());
    }

    /** Reads what {@link #toJson} wrote. */
    public static ReplyWithin parse(Fields fields) {
        int days = fields.integer("days", 1, 366);
        DayCount dayCount = switch (fields.string("calendar")) {
            case "calendar" -> DayCount.CALENDAR;
            case "working" -> DayCount.WORKING;
            default -> throw new IllegalArgumentException("Days are counted as calendar or working.");
        };
        fields.done();
        return new ReplyWithin(days, dayCount);
    }
}
