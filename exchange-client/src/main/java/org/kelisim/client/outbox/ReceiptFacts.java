package org.kelisim.client.outbox;

import java.time.Instant;

/**
 * What a verified receipt proves, for showing.
 *
 * @param event such as {@code submitted}
 * @param time the time that the logged event names
 * @param leaf index in the log, from 0
 * @param treeSize size of the log that the proof leads to
 * @param witnesses how many known witnesses cosigned
 * @param quorum how many the directory asks for; 0: the log's own signature is enough
 */
public record ReceiptFacts(
        String event, Instant time, long leaf, long treeSize, String log, String rootHash, int witnesses, int quorum) {}
