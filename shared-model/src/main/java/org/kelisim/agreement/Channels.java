package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/**
 * Whether a channel is open, and what it carries: pure functions of what the parties signed and the day, which both nodes
 * and the exchange compute for themselves.
 */
public final class Channels {
    private Channels() {}

    /** The channel on that day (UTC). */
    public static Channel open(AgreementHistory history, LocalDate day) {
        AgreementStatus status = history.status(day);
        return switch (status.state()) {
            case IN_FORCE -> inForce(history, status, day);
            case SUSPENDED -> closed(history, status, Channel.Reason.SUSPENDED);
            case TERMINATED, EXPIRED -> closed(history, status, Channel.Reason.ENDED);
            case NEGOTIATING, INITIALLED, SIGNED, PROVISIONALLY_APPLIED ->
                closed(history, status, Channel.Reason.NOT_IN_FORCE);
        };
    }

    private static Channel inForce(AgreementHistory history, AgreementStatus status, LocalDate day) {
        Optional<Acts.Adopted> adopted = history.adopted(day);
        if (adopted.isEmpty()) {
            return closed(history, status, Channel.Reason.TERMS_NOT_SIGNED);
        }
        Acts.Adopted terms = adopted.get();
        if (terms.terms().uses().isEmpty()) {
            return closed(history, status, Channel.Reason.NOTHING_AGREED);
        }
        SortedMap<PartyCode, LocalDate> joined = history.joined(terms, day);
        if (joined.size() < 2) {
            return closed(history, status, whyTooFew(history, day));
        }
        LocalDate second = joined.values().stream().sorted().skip(1).findFirst().orElseThrow();
        LocalDate since = Stream.of(second, terms.from(), status.inForceOn().orElse(terms.from()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Channel.Open(history.id(), terms.terms(), terms.digest(), List.copyOf(joined.keySet()), since);
    }

    private static Channel.Reason whyTooFew(AgreementHistory history, LocalDate day) {
        return history.entered(day).size() < 2 ? Channel.Reason.ON_RECORD_ONLY : Channel.Reason.TERMS_NOT_SIGNED;
    }

    private static Channel closed(AgreementHistory history, AgreementStatus status, Channel.Reason reason) {
        return new Channel.Closed(history.id(), status.state(), reason);
    }

    /** Whether a notice may go this way. */
    public enum Passage {
        OPEN,
        /** The agreement has no open channel on that day. */
        CLOSED,
        /** The notice cites other terms than those that hold. */
        OTHER_TERMS,
        /** Sender or a recipient takes no part in the channel. */
        NOT_ITS_PARTIES,
        /** The terms do not name the notice's type. */
        TYPE_NOT_COVERED,
        /** The notice does not say what for. */
        PURPOSE_MISSING,
        /** The terms do not name the notice's purpose for its type. */
        PURPOSE_NOT_COVERED,
        /** The notice asks to be kept for longer than the terms allow. */
        KEPT_TOO_LONG;

        /** The name in machine-readable answers, {@code channel-closed}. */
        public String wire() {
            return "channel-" + Wire.of(this);
        }

        /** The key of the plain words. */
        public String messageKey() {
            return "passage." + Wire.of(this);
        }
    }

    /**
     * What the exchange asks, which does not know the type.
     *
     * @param cited the terms that the header names
     * @param parties of sender and all recipients
     */
    public static Passage passage(Channel channel, Digest cited, Collection<PartyCode> parties) {
        return switch (channel) {
            case Channel.Closed closed -> Passage.CLOSED;
            case Channel.Open open when !open.digest().equals(cited) -> Passage.OTHER_TERMS;
            case Channel.Open open when !open.between(parties) -> Passage.NOT_ITS_PARTIES;
            case Channel.Open open -> Passage.OPEN;
        };
    }

    /**
     * Where the first of these parties stands that takes no part in the open channel; empty if all do. For whom the agreement
     * is in force, and who takes no part all the same, has not signed these terms, or what it did is on record only.
     */
    public static Optional<PartyStanding> outside(
            AgreementHistory history, Channel channel, Collection<PartyCode> parties, LocalDate day) {
        return channel instanceof Channel.Open open
                ? parties.stream()
                        .sorted()
                        .filter(it -> !open.parties().contains(it))
                        .map(it -> history.standing(it, day))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * What only the nodes see of a notice, or compare with the terms.
     *
     * @param keptDays from the day of sending to the day until which it is kept
     */
    public record Load(String type, Optional<String> purpose, long keptDays) {}

    /** What nodes ask, before sealing and again on opening. */
    public static Passage passage(Channel channel, Digest cited, Collection<PartyCode> parties, Load load) {
        Passage passage = passage(channel, cited, parties);
        return passage == Passage.OPEN && channel instanceof Channel.Open open ? carries(open.terms(), load) : passage;
    }

    private static Passage carries(Terms terms, Load load) {
        Optional<TermsUse> use = terms.use(load.type());
        if (use.isEmpty()) {
            return Passage.TYPE_NOT_COVERED;
        }
        if (load.purpose().isEmpty()) {
            return Passage.PURPOSE_MISSING;
        }
        if (!use.get().purposes().contains(load.purpose().get())) {
            return Passage.PURPOSE_NOT_COVERED;
        }
        return load.keptDays() > use.get().retainDays() ? Passage.KEPT_TOO_LONG : Passage.OPEN;
    }
}
