package org.kelisim.client.lists;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.client.text.Words;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Priority;
import org.kelisim.party.PartyCode;

/**
 * What a list is narrowed to; every part that is given has to match. Of a received notice that nobody has opened yet, text,
 * type, handling code and priority know only what the header shows.
 *
 * @param text words that begin words of what is looked for, in any order
 * @param party the other side
 * @param from of when it came, was sent, or was changed last
 * @param before the first moment that is too late
 */
public record ListQuery(
        String text,
        Optional<ListState> state,
        Optional<PartyCode> party,
        Optional<String> type,
        Optional<HandlingCode> handling,
        Optional<Priority> priority,
        Optional<Instant> from,
        Optional<Instant> before,
        Who who) {

    /** With whom a received notice is. */
    public enum Who {
        ANYBODY,
        MINE,
        NOBODY
    }

    /** Everything. */
    public static final ListQuery ALL = new ListQuery(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Who.ANYBODY);

    /** @throws IllegalArgumentException if the text is longer than {@link Words#LONGEST_QUESTION} */
    public ListQuery {
        if (text.length() > Words.LONGEST_QUESTION) {
            throw new IllegalArgumentException("A search has at most " + Words.LONGEST_QUESTION + " characters.");
        }
    }

    public ListQuery withText(String newText) {
        return new ListQuery(newText, state, party, type, handling, priority, from, before, who);
    }

    public ListQuery withState(ListState newState) {
        return new ListQuery(text, Optional.of(newState), party, type, handling, priority, from, before, who);
    }

    public ListQuery withParty(PartyCode newParty) {
        return new ListQuery(text, state, Optional.of(newParty), type, handling, priority, from, before, who);
    }

    public ListQuery withWho(Who newWho) {
        return new ListQuery(text, state, party, type, handling, priority, from, before, newWho);
    }
}
