package org.kelisim.client.attachment;

import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.text.Message;

/** What came of attaching a file. */
public sealed interface Attaching {
    /** It is attached, and what its name says. */
    record Done(Attached attached) implements Attaching {}

    /** It is not, and nothing of it is kept. */
    record Refused(Message reason) implements Attaching {}
}
