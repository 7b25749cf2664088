package org.kelisim.client.store;

import java.util.Optional;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** How each office writes its numbers; a change is for numbers given from then on, those given stay as they are. */
public interface NumberPatterns {
    /** The office's pattern, or the default. */
    NumberPattern of(OfficeId office, Book book);

    /** @return why not, or nothing if it is so from now on */
    Optional<Message> change(OfficeId office, Book book, String text, UnlockedOfficer officer);

    /** Whether that officer sets them: a coordinator or a releasing officer of the office. */
    default boolean mayChange(OfficeId office, UnlockedOfficer officer) {
        return officer.may(Role.COORDINATOR, office) || officer.may(Role.RELEASER, office);
    }

    /** Of a node. */
    static NumberPatterns in(NodeStore store) {
        return new StoredNumberPatterns(store);
    }
}
