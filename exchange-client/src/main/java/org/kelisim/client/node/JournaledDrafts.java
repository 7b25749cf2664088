package org.kelisim.client.node;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftJournal;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.officer.Officials.Act;
import org.kelisim.client.officer.Officials.OfDraft;
import org.kelisim.client.officer.Officials.Who;
import org.kelisim.client.officer.Officials.Why;
import org.kelisim.client.officer.OfficialsJournal;
import org.kelisim.client.officer.UnlockedOfficer;

/** What becomes of drafts, in the journal of officials. */
record JournaledDrafts(OfficialsJournal journal, Clock clock) implements DraftJournal {
    @Override
    public void read(LeftDraft left, UnlockedOfficer by) {
        write(Act.DRAFT_READ, left, by);
    }

    @Override
    public void takenOver(LeftDraft left, UnlockedOfficer by) {
        write(Act.DRAFT_TAKEN_OVER, left, by);
    }

    private void write(Act act, LeftDraft left, UnlockedOfficer by) {
        Draft draft = left.draft();
        List<Who> author = List.of(new Who(draft.author(), draft.authorName()));
        Optional<Why> why = Optional.of(
                switch (left.why()) {
                    case GONE -> Why.GONE;
                    case ABSENT -> Why.ABSENT;
                    case OWN -> Why.OWN;
                });
        journal.ofDraft(act, draft.office(), author, asItIs(draft, why), by, now());
    }

    @Override
    public void deleted(Draft draft, UnlockedOfficer by) {
        List<Who> authors = Stream.concat(
                        draft.formerAuthors().stream().map(it -> new Who(it.officer(), it.name())),
                        Stream.of(new Who(draft.author(), draft.authorName())))
                .toList();
        journal.ofDraft(Act.DRAFT_DELETED, draft.office(), authors, asItIs(draft, Optional.empty()), by, now());
    }

    private static OfDraft asItIs(Draft draft, Optional<Why> why) {
        return new OfDraft(draft.id(), why, !draft.isOpen(), draft.registration());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
