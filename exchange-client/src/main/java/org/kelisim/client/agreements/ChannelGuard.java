package org.kelisim.client.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.Channels;
import org.kelisim.agreement.Channels.Passage;
import org.kelisim.client.safeguards.LegalBasis;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.safeguards.Proposal;
import org.kelisim.client.text.Message;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.Notice;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * Asks of every notice that cites a channel whether the channel carries it, with the type that the exchange cannot see:
 * before sealing by everything known, and again on opening by what was logged before the notice.
 */
public final class ChannelGuard implements LegalBasis {
    private final AgreementLedger ledger;

    ChannelGuard(AgreementLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * A reason why not.
     *
     * @param passage none while the agreement is not known here, which may pass
     */
    public record Objection(Message message, Optional<Passage> passage) {
        /** For the sender. */
        public Optional<String> word() {
            return passage.map(Passage::wire);
        }
    }

    /** Whether the notice may be sealed now; empty if nothing is against it. */
    public Optional<Objection> beforeSealing(Notice notice, Instant now) {
        return objection(notice, Long.MAX_VALUE, now);
    }

    /**
     * Whether the notice might be sent when it was.
     *
     * @param leaf index of its {@code submitted} in the log
     * @param submitted when it was
     */
    public Optional<Objection> onOpening(Notice notice, long leaf, Instant submitted) {
        return objection(notice, leaf, submitted);
    }

    /** The same of what is still a draft, and whether it asks for an answer in the time that was agreed. */
    @Override
    public Optional<Problem> objection(Proposal proposal, Instant now) {
        Asked asked = new Asked(
                proposal.office(), proposal.recipients(), proposal.type(), proposal.purpose(), proposal.retainUntil());
        return proposal.channel()
                .flatMap(cited -> objection(asked, cited, Long.MAX_VALUE, now)
                        .map(it -> new Problem(field(it), it.message()))
                        .or(() -> otherDeadline(proposal, cited, now)));
    }

    private static String field(Objection objection) {
        return objection
                .passage()
                .map(it -> switch (it) {
                    case PURPOSE_MISSING, PURPOSE_NOT_COVERED -> "purpose";
                    case KEPT_TOO_LONG -> "retainUntil";
                    default -> "channel";
                })
                .orElse("channel");
    }

    private Optional<Problem> otherDeadline(Proposal proposal, ChannelReference cited, Instant now) {
        Optional<ReplyWithin> agreed = find(cited)
                .map(it -> Channels.open(it.history(), day(now)))
                .filter(Channel.Open.class::isInstance)
                .flatMap(it -> ((Channel.Open) it).terms().replyWithin(proposal.type()));
        return agreed.filter(it ->
                        proposal.replyWithin().filter(own -> !own.equals(it)).isPresent())
                .map(it -> new Problem(
                        "replyWithin",
                        Message.of("reply.agreed." + it.dayCount().name().toLowerCase(Locale.ROOT), it.days())));
    }

    private Optional<Objection> objection(Notice notice, long leaf, Instant time) {
        var routing = notice.routing();
        Asked asked = new Asked(
                routing.sender(), routing.recipients(), notice.type(), notice.purpose(), routing.retainUntil());
        return routing.channel().flatMap(cited -> objection(asked, cited, leaf, time));
    }

    /** What the terms are compared with. */
    private record Asked(
            OfficeId sender, List<OfficeId> recipients, String type, Optional<String> purpose, LocalDate retainUntil) {
        Set<PartyCode> parties() {
            Set<PartyCode> parties = new TreeSet<>();
            parties.add(sender.party());
            recipients.stream().map(OfficeId::party).forEach(parties::add);
            return parties;
        }

        Channels.Load load(LocalDate day) {
            return new Channels.Load(type, purpose, ChronoUnit.DAYS.between(day, retainUntil));
        }
    }

    private Optional<Objection> objection(Asked asked, ChannelReference cited, long leaf, Instant time) {
        Optional<AgreementLedger.Known> known = find(cited);
        Optional<AgreementHistory> history = known.flatMap(it -> asOf(it, leaf));
        if (history.isEmpty()) {
            return Optional.of(new Objection(Message.of("channel.unknown", cited.agreement()), Optional.empty()));
        }
        if (known.filter(AgreementLedger.Known::broken).isPresent()) {
            return Optional.of(new Objection(Message.of("channel.broken", cited.agreement()), Optional.empty()));
        }
        LocalDate day = day(time);
        Channel channel = Channels.open(history.get(), day);
        Passage passage = Channels.passage(channel, cited.terms(), asked.parties(), asked.load(day));
        return passage == Passage.OPEN
                ? Optional.empty()
                : Optional.of(
                        new Objection(message(history.get(), channel, passage, asked, day), Optional.of(passage)));
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Optional<AgreementLedger.Known> find(ChannelReference cited) {
        try {
            return ledger.find(new AgreementId(cited.agreement()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<AgreementHistory> asOf(AgreementLedger.Known known, long leaf) {
        long number = known.actions().stream().filter(it -> it.leaf() < leaf).count();
        return number == 0 ? Optional.empty() : Optional.of(known.history().before(number));
    }

    private static Message message(
            AgreementHistory history, Channel channel, Passage passage, Asked asked, LocalDate day) {
        String agreement = channel.agreement().value();
        if (passage == Passage.NOT_ITS_PARTIES) {
            return Channels.outside(history, channel, asked.parties(), day)
                    .map(it -> Message.of("channel.refused", agreement, it.outside()))
                    .orElseGet(() -> Message.of("channel.refused", agreement, Message.of(passage.messageKey())));
        }
        String why = channel instanceof Channel.Closed closed ? closed.reason().messageKey() : passage.messageKey();
        return Message.of("channel.refused", agreement, Message.of(why));
    }
}
