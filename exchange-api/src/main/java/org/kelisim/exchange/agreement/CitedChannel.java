package org.kelisim.exchange.agreement;

import java.time.Instant;
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
import org.kelisim.agreement.Step;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.Header;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.springframework.stereotype.Component;

/**
 * Refuses a dispatch whose header cites a channel that is not open between sender and all recipients. Every nominal
 * dispatch cites one (a header that does not cannot be read).
 */
@Component
public class CitedChannel {
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
                        "agreement-unknown", "There is no agreement of your party with the name that is cited."));
        Channel channel = Channels.open(history, now.atZone(ZoneOffset.UTC).toLocalDate());
        Passage passage = Channels.passage(channel, cited.terms(), parties);
        if (passage != Passage.OPEN) {
            throw Problem.REFUSED.because(passage.wire(), detail(channel, passage));
        }
    }

    private Optional<AgreementHistory> find(ChannelReference cited) {
        try {
            return agreements.find(new AgreementId(cited.agreement()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String detail(Channel channel, Passage passage) {
        String why = channel instanceof Channel.Closed closed ? closed.reason().messageKey() : passage.messageKey();
        return "Agreement %s (%s): %s"
                .formatted(
                        channel.agreement(),
                        Step.text("state." + channel.state().wire(), Locale.ENGLISH)
                                .toLowerCase(Locale.ENGLISH),
                        Step.text(why, Locale.ENGLISH));
    }

    private static Set<PartyCode> parties(Header header) {
        Set<PartyCode> parties = new TreeSet<>();
        parties.add(header.routing().sender().party());
        header.routing().recipients().stream().map(OfficeId::party).forEach(parties::add);
        return parties;
    }
}
