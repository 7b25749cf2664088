package org.kelisim.client.inbox;

import java.util.List;
import java.util.stream.Stream;
import org.kelisim.client.inbox.InboxEntry.Summary;
import org.kelisim.client.text.Words;

/**
 * A line of an office's inbox with what it is found by.
 *
 * @param words of numbers and subject, and of the content once it was opened, as {@link Words} makes them
 */
public record ReceivedLine(InboxEntry entry, List<String> words) {
    static ReceivedLine of(InboxEntry entry, String content) {
        Stream<String> numbers = Stream.of(entry.registration(), entry.id().toString());
        Stream<String> opened = entry.summary().map(Summary::subject).stream();
        Stream<String> theirs = entry.summary().flatMap(Summary::senderRegistration).stream();
        return new ReceivedLine(
                entry, List.of(Words.of(Stream.of(numbers, opened, theirs).flatMap(it -> it)), content));
    }
}
