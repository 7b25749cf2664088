package org.kelisim.client.lists;

import java.util.Optional;
import org.kelisim.client.dialogue.Due;
import org.kelisim.client.inbox.Holder;
import org.kelisim.client.inbox.InboxEntry;

/**
 * A row of the inbox.
 *
 * @param holder who works on it
 * @param due until when the sender waits for this office's answer, while it does
 */
public record Received(InboxEntry entry, Optional<Holder> holder, Optional<Due> due) {}
