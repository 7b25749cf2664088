package org.kelisim.client.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.notice.Content.Stream;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * Running numbers from one office to exactly one set of recipients. A number is inserted once and never given again; the
 * same notice keeps its number however often it is sealed.
 */
final class Streams {
    private record Key(OfficeId sender, List<OfficeId> recipients) {
        static Key of(Notice notice) {
            return new Key(notice.routing().sender(), notice.routing().recipients());
        }
    }

    private record Last(long number, Optional<Digest> notice) {}

    private final NodeStore store;
    private final Map<Key, Last> last = new HashMap<>();
    private final Map<DispatchId, Stream> given = new HashMap<>();

    Streams(NodeStore store) {
        this.store = store;
        store.each(Shelf.STREAMS, (id, value) -> read(value));
    }

    /** The place that this notice has, or would get now. */
    synchronized Stream peek(Notice notice) {
        return Optional.ofNullable(given.get(notice.id())).orElseGet(() -> next(Key.of(notice)));
    }

    /** The place that this notice has from now on. */
    synchronized Stream allocate(Notice notice) {
        while (true) {
            Optional<Stream> mine = Optional.ofNullable(given.get(notice.id()));
            if (mine.isPresent()) {
                return mine.get();
            }
            Key key = Key.of(notice);
            Stream next = next(key);
            String id = store.hidden(key + "/" + next.number());
            ObjectNode value = write(key, next, notice);
            if (store.insert(Shelf.STREAMS, id, value)) {
                read(value);
            } else {
                store.findIfReadable(Shelf.STREAMS, id).ifPresentOrElse(this::read, () -> skip(key, next));
            }
        }
    }

    /** The number was given, but to whom cannot be read any more: it is never given again. */
    private void skip(Key key, Stream next) {
        last.put(key, new Last(next.number(), next.previous()));
    }

    private Stream next(Key key) {
        return Optional.ofNullable(last.get(key))
                .map(it -> new Stream(it.number() + 1, it.notice()))
                .orElseGet(() -> new Stream(1, Optional.empty()));
    }

    private static ObjectNode write(Key key, Stream stream, Notice notice) {
        ObjectNode json = CanonicalJson.object()
                .put("sender", key.sender().toString())
                .put("number", stream.number())
                .put("id", notice.id().toString())
                .put("notice", notice.digest().hex());
        var recipients = json.putArray("recipients");
        key.recipients().forEach(it -> recipients.add(it.toString()));
        stream.previous().ifPresent(it -> json.put("previous", it.hex()));
        return json;
    }

    private void read(ObjectNode json) {
        Fields fields = Fields.of(json);
        Key key = new Key(fields.parsed("sender", OfficeId::parse), fields.eachParsed("recipients", OfficeId::parse));
        Stream stream = new Stream(fields.integer("number"), fields.optionalDigest("previous"));
        given.putIfAbsent(fields.parsed("id", DispatchId::parse), stream);
        Last newest = new Last(stream.number(), Optional.of(fields.digest("notice")));
        last.merge(key, newest, (a, b) -> a.number() >= b.number() ? a : b);
    }
}
