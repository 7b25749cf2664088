package org.kelisim.portal.sample;

import java.util.Optional;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.store.NumberPattern;
import org.kelisim.client.store.NumberPatterns;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;

/** Numbers as offices write them that have changed nothing. */
final class SampleNumbers implements NumberPatterns {

    @Override
    public NumberPattern of(OfficeId office, Book book) {
        return NumberPattern.DEFAULT;
    }

    @Override
    public Optional<Message> change(OfficeId office, Book book, String text, UnlockedOfficer officer) {
        return NumberPattern.problem(text);
    }
}
