package org.kelisim.client.outbox;

import java.util.List;

/**
 * A line of an office's outbox with what it is found by.
 *
 * @param words of the number, subject and content, as {@link org.kelisim.client.text.Words} makes them
 */
public record SentLine(OutboxEntry entry, List<String> words) {}
