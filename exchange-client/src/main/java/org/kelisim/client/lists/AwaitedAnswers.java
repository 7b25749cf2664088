package org.kelisim.client.lists;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.outbox.SentLine;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * Until when a sender waits for an office's answer: it asked for one and the office has sent none. Days are those of UTC, the
 * day after receipt is the first; a last day on which the party does not work moves to its next working day.
 */
public final class AwaitedAnswers {
    private static final int LONGEST_DAYS = 3 * 366;

    private final Function<OfficeId, List<SentLine>> sent;
    private final Supplier<Directory> directory;
    private final Clock clock;
    private final Map<OfficeId, Answered> answered = new ConcurrentHashMap<>();

    /** What an office has answered, by the list that it was read from. */
    private record Answered(List<SentLine> lines, Set<DispatchId> questions) {}

    public AwaitedAnswers(Function<OfficeId, List<SentLine>> sent, Supplier<Directory> directory, Clock clock) {
        this.sent = sent;
        this.directory = directory;
        this.clock = clock;
    }

    /** Nothing if no answer was asked for, or one was sent. */
    public Optional<Due> of(InboxEntry entry) {
        return entry.header()
                .routing()
                .replyWithin()
                .filter(it -> entry.state() != InboxEntry.State.REFUSED)
                .filter(it -> !isAnswered(entry))
                .map(within -> due(entry, within));
    }

    private boolean isAnswered(InboxEntry entry) {
        List<SentLine> lines = sent.apply(entry.office());
        Answered known = answered.get(entry.office());
        if (known == null || known.lines() != lines) {
            known = new Answered(
                    lines,
                    lines.stream()
                            .filter(it -> it.entry().state() != SendState.REFUSED)
                            .flatMap(it -> it.entry().inReplyTo().stream())
                            .collect(Collectors.toSet()));
            answered.put(entry.office(), known);
        }
        return known.questions().contains(entry.id());
    }

    private Due due(InboxEntry entry, ReplyWithin within) {
        LocalDate received = LocalDate.ofInstant(entry.receivedAt(), ZoneOffset.UTC);
        LocalDate last = lastDay(received, within, entry.office().party());
        return new Due(last, LocalDate.now(clock.withZone(ZoneOffset.UTC)).isAfter(last));
    }

    private LocalDate lastDay(LocalDate received, ReplyWithin within, PartyCode party) {
        Optional<PartyStatement> statement = directory.get().statement(party);
        LocalDate end = received.plusDays(LONGEST_DAYS);
        if (within.dayCount() == ReplyWithin.DayCount.CALENDAR) {
            return received.plusDays(within.days())
                    .datesUntil(end)
                    .filter(day -> works(day, statement))
                    .findFirst()
                    .orElse(end);
        }
        return received.plusDays(1)
                .datesUntil(end)
                .filter(day -> works(day, statement))
                .skip(within.days() - 1L)
                .findFirst()
                .orElse(end);
    }

    private static boolean works(LocalDate day, Optional<PartyStatement> statement) {
        return statement
                .filter(it -> it.weekend().contains(day.getDayOfWeek())
                        || it.holidays().contains(day))
                .isEmpty();
    }
}
