package org.kelisim.client.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registration numbers as offices of the region keep them: {@code 17/2026} or as the office's pattern says, dense for each
 * office, direction and year. A number is inserted once and never given again; the same dispatch always gets the same number.
 */
public final class RegistrationNumbers {
    /** Which book. */
    public enum Book {
        OUTGOING,
        INCOMING
    }

    private record Page(OfficeId office, Book book, int year) {}

    private record Entry(OfficeId office, Book book, DispatchId id) {}

    private final NodeStore store;
    private final NumberPatterns patterns;
    private final Map<Page, Integer> last = new HashMap<>();
    private final Map<Entry, String> given = new HashMap<>();

    /** Reads the books. */
    public RegistrationNumbers(NodeStore store, NumberPatterns patterns) {
        this.store = store;
        this.patterns = patterns;
        store.each(Shelf.REGISTRATIONS, (id, value) -> read(value));
    }

    /** The dispatch's number in that book, a new one if it has none. */
    public synchronized String of(OfficeId office, Book book, int year, DispatchId id) {
        return Optional.ofNullable(given.get(new Entry(office, book, id)))
                .orElseGet(() -> register(new Page(office, book, year), id));
    }

    private String register(Page page, DispatchId id) {
        while (true) {
            int number = last.getOrDefault(page, 0) + 1;
            String key = store.hidden(page + "/" + number);
            ObjectNode value = CanonicalJson.object()
                    .put("office", page.office().toString())
                    .put("book", page.book().name())
                    .put("year", page.year())
                    .put("number", number)
                    .put("written", patterns.of(page.office(), page.book()).write(page.office(), number, page.year()))
                    .put("id", id.toString());
            if (store.insert(Shelf.REGISTRATIONS, key, value)) {
                read(value);
            } else {
                store.findIfReadable(Shelf.REGISTRATIONS, key)
                        .ifPresentOrElse(this::read, () -> last.merge(page, number, Math::max));
            }
            String registered = given.get(new Entry(page.office(), page.book(), id));
            if (registered != null) {
                return registered;
            }
        }
    }

    private void read(ObjectNode value) {
        OfficeId office = OfficeId.parse(value.path("office").asString());
        Book book = Book.valueOf(value.path("book").asString());
        int year = value.path("year").asInt();
        int number = value.path("number").asInt();
        last.merge(new Page(office, book, year), number, Math::max);
        given.putIfAbsent(
                new Entry(office, book, DispatchId.parse(value.path("id").asString())),
                value.path("written").asString(number + "/" + year));
    }
}
