package org.kelisim.client.outbox;

import java.time.Instant;
import org.kelisim.directory.LogEntry;
import org.kelisim.json.Digest;
import org.kelisim.log.ReceiptOutcome;

/**
 * What a verified receipt proves, for showing.
 *
 * @param event such as {@code submitted}
 * @param time when the exchange says it recorded the event
 * @param fingerprint of the dispatch, SHA-384 of its sealed bytes
 * @param leaf index in the log, from 0
 * @param treeSize size of the tree that the proof leads to
 * @param rootHash of that tree, Base64
 * @param witnesses how many known witnesses cosigned; none are asked yet
 * @param quorum how many the directory asks for; 0: the log's own signature is enough
 */
public record ReceiptFacts(
        String event,
        Instant time,
        Digest fingerprint,
        long leaf,
        long treeSize,
        String log,
        String rootHash,
        int witnesses,
        int quorum) {

    public static ReceiptFacts of(ReceiptOutcome.Logged logged, LogEntry log) {
        return new ReceiptFacts(
                logged.event().kind().wire(),
                logged.event().time(),
                logged.event().fingerprint(),
                logged.index(),
                logged.checkpoint().size(),
                logged.checkpoint().origin(),
                logged.checkpoint().root().toString(),
                0,
                log.quorum());
    }
}
