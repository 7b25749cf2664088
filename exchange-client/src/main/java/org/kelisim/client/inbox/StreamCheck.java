package org.kelisim.client.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.inbox.Arrival.Place;
import org.kelisim.client.text.Message;
import org.kelisim.notice.Routing;

/**
 * What the running numbers of one sender to exactly the same recipients tell: whether something was withheld on the way,
 * or whether two histories are told. Numbers are known of opened notices only; the others count as one each.
 */
final class StreamCheck {
    private StreamCheck() {}

    /** What is wrong in the stream of this opened arrival, as far as it can be seen now. */
    static Optional<Message> of(Arrival opened, Collection<Arrival> all) {
        if (opened.header().isEmpty() || opened.place().isEmpty()) {
            return Optional.empty();
        }
        Routing routing = opened.header().get().routing();
        List<Arrival> stream = all.stream().filter(it -> isOf(it, routing)).toList();
        Place place = opened.place().get();
        if (stream.stream().anyMatch(it -> contradicts(it, place))) {
            return Optional.of(Message.of("alarm.stream-fork", routing.sender()));
        }
        return place.stream().number() > stream.size()
                ? Optional.of(Message.of(
                        "alarm.stream-gap",
                        routing.sender(),
                        Long.toString(place.stream().number()),
                        Integer.toString(stream.size())))
                : Optional.empty();
    }

    private static boolean isOf(Arrival arrival, Routing routing) {
        return arrival.header()
                .map(it -> it.routing().sender().equals(routing.sender())
                        && it.routing().recipients().equals(routing.recipients()))
                .orElse(false);
    }

    /** The same number for another notice, or a neighbour that does not name the one before it. */
    private static boolean contradicts(Arrival other, Place place) {
        return other.place().map(it -> contradict(it, place)).orElse(false);
    }

    private static boolean contradict(Place a, Place b) {
        long distance = b.stream().number() - a.stream().number();
        if (distance == 0) {
            return !a.notice().equals(b.notice());
        }
        if (distance == 1) {
            return !b.stream().previous().equals(Optional.of(a.notice()));
        }
        return distance == -1 && !a.stream().previous().equals(Optional.of(b.notice()));
    }
}
