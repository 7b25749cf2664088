package org.kelisim.client.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kelisim.client.inbox.Arrival.Place;
import org.kelisim.client.text.Message;
import org.kelisim.notice.Routing;
import org.kelisim.party.OfficeId;

/**
 * What the running numbers of one sender to exactly the same recipients tell: whether something was withheld on the way,
 * or whether two histories are told. Numbers are known of opened notices only; the others count as one each.
 */
final class StreamCheck {
    private StreamCheck() {}

    private record Key(OfficeId sender, List<OfficeId> recipients) {}

    /**
     * What is wrong in any stream.
     *
     * @param due what was announced later may still be overtaking what went before it
     */
    static List<Message> of(Collection<Arrival> all, Instant due) {
        Map<Key, List<Arrival>> streams =
                all.stream().filter(it -> it.header().isPresent()).collect(Collectors.groupingBy(StreamCheck::key));
        List<Message> wrong = new ArrayList<>();
        streams.forEach((key, arrivals) -> {
            if (isForked(arrivals)) {
                wrong.add(Message.of("alarm.stream-fork", key.sender()));
            }
            gap(key, arrivals, due).ifPresent(wrong::add);
        });
        return wrong;
    }

    private static Key key(Arrival arrival) {
        Routing routing = arrival.header().orElseThrow().routing();
        return new Key(routing.sender(), routing.recipients());
    }

    /** The same number for another notice, or a neighbour that does not name the one before it. */
    private static boolean isForked(List<Arrival> arrivals) {
        List<Place> places = arrivals.stream()
                .flatMap(it -> it.place().stream())
                .sorted(Comparator.comparing(it -> it.stream().number()))
                .toList();
        return IntStream.range(1, places.size()).anyMatch(i -> contradict(places.get(i - 1), places.get(i)));
    }

    private static Optional<Message> gap(Key key, List<Arrival> arrivals, Instant due) {
        return arrivals.stream()
                .filter(it -> !it.announcedAt().isAfter(due))
                .flatMap(it -> it.place().stream())
                .map(it -> it.stream().number())
                .max(Comparator.naturalOrder())
                .filter(highest -> highest > arrivals.size())
                .map(highest -> Message.of(
                        "alarm.stream-gap", key.sender(), Long.toString(highest), Integer.toString(arrivals.size())));
    }

    private static boolean contradict(Place before, Place after) {
        long distance = after.stream().number() - before.stream().number();
        return distance == 0
                ? !before.notice().equals(after.notice())
                : distance == 1 && !after.stream().previous().equals(Optional.of(before.notice()));
    }
}
