package org.kelisim.client.agreements;

import java.util.Optional;
import java.util.Set;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.Channels.Passage;
import org.kelisim.agreement.TermsUse;
import org.kelisim.client.text.Message;
import org.kelisim.party.PartyCode;

/**
 * Whether a notice may cite an agreement today.
 *
 * @param against why not; empty where its channel is open between all parties and its terms name the type
 */
public record Citable(AgreementView agreement, String type, Optional<Message> against) {
    static Citable of(AgreementView agreement, String type, Set<PartyCode> parties) {
        return new Citable(agreement, type, against(agreement, type, parties));
    }

    private static Optional<Message> against(AgreementView agreement, String type, Set<PartyCode> parties) {
        if (!agreement.trusted()) {
            return Optional.of(Message.of("channel.broken", agreement.id().value()));
        }
        return switch (agreement.channel()) {
            case Channel.Closed closed -> Optional.of(Message.of(closed.reason().messageKey()));
            case Channel.Open open
            when !open.between(parties) ->
                agreement.outside(parties).map(it -> Message.of("channel.outside", it.outside()));
            case Channel.Open open
            when !open.carries(type) -> Optional.of(Message.of(Passage.TYPE_NOT_COVERED.messageKey()));
            case Channel.Open open -> Optional.empty();
        };
    }

    /** The channel to cite. */
    public Optional<Channel.Open> open() {
        return against.isEmpty() && agreement.channel() instanceof Channel.Open open
                ? Optional.of(open)
                : Optional.empty();
    }

    /** What its terms say of the type. */
    public Optional<TermsUse> use() {
        return open().flatMap(it -> it.terms().use(type));
    }
}
