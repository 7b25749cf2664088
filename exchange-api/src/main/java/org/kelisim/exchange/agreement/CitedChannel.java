package org.kelisim.exchange.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.Channels;
import org.kelisim.agreement.Channels.Passage;
import org.kelisim.agreement.PartyStanding;
import org.kelisim.agreement.Step;
import org.kelisim.exchange.archive.DamagedException;
import org.kelisim.exchange.log.Standing;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.Header;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses a dispatch whose header cites a channel that is not open between sender and all recipients: on submission, and once
 * more when the log has put it and the parties' actions in order. Every nominal dispatch cites one (a header that does not
 * cannot be read).
 */
@Component
@Order(2)
public class CitedChannel implements Standing {
    private static final String UNKNOWN = "agreement-unknown";
    private static final String DAMAGED = "agreement-damaged";

    private static final Logger LOG = LoggerFactory.getLogger(CitedChannel.class);

    private final StoredAgreements agreements;

    CitedChannel(StoredAgreements agreements) {
        this.agreements = agreements;
    }

    /** @throws ProblemException that names the agreement and where it stands */
    public void require(Header header, Instant now) {
        header.routing().channel().ifPresent(cited -> require(cited, parties(header), header, now));
    }

    private void require(ChannelReference cited, Set<PartyCode> parties, Header header, Instant now) {
        AgreementHistory history = find(cited)
                .filter(it -> it.parties().contains(header.routing().sender().party()))
                .orElseThrow(() -> Problem.REFUSED.because(
                        UNKNOWN, "There is no agreement of your party with the name that is cited."));
        LocalDate day = day(now);
        Channel channel = Channels.open(history, day);
        Passage passage = Channels.passage(channel, cited.terms(), parties);
        if (passage != Passage.OPEN) {
            Optional<PartyStanding> outside = passage == Passage.NOT_ITS_PARTIES
                    ? Channels.outside(history, channel, parties, day)
                    : Optional.empty();
            throw Problem.REFUSED.because(passage.wire(), detail(channel, passage, outside));
        }
    }

    /** A suspension that the log has before the dispatch counts, even when the dispatch was accepted first. */
    @Override
    public Optional<String> refusalOf(Header header, Instant accepted, long index) {
        return header.routing().channel().flatMap(cited -> {
            try {
                return refusalOf(cited, parties(header), day(accepted), index);
            } catch (DamagedException e) {
                LOG.error("A dispatch cannot be judged. {}", e.getMessage());
                return Optional.of(DAMAGED);
            }
        });
    }

    private Optional<String> refusalOf(ChannelReference cited, Set<PartyCode> parties, LocalDate day, long index) {
        Optional<AgreementHistory> history = id(cited).flatMap(it -> agreements.asOf(it, index));
        if (history.isEmpty()) {
            return Optional.of(UNKNOWN);
        }
        Passage passage = Channels.passage(Channels.open(history.get(), day), cited.terms(), parties);
        return passage == Passage.OPEN ? Optional.empty() : Optional.of(passage.wire());
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Optional<AgreementHistory> find(ChannelReference cited) {
        return id(cited).flatMap(agreements::find);
    }

    private static Optional<AgreementId> id(ChannelReference cited) {
        try {
            return Optional.of(new AgreementId(cited.agreement()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String detail(Channel channel, Passage passage, Optional<PartyStanding> outside) {
        String key = channel instanceof Channel.Closed closed ? closed.reason().messageKey() : passage.messageKey();
        return "Agreement %s (%s): %s"
                .formatted(
                        channel.agreement(),
                        Step.text("state." + channel.state().wire(), Locale.ENGLISH)
                                .toLowerCase(Locale.ENGLISH),
                        outside.map(it -> it.outside().in(Locale.ENGLISH, PartyCode::value))
                                .orElseGet(() -> Step.text(key, Locale.ENGLISH)));
    }

    private static Set<PartyCode> parties(Header header) {
        Set<PartyCode> parties = new TreeSet<>();
        parties.add(header.routing().sender().party());
        header.routing().recipients().stream().map(OfficeId::party).forEach(parties::add);
        return parties;
    }
}
