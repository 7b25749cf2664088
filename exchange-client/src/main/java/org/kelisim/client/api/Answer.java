package org.kelisim.client.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.kelisim.client.text.Message;

/** What the exchange answered. */
public sealed interface Answer<T> {
    /** What was asked for. */
    record Given<T>(T value) implements Answer<T> {}

    /**
     * A definite no: the same request will be answered alike.
     *
     * @param reason the exchange's word for why, where it gives one
     */
    record Declined<T>(Decline kind, Optional<String> reason, Message message) implements Answer<T> {}

    /**
     * No clear answer: the request may or may not have been carried out, and is to be sent again unchanged.
     *
     * @param pause at least that long
     */
    record Later<T>(Message message, Duration pause) implements Answer<T> {}

    default <R> Answer<R> map(Function<T, R> with) {
        return switch (this) {
            case Given<T>(T value) -> new Given<>(with.apply(value));
            case Declined<T>(var kind, var reason, var message) -> new Declined<>(kind, reason, message);
            case Later<T>(var message, var pause) -> new Later<>(message, pause);
        };
    }
}
