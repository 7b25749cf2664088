package org.kelisim.exchange.log;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.notice.Header;

/** Says whether a submission may stand where the log has it. */
@FunctionalInterface
public interface Standing {

    /** Before the submissions of a batch are judged. */
    default void refresh() {}

    /**
     * The word for why not: its keys were revoked, its party suspended, or the channel that it cites closed, by what stands
     * before it in the log.
     *
     * @param accepted when the exchange accepted it
     * @param index of its leaf
     */
    Optional<String> refusalOf(Header header, Instant accepted, long index);
}
