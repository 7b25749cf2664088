package org.kelisim.client.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.Channels;
import org.kelisim.agreement.Channels.Passage;
import org.kelisim.client.text.Message;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * Asks of every notice that cites a channel whether the channel carries it, with the type that the exchange cannot see:
 * before sealing by everything known, and again on opening by what was logged before the notice.
 */
public final class ChannelGuard {
    private final AgreementLedger ledger;

    ChannelGuard(AgreementLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * A reason why not.
     *
     * @param word for the sender; none while the agreement is not known here, which may pass
     */
    public record Objection(Message message, Optional<String> word) {}

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

    private Optional<Objection> objection(Notice notice, long leaf, Instant time) {
        return notice.routing().channel().flatMap(cited -> objection(notice, cited, leaf, time));
    }

    private Optional<Objection> objection(Notice notice, ChannelReference cited, long leaf, Instant time) {
        Optional<AgreementLedger.Known> known = find(cited);
        Optional<AgreementHistory> history = known.flatMap(it -> asOf(it, leaf));
        if (history.isEmpty()) {
            return Optional.of(new Objection(Message.of("channel.unknown", cited.agreement()), Optional.empty()));
        }
        if (known.filter(AgreementLedger.Known::broken).isPresent()) {
            return Optional.of(new Objection(Message.of("channel.broken", cited.agreement()), Optional.empty()));
        }
        LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
        Channel channel = Channels.open(history.get(), day);
        Passage passage = Channels.passage(channel, cited.terms(), parties(notice), notice.type());
        return passage == Passage.OPEN
                ? Optional.empty()
                : Optional.of(new Objection(message(channel, passage), Optional.of(passage.wire())));
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

    private static Message message(Channel channel, Passage passage) {
        String why = channel instanceof Channel.Closed closed ? closed.reason().messageKey() : passage.messageKey();
        return Message.of("channel.refused", channel.agreement().value(), Message.of(why));
    }

    private static Set<PartyCode> parties(Notice notice) {
        Set<PartyCode> parties = new TreeSet<>();
        parties.add(notice.routing().sender().party());
        notice.routing().recipients().stream().map(OfficeId::party).forEach(parties::add);
        return parties;
    }
}
