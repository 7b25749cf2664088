package org.kelisim.client.outbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Words;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;

/** The outbox's lines in the store and, all of them, in memory; each change is stored before it is seen. */
final class OutboxLedger {
    private static final Comparator<OutboxLine> NEWEST_FIRST = Comparator.comparing(OutboxLine::queuedAt)
            .thenComparing(OutboxLine::id)
            .reversed();

    private final NodeStore store;
    private final BiConsumer<DispatchId, OfficeId> changed;
    private final Map<DispatchId, OutboxLine> lines = new ConcurrentHashMap<>();
    private final Map<DispatchId, String> words = new ConcurrentHashMap<>();
    private final Map<OfficeId, List<SentLine>> lists = new ConcurrentHashMap<>();

    OutboxLedger(NodeStore store, BiConsumer<DispatchId, OfficeId> changed) {
        this.store = store;
        this.changed = changed;
        store.each(Shelf.OUTBOX, (id, value) -> keep(OutboxJson.read(value)));
    }

    Collection<OutboxLine> lines() {
        return List.copyOf(lines.values());
    }

    private void keep(OutboxLine line) {
        lines.put(line.id(), line);
        lists.remove(line.office());
    }

    /** The office's lines, newest first; made anew only after something changed. */
    List<SentLine> lines(OfficeId office) {
        return lists.computeIfAbsent(
                office,
                it -> lines.values().stream()
                        .filter(line -> line.office().equals(office))
                        .sorted(NEWEST_FIRST)
                        .map(this::sent)
                        .toList());
    }

    private SentLine sent(OutboxLine line) {
        Stream<String> numbers =
                Stream.concat(Stream.of(line.id().toString(), line.subject()), line.registration().stream());
        return new SentLine(line.entry(), List.of(Words.of(numbers), words.getOrDefault(line.id(), "")));
    }

    /** Reads what was sent before, so that it is found by its content; lists are complete without. */
    void readContents(Function<Notice, String> reader) {
        store.each(Shelf.RELEASED, (id, value) -> {
            Notice notice = OutboxJson.readNotice(value).notice();
            words.computeIfAbsent(notice.id(), it -> reader.apply(notice));
        });
        lists.clear();
    }

    void found(DispatchId id, String content) {
        words.put(id, content);
    }

    /** Also finds what another process of this node has written since. */
    Optional<OutboxLine> find(DispatchId id) {
        return Optional.ofNullable(lines.get(id)).or(() -> reload(id));
    }

    private Optional<OutboxLine> reload(DispatchId id) {
        Optional<OutboxLine> stored =
                store.findIfReadable(Shelf.OUTBOX, id.toString()).map(OutboxJson::read);
        stored.ifPresent(this::keep);
        return stored;
    }

    boolean insert(OutboxLine line) {
        boolean inserted = store.insert(Shelf.OUTBOX, line.id().toString(), OutboxJson.write(line));
        if (inserted) {
            keep(line);
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
            keep(after);
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
