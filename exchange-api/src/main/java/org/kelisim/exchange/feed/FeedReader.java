package org.kelisim.exchange.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Fact;
import org.kelisim.exchange.log.FeedDocument;
import org.kelisim.exchange.log.Logged;
import org.kelisim.exchange.log.LoggedEvents;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;
import org.springframework.stereotype.Component;

/**
 * Reads a party's feed by its dense numbers. A page ends before the first number that is missing, so that nobody who goes
 * on from its last number misses anything.
 */
@Component
class FeedReader {
    static final int PAGE = 50;

    private final DocumentStore store;
    private final LoggedEvents logged;
    private final Archive archive;

    FeedReader(DocumentStore store, LoggedEvents logged, Archive archive) {
        this.store = store;
        this.logged = logged;
        this.archive = archive;
    }

    /** At most {@value #PAGE} entries with the numbers after that one. */
    List<FeedEntry> after(PartyCode party, long number) {
        List<FeedDocument> places = places(party, number);
        Map<EventId, Logged> events =
                logged.findAll(places.stream().map(FeedDocument::event).toList());
        Map<EventId, byte[]> evidence = evidence(events);
        List<FeedEntry> entries = new ArrayList<>();
        for (FeedDocument place : places) {
            Logged event = events.get(place.event());
            if (event == null) {
                break;
            }
            entries.add(new FeedEntry(
                    place.number(),
                    place.index(),
                    place.role(),
                    event.opening(),
                    Optional.ofNullable(evidence.get(place.event()))));
        }
        return entries;
    }

    private List<FeedDocument> places(PartyCode party, long number) {
        List<String> ids = LongStream.rangeClosed(number + 1, number + PAGE)
                .mapToObj(each -> FeedDocument.id(party, each))
                .toList();
        var found = store.findAll(FeedDocument.COLLECTION, ids);
        return ids.stream()
                .takeWhile(found::containsKey)
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(FeedDocument::read)
                .toList();
    }

    /** Kept beside the facts and not with every event; replies have their evidence in the reply itself. */
    private Map<EventId, byte[]> evidence(Map<EventId, Logged> events) {
        List<EventId> signed = events.values().stream()
                .filter(event -> event.opening()
                        .filter(leaf -> leaf.event().kind().hasEvidence())
                        .isPresent())
                .map(Logged::event)
                .toList();
        return signed.isEmpty()
                ? Map.of()
                : archive.facts(signed).stream()
                        .filter(fact -> fact.evidence().isPresent())
                        .collect(Collectors.toMap(
                                Fact::id, fact -> fact.evidence().orElseThrow()));
    }
}
