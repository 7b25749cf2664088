package org.kelisim.agreement;

import java.time.LocalDate;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/** By which rule of its own an agreement enters into force. */
public sealed interface EntryIntoForce {
    /** The day of the last signature. */
    record OnSignature() implements EntryIntoForce {}

    /** The day of the last notification that internal procedures are completed. */
    record OnLastNotification() implements EntryIntoForce {}

    /** So many days after the last notification, 1 to 3660; the day of the notification is not counted. */
    record DaysAfterLastNotification(int days) implements EntryIntoForce {
        /** @throws IllegalArgumentException if the days are out of range */
        public DaysAfterLastNotification {
            if (days < 1 || days > 3660) {
                throw new IllegalArgumentException("An agreement enters into force 1 to 3660 days after notification.");
            }
        }
    }

    /** This day, if all have signed by then; else the day of the last signature. */
    record FixedDate(LocalDate date) implements EntryIntoForce {}

    /**
     * For each party by itself: for the first ones so many days after the last of their notifications, for each that notifies
     * later so many days after its own. The day of a notification is not counted; with 0 days it is the day of entry.
     *
     * @param first how many notifications bring the agreement into force at all, 2 to 60
     * @param days 0 to 3660
     */
    record PartyByParty(int first, int days) implements EntryIntoForce {
        /** @throws IllegalArgumentException if a number is out of range */
        public PartyByParty {
            if (first < 2 || first > Agreement.MOST_PARTIES) {
                throw new IllegalArgumentException("Two to sixty notifications bring an agreement into force.");
            }
            if (days < 0 || days > 3660) {
                throw new IllegalArgumentException("An agreement enters into force 0 to 3660 days after notification.");
            }
        }
    }

    /** Whether parties notify that their internal procedures are completed, or deposit an instrument that says so. */
    default boolean byNotification() {
        return this instanceof OnLastNotification
                || this instanceof DaysAfterLastNotification
                || this instanceof PartyByParty;
    }

    /** The name of the rule in JSON and in message keys. */
    default String wire() {
        return switch (this) {
            case OnSignature() -> "on-signature";
            case OnLastNotification() -> "on-last-notification";
            case DaysAfterLastNotification after -> "days-after-last-notification";
            case FixedDate fixed -> "fixed-date";
            case PartyByParty each -> "party-by-party";
        };
    }

    default ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("rule", wire());
        return switch (this) {
            case DaysAfterLastNotification(int days) -> json.put("days", days);
            case FixedDate(LocalDate date) -> json.put("date", date.toString());
            case PartyByParty(int first, int days) -> json.put("first", first).put("days", days);
            case OnSignature() -> json;
            case OnLastNotification() -> json;
        };
    }

    /** Reads what {@link #toJson} wrote. */
    static EntryIntoForce parse(Fields fields) {
        EntryIntoForce rule = switch (fields.string("rule")) {
            case "on-signature" -> new OnSignature();
            case "on-last-notification" -> new OnLastNotification();
            case "days-after-last-notification" -> new DaysAfterLastNotification(fields.integer("days", 1, 3660));
            case "fixed-date" -> new FixedDate(fields.date("date"));
            case "party-by-party" ->
                new PartyByParty(fields.integer("first", 2, Agreement.MOST_PARTIES), fields.integer("days", 0, 3660));
            default -> throw new IllegalArgumentException("there is no such rule of entry into force");
        };
        fields.done();
        return rule;
    }
}
