package org.kelisim.client.store;

import java.util.Optional;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.OfficeId;

/** Patterns in the node's store, read anew each time, so that all processes of a node agree. */
final class StoredNumberPatterns implements NumberPatterns {
    private final NodeStore store;

    StoredNumberPatterns(NodeStore store) {
        this.store = store;
    }

    @Override
    public NumberPattern of(OfficeId office, Book book) {
        return store.findIfReadable(Shelf.SETTINGS, key(office, book))
                .map(json -> json.path("pattern").asString())
                .filter(text -> NumberPattern.problem(text).isEmpty())
                .map(NumberPattern::new)
                .orElse(NumberPattern.DEFAULT);
    }

    @Override
    public Optional<Message> change(OfficeId office, Book book, String text, UnlockedOfficer officer) {
        if (!mayChange(office, officer)) {
            return Optional.of(Message.of("numbers.not-yours"));
        }
        Optional<Message> problem = NumberPattern.problem(text).or(() -> new NumberPattern(text).problem(office));
        if (problem.isEmpty()) {
            store.put(Shelf.SETTINGS, key(office, book), CanonicalJson.object().put("pattern", text));
        }
        return problem;
    }

    private String key(OfficeId office, Book book) {
        return store.hidden("numbers/" + office + "/" + book);
    }
}
