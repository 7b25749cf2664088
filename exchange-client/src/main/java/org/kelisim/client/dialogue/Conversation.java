package org.kelisim.client.dialogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kelisim.dialogue.ClockState;
import org.kelisim.dialogue.Deadline;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/**
 * A question and what came of it, as one office knows it: the asking office sees every office that it asked, an asked
 * office sees itself.
 *
 * @param asked the offices that were asked, as far as this office sees them
 * @param closings by which the asking office closed the matter, for the offices to which they went
 */
public record Conversation(DispatchId question, OfficeId asker, List<Asked> asked, List<Reply> closings) {
    /** Copies the lists. */
    public Conversation {
        asked = List.copyOf(asked);
        closings = List.copyOf(closings);
    }

    /**
     * An office that was asked.
     *
     * @param deadline if an answer was asked for within a time
     * @param state {@link ClockState#RUNNING} also where there is no deadline
     * @param replies in the order of time
     */
    public record Asked(OfficeId office, Optional<Deadline> deadline, ClockState state, List<Reply> replies) {
        /** Copies the list. */
        public Asked {
            replies = List.copyOf(replies);
        }

        /** The answer that stopped the clock. */
        public Optional<Reply> answer() {
            return replies.stream().filter(Reply::answers).findFirst();
        }
    }

    /**
     * A notice in reply to the question.
     *
     * @param at when the exchange logged it; until then when it left this office or came here
     * @param interim whether it only asks for more; not known of a received one that nobody has opened yet
     * @param sent whether it is this office's own
     * @param opened whether its content is known here
     */
    public record Reply(
            DispatchId id,
            OfficeId from,
            List<OfficeId> to,
            Instant at,
            boolean interim,
            boolean sent,
            boolean opened) {
        /** Copies the list. */
        public Reply {
            to = List.copyOf(to);
        }

        /** Whether it is known to be an answer. */
        boolean answers() {
            return opened && !interim;
        }
    }

    /** Whether the asking office has closed the matter for everybody it asked. */
    public boolean isClosed() {
        return asked.stream()
                .allMatch(office -> closings.stream().anyMatch(it -> it.to().contains(office.office())));
    }

    /** Until when somebody waits, by the office that is nearest to its last day. */
    public Optional<Due> due() {
        return asked.stream()
                .filter(it -> it.state().isWaiting())
                .flatMap(it -> it.deadline().map(day -> new Due(day.lastDay(), it.state())).stream())
                .min(Comparator.comparing(Due::lastDay));
    }
}
