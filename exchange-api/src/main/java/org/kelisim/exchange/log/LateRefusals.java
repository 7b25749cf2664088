package org.kelisim.exchange.log;

import java.util.List;
import java.util.Optional;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Audience;
import org.kelisim.exchange.archive.Opening;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.notice.Header;

/**
 * Refuses a submission after all when a revocation, a suspension or the end of its channel came before it into
 * the log. The refusal follows from the
 * batch alone, is kept before the batch counts as applied, and is logged like any other fact.
 */
final class LateRefusals {
    private final Archive archive;
    private final List<Standing> standings;

    /** @param standings the first that refuses gives the reason */
    LateRefusals(Archive archive, List<Standing> standings) {
        this.archive = archive;
        this.standings = List.copyOf(standings);
    }

    record Placed(Opening opening, long index) {}

    void judge(List<Placed> submissions) {
        if (submissions.stream().anyMatch(each -> each.opening().header().isPresent())) {
            standings.forEach(Standing::refresh);
            submissions.forEach(each -> judge(each.opening(), each.index()));
        }
    }

    private void judge(Opening opening, long index) {
        opening.header().ifPresent(header -> {
            Event submitted = opening.leaf().event();
            standings.stream()
                    .flatMap(it -> it.refusalOf(header, submitted.time(), index).stream())
                    .findFirst()
                    .ifPresent(reason ->
                            archive.record(refused(submitted, header, reason), Audience.of(header), Optional.empty()));
        });
    }

    private static Event refused(Event submitted, Header header, String reason) {
        return new Event(
                EventKind.REFUSED,
                submitted.subject(),
                submitted.fingerprint(),
                Optional.of(header.routing().sender().toString()),
                Optional.empty(),
                Optional.of(reason),
                submitted.parties(),
                submitted.time());
    }
}
