package org.kelisim.client.safeguards;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.client.text.Message;

/** R2: whether the agreement that a notice cites carries it. */
@FunctionalInterface
public interface LegalBasis {
    /** Nothing is known of agreements, so whatever cites one is refused. */
    LegalBasis UNKNOWN = (proposal, now) ->
            proposal.channel().map(cited -> new Problem("channel", Message.of("channel.unknown", cited.agreement())));

    /**
     * What stands against a proposal that cites an agreement; nothing where none is cited.
     *
     * @return a problem of {@code channel}, {@code purpose}, {@code retainUntil} or {@code replyWithin}
     */
    Optional<Problem> objection(Proposal proposal, Instant now);
}
