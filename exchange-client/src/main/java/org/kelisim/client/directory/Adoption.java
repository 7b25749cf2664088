package org.kelisim.client.directory;

import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;

/** What came of a directory version that somebody handed over. */
public sealed interface Adoption {
    /**
     * It is the newest now.
     *
     * @param before the version that was the newest
     */
    record Adopted(Directory before, Directory directory) implements Adoption {}

    /** It was known already. */
    record Known() implements Adoption {}

    /** It stays out; somebody should look at the reason. */
    record Refused(Message reason) implements Adoption {}
}
