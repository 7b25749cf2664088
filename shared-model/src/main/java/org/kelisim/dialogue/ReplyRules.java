package org.kelisim.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kelisim.party.OfficeId;

/**
 * Which notices a thread takes in reply to its question; one visible sequence. Asked before a reply is sealed and again when
 * it is opened (docs/decisions/0024-what-a-thread-takes.md).
 */
public final class ReplyRules {
    /** Id of the type by which the asking office closes a thread. */
    public static final String CLOSING = "thread-closing";

    private ReplyRules() {}

    /** Who asked whom. */
    public record Question(OfficeId asker, List<OfficeId> asked) {
        /** Copies the list. */
        public Question {
            asked = List.copyOf(asked);
        }
    }

    /** What wants to be taken. */
    public record Proposed(OfficeId from, List<OfficeId> to, String type) {
        /** Copies the list. */
        public Proposed {
            to = List.copyOf(to);
        }

        boolean closes() {
            return type.equals(CLOSING);
        }
    }

    /**
     * What the thread took before.
     *
     * @param interim whether it only asks for more
     */
    public record Earlier(OfficeId from, List<OfficeId> to, boolean interim) {
        /** Copies the list. */
        public Earlier {
            to = List.copyOf(to);
        }
    }

    /** Why a reply is not taken. */
    public enum Objection {
        /** The office neither sent nor received the question. */
        FOREIGN_THREAD,
        NOT_THE_ASKER,
        OWN_QUESTION,
        NOT_ASKED,
        OUTSIDE_THREAD,
        THREAD_CLOSED,
        ANSWERED_ALREADY;

        /** For the sender of what cannot be opened: lower case with hyphens. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Of the sentence that says so. */
        public String messageKey() {
            return "thread." + wire();
        }
    }

    /**
     * Whether the thread takes it; empty if nothing is against it.
     *
     * @param question if the office at which this is asked sent or received it
     * @param earlier what was logged, or at the sender put on its way, before
     */
    public static Optional<Objection> objection(Optional<Question> question, Proposed proposed, List<Earlier> earlier) {
        return question.isEmpty()
                ? Optional.of(Objection.FOREIGN_THREAD)
                : objection(question.get(), proposed, earlier);
    }

    private static Optional<Objection> objection(Question question, Proposed proposed, List<Earlier> earlier) {
        boolean byAsker = proposed.from().equals(question.asker());
        if (proposed.closes() && !byAsker) {
            return Optional.of(Objection.NOT_THE_ASKER);
        }
        if (!proposed.closes() && byAsker) {
            return Optional.of(Objection.OWN_QUESTION);
        }
        if (!byAsker && !question.asked().contains(proposed.from())) {
            return Optional.of(Objection.NOT_ASKED);
        }
        if (!staysInside(question, proposed, byAsker)) {
            return Optional.of(Objection.OUTSIDE_THREAD);
        }
        if (told(question, byAsker ? proposed.to() : List.of(proposed.from()), earlier)) {
            return Optional.of(Objection.THREAD_CLOSED);
        }
        boolean answered =
                !byAsker && earlier.stream().anyMatch(it -> it.from().equals(proposed.from()) && !it.interim());
        return answered ? Optional.of(Objection.ANSWERED_ALREADY) : Optional.empty();
    }

    /** Whether the asker has told all these offices before that the matter is closed: it is closed for whom it told. */
    private static boolean told(Question question, List<OfficeId> offices, List<Earlier> earlier) {
        return offices.stream()
                .allMatch(office -> earlier.stream()
                        .anyMatch(it ->
                                it.from().equals(question.asker()) && it.to().contains(office)));
    }

    /** An answer goes to the asker, copies only to others that were asked; a closing goes to those who were asked. */
    private static boolean staysInside(Question question, Proposed proposed, boolean byAsker) {
        return (byAsker || proposed.to().contains(question.asker()))
                && proposed.to().stream()
                        .allMatch(it ->
                                it.equals(question.asker()) || question.asked().contains(it));
    }
}
