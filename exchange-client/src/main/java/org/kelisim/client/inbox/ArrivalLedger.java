package org.kelisim.client.inbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/** All arrivals, in the store and in memory; each change is stored before it is seen. */
final class ArrivalLedger {
    private static final Comparator<ReceivedLine> NEWEST_FIRST = Comparator.comparing(
                    (ReceivedLine line) -> line.entry().receivedAt())
            .thenComparing(line -> line.entry().id())
            .reversed();

    private final NodeStore store;
    private final Map<DispatchId, Arrival> arrivals = new ConcurrentHashMap<>();
    private final Map<OfficeId, Map<DispatchId, ReceivedLine>> lines = new ConcurrentHashMap<>();
    private final Map<OfficeId, List<ReceivedLine>> lists = new ConcurrentHashMap<>();

    ArrivalLedger(NodeStore store) {
        this.store = store;
        store.each(Shelf.ARRIVALS, (id, value) -> keep(ArrivalJson.read(value)));
    }

    Collection<Arrival> all() {
        return List.copyOf(arrivals.values());
    }

    /** The office's lines, newest first; made anew only after something changed. */
    List<ReceivedLine> lines(OfficeId office) {
        return lists.computeIfAbsent(
                office,
                it -> lines.getOrDefault(it, Map.of()).values().stream()
                        .sorted(NEWEST_FIRST)
                        .toList());
    }

    private void keep(Arrival arrival) {
        Arrival before = arrivals.put(arrival.id(), arrival);
        if (arrival.equals(before)) {
            return;
        }
        for (Arrival.OfficeCopy copy : arrival.offices()) {
            arrival.line(copy.office()).ifPresent(line -> {
                lines.computeIfAbsent(copy.office(), it -> new ConcurrentHashMap<>())
                        .put(arrival.id(), line);
                lists.remove(copy.office());
            });
        }
    }

    /** Also finds what another process of this node has written since, or has fetched. */
    Optional<Arrival> find(DispatchId id) {
        Optional<Arrival> known = Optional.ofNullable(arrivals.get(id));
        return known.filter(it -> it.stage() != Arrival.Stage.ANNOUNCED)
                .or(() -> reload(id))
                .or(() -> known);
    }

    private Optional<Arrival> reload(DispatchId id) {
        Optional<Arrival> stored =
                store.findIfReadable(Shelf.ARRIVALS, id.toString()).map(ArrivalJson::read);
        stored.ifPresent(this::keep);
        return stored;
    }

    /** Whether this process has seen it before. */
    boolean isKnown(DispatchId id) {
        return arrivals.containsKey(id);
    }

    /** The arrival as it is after this: the new one, or the one that was there; nothing if that one cannot be read. */
    Optional<Arrival> insert(Arrival arrival) {
        boolean inserted = store.insert(Shelf.ARRIVALS, arrival.id().toString(), ArrivalJson.write(arrival));
        if (inserted) {
            keep(arrival);
            return Optional.of(arrival);
        }
        return reload(arrival.id());
    }

    /** Starts from what is stored: another process of this node may have changed it. */
    synchronized Arrival change(DispatchId id, UnaryOperator<Arrival> change) {
        Arrival before = reload(id).orElseThrow();
        Arrival after = change.apply(before);
        if (!after.equals(before)) {
            store.put(Shelf.ARRIVALS, id.toString(), ArrivalJson.write(after));
            keep(after);
        }
        return after;
    }

    void keepSealed(DispatchId id, byte[] bytes) {
        store.insertBytes(Shelf.SEALED, id.toString(), bytes);
    }

    Optional<byte[]> sealed(DispatchId id) {
        return store.findBytes(Shelf.SEALED, id.toString());
    }

    void dropSealed(DispatchId id) {
        store.delete(Shelf.SEALED, id.toString());
    }
}
