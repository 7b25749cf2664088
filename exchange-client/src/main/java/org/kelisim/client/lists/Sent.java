package org.kelisim.client.lists;

import java.util.Optional;
import org.kelisim.client.dialogue.Due;
import org.kelisim.client.outbox.OutboxEntry;

/**
 * A row of what was sent.
 *
 * @param unopened whether a reply came that nobody of the office has opened
 * @param due until when this office waits for an answer, while it does
 */
public record Sent(OutboxEntry entry, Optional<Due> due, boolean unopened) {}
