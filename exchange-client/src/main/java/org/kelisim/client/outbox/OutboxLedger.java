package org.kelisim.client.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/** The outbox's lines in the store and, all of them, in memory; each change is stored before it is seen. */
final class OutboxLedger {
    private final NodeStore store;
    private final BiConsumer<DispatchId, OfficeId> changed;
    private final Map<DispatchId, OutboxLine> lines = new ConcurrentHashMap<>();

    OutboxLedger(NodeStore store, BiConsumer<DispatchId, OfficeId> changed) {
        this.store = store;
        this.changed = changed;
        store.each(Shelf.OUTBOX, (id, value) -> lines.put(DispatchId.parse(id), OutboxJson.read(value)));
    }

    Collection<OutboxLine> lines() {
        return List.copyOf(lines.values());
    }

    /** Also finds what another process of this node has written since. */
    Optional<OutboxLine> find(DispatchId id) {
        return Optional.ofNullable(lines.get(id)).or(() -> reload(id));
    }

    private Optional<OutboxLine> reload(DispatchId id) {
        Optional<OutboxLine> stored =
                store.findIfReadable(Shelf.OUTBOX, id.toString()).map(OutboxJson::read);
        stored.ifPresent(line -> lines.put(id, line));
        return stored;
    }

    boolean insert(OutboxLine line) {
        boolean inserted = store.insert(Shelf.OUTBOX, line.id().toString(), OutboxJson.write(line));
        if (inserted) {
            lines.put(line.id(), line);
            changed.accept(line.id(), line.office());
        }
        return inserted;
    }

    /** Starts from what is stored: another process of this node may have changed it. */
    synchronized OutboxLine change(DispatchId id, UnaryOperator<OutboxLine> change) {
        OutboxLine before = reload(id).orElseThrow();
        OutboxLine after = change.apply(before);
        if (!after.equals(before)) {
            store.put(Shelf.OUTBOX, id.toString(), OutboxJson.write(after));
            lines.put(id, after);
            changed.accept(id, after.office());
        }
        return after;
    }

    Optional<SentNotice> notice(DispatchId id) {
        return store.find(Shelf.RELEASED, id.toString()).map(OutboxJson::readNotice);
    }

    /** Whether exactly this notice is what the outbox holds under its id. */
    boolean insertNotice(SentNotice sent) {
        String id = sent.notice().id().toString();
        return store.insert(Shelf.RELEASED, id, OutboxJson.write(sent))
                || notice(sent.notice().id())
                        .filter(it -> it.notice().digest().equals(sent.notice().digest()))
                        .isPresent();
    }

    Optional<byte[]> form(DispatchId id, int attempt) {
        return store.findBytes(Shelf.FORMS, id + "/" + attempt);
    }

    boolean insertForm(DispatchId id, int attempt, byte[] bytes) {
        return store.insertBytes(Shelf.FORMS, id + "/" + attempt, bytes);
    }
}
