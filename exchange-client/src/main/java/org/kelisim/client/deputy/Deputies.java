package org.kelisim.client.deputy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;

/**
 * Deputies of absent officers. A deputy sees what the absent officer has in the office and has drafted, may take it over and
 * hand it on, and gets no role by that: who may not release still does not, and nobody releases what that person wrote. Only an officer names
 * the own deputy. Naming and ending one is in the journal of officials before it is done.
 */
public interface Deputies {
    /** The longest absence, in days. */
    int LONGEST = 366;

    /**
     * Names a deputy, in place of one named before.
     *
     * @param colleague one of {@link org.kelisim.client.inbox.Work#colleagues}
     * @return why not, or nothing if it is so
     */
    Optional<Message> name(UnlockedOfficer absent, OfficeId office, String colleague, LocalDate from, LocalDate to);

    /** Ends what the officer named; nothing happens if nothing was. */
    void end(UnlockedOfficer absent, OfficeId office);

    /** What the officer named, unless it is over. */
    Optional<StandIn> namedBy(UnlockedOfficer absent, OfficeId office);

    /** The day that it is now for the party, in its own time zone (docs/decisions/0031-a-deputy-takes-drafts-over.md). */
    LocalDate today();

    /** For whom the officer stands in today. */
    List<StandIn> standsInFor(UnlockedOfficer deputy, OfficeId office);
}
