package org.kelisim.client.lists;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a list can be narrowed to; each list knows some of them. */
public enum ListState {
    UNREAD,
    READ,
    /** Somebody waits for an answer: the sender for ours, or we for theirs. */
    WAITING,
    OVERDUE,
    NOT_OPENED,
    ON_THE_WAY,
    SENT,
    DELIVERED,
    REFUSED,
    WRITING,
    HANDED_OVER,
    SENT_BACK,
    BY_OTHERS,
    OWN;

    /** In the order of the list, as far as it has one. */
    public static final List<ListState> INBOX = List.of(UNREAD, WAITING, OVERDUE, READ, NOT_OPENED);

    public static final List<ListState> OUTBOX = List.of(WAITING, OVERDUE, ON_THE_WAY, SENT, DELIVERED, READ, REFUSED);
    public static final List<ListState> DRAFTS = List.of(SENT_BACK, WRITING, HANDED_OVER);
    public static final List<ListState> TO_RELEASE = List.of(BY_OTHERS, OWN);

    /** Lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ListState> parse(String wire) {
        return Stream.of(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }
}
