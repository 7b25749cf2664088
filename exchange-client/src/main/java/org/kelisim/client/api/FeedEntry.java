package org.kelisim.client.api;

import java.util.Optional;
import org.kelisim.json.Fields;
import org.kelisim.log.Event;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event of the party's feed, as the exchange tells it; its proof is the receipt.
 *
 * @param number dense: 1, 2, 3 ...
 * @param leaf index in the log
 * @param event what happened; nothing if it was erased, or is of a kind that this version does not know
 * @param erased whether the log keeps the place of the event only
 */
public record FeedEntry(long number, long leaf, Optional<Event> event, boolean erased, Role role) {

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

    /** Members that this version does not know are passed over: the exchange may be newer. */
    static FeedEntry read(Fields fields) {
        return new FeedEntry(
                fields.integer("number"),
                fields.integer("leaf"),
                fields.optionalTree("event").flatMap(FeedEntry::event),
                fields.optionalBool("erased").orElse(false),
                fields.parsed("role", Role::parse));
    }

    private static Optional<Event> event(ObjectNode json) {
        try {
            return Optional.of(Event.parse(json));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
