package org.kelisim.client.api;

import java.util.Optional;
import org.kelisim.json.Fields;
import org.kelisim.log.Event;
import org.kelisim.notice.DispatchId;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event of the party's feed, as the exchange tells it; its proof is the receipt.
 *
 * @param number dense: 1, 2, 3 ...
 * @param leaf index in the log
 * @param evidence the signed object behind a {@code delivered}, {@code read} or {@code unopenable}
 */
public record FeedEntry(long number, long leaf, Event event, Role role, Optional<byte[]> evidence) {

    /** How the event concerns the party. */
    public enum Role {
        SENDER,
        RECIPIENT,
        BOTH,
        ALL;

        static Role parse(String wire) {
            return switch (wire) {
                case "sender" -> SENDER;
                case "recipient" -> RECIPIENT;
                case "both" -> BOTH;
                case "all" -> ALL;
                default -> throw new IllegalArgumentException("a role is sender, recipient, both or all");
            };
        }

        public boolean isSender() {
            return this == SENDER || this == BOTH;
        }

        public boolean isRecipient() {
            return this == RECIPIENT || this == BOTH;
        }
    }

    /** The dispatch that the event is about. @throws IllegalArgumentException if it is about something else */
    public DispatchId dispatch() {
        return DispatchId.parse(event.subject());
    }

    /** Members that this version does not know are passed over: the exchange may be newer. */
    static FeedEntry read(Fields fields) {
        ObjectNode event = fields.tree("event");
        return new FeedEntry(
                fields.integer("number"),
                fields.integer("leaf"),
                Event.parse(event),
                fields.parsed("role", Role::parse),
                fields.optionalBase64("evidence"));
    }
}
