package org.kelisim.client.safeguards;

import java.util.Optional;
import org.kelisim.client.text.Message;

/** Whether the thread of a question takes a reply that is not sent yet. */
@FunctionalInterface
public interface Threads {
    /** Nothing is known of questions, so that no reply is taken. */
    Threads UNKNOWN = proposal -> proposal.inReplyTo().map(it -> Message.of("thread.foreign-thread"));

    /** What stands against it; nothing where it replies to nothing. */
    Optional<Message> objection(Proposal proposal);
}
