package org.kelisim.client.membership;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Hold;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.Names;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.Registrar;
import org.kelisim.json.Digest;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.PartyCode;

/** Writes the list that is to follow the one in use. A pure function of directory, change and time. */
public final class ListDraft {
    /** How long a list is valid. */
    public static final Duration VALID = Duration.ofDays(30);

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 120;

    private final Directory directory;
    private final MembersList current;
    private final Instant now;

    private ListDraft(Directory directory, Instant now) {
        this.directory = directory;
        this.current = directory.members();
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Drafted(MembersList list) implements Outcome {}

        record Impossible(Message reason) implements Outcome {}
    }

    public static Outcome of(Directory directory, ListChange change, Instant now) {
        ListDraft draft = new ListDraft(directory, now);
        return switch (change) {
            case ListChange.Renewal() -> draft.list(draft.current.parties(), draft.current.holds());
            case ListChange.Step step -> draft.step(step);
            case ListChange.Application application -> draft.application(application);
            case ListChange.Key key -> draft.key(key);
            case ListChange.Hold hold -> draft.hold(hold);
            case ListChange.EndHold(PartyCode party) -> draft.endHold(party);
        };
    }

    private Optional<Message> problem(Decision decision) {
        return decision.problem(now.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private Outcome application(ListChange.Application wanted) {
        Optional<Message> problem = problem(wanted.decision());
        Names names = wanted.names();
        if (current.party(wanted.party()).isPresent()) {
            return impossible("membership.listed", wanted.party().value());
        }
        if (!PlainLine.is(names.en(), LONGEST_NAME) || !PlainLine.is(names.ru(), LONGEST_NAME)) {
            return impossible("membership.names", LONGEST_NAME);
        }
        if (problem.isPresent()) {
            return new Outcome.Impossible(problem.get());
        }
        List<PartyEntry> parties = new ArrayList<>(current.parties());
        parties.add(new PartyEntry(
                wanted.party(),
                wanted.kind(),
                MembershipStatus.APPLIED,
                new Names(names.en().strip(), names.ru().strip()),
                Optional.empty(),
                wanted.decision().text()));
        return list(parties, current.holds());
    }

    private Outcome key(ListChange.Key wanted) {
        PartyCode party = wanted.sheet().party();
        Optional<PartyEntry> entry = current.party(party);
        Optional<Message> problem = problem(wanted.decision());
        if (entry.isEmpty()) {
            return impossible("membership.unknown-party", party.value());
        }
        if (entry.get().partyKey().isPresent()) {
            return impossible("membership.key-there");
        }
        if (entry.get().status() != MembershipStatus.APPLIED && entry.get().status() != MembershipStatus.ADMITTED) {
            return impossible(
                    "membership.step-not-possible",
                    Message.of("membership." + entry.get().status().wire()));
        }
        if (inUse(wanted.sheet())) {
            return impossible("membership.key-in-use");
        }
        if (problem.isPresent()) {
            return new Outcome.Impossible(problem.get());
        }
        List<PartyEntry> parties = current.parties().stream()
                .map(it -> it.code().equals(party)
                        ? new PartyEntry(
                                it.code(),
                                it.kind(),
                                it.status(),
                                it.names(),
                                Optional.of(wanted.sheet().keys()),
                                wanted.decision().text())
                        : it)
                .toList();
        return list(parties, current.holds());
    }

    /** One key for two would let one speak as the other. */
    private boolean inUse(KeySheet sheet) {
        Stream<KeyPairEntry> known = Stream.of(
                        current.parties().stream().flatMap(it -> it.partyKey().stream()),
                        current.registrars().stream().map(Registrar::keys),
                        Stream.of(current.chair().keys()))
                .flatMap(Function.identity());
        return known.anyMatch(it -> Arrays.equals(it.ec(), sheet.keys().ec())
                || Arrays.equals(it.mldsa(), sheet.keys().mldsa())
                || KeySheet.of(sheet.party(), it).fingerprint().equals(sheet.fingerprint()));
    }

    private Outcome step(ListChange.Step step) {
        Optional<PartyEntry> entry = current.party(step.party());
        Optional<Message> problem = problem(step.decision());
        if (entry.isEmpty()) {
            return impossible("membership.unknown-party", step.party().value());
        }
        if (problem.isPresent()) {
            return new Outcome.Impossible(problem.get());
        }
        if (!step.step().possibleFrom(entry.get().status())) {
            return impossible(
                    "membership.step-not-possible",
                    Message.of("membership." + entry.get().status().wire()));
        }
        boolean reachable = entry.get().partyKey().isPresent()
                && directory.statement(step.party()).isPresent();
        if (step.step().to() == MembershipStatus.ACTIVE && !reachable) {
            return impossible("membership.no-statement");
        }
        List<PartyEntry> parties = current.parties().stream()
                .map(it -> it.code().equals(step.party()) ? after(it, step) : it)
                .toList();
        return list(parties, without(step.party()));
    }

    private static PartyEntry after(PartyEntry entry, ListChange.Step step) {
        return new PartyEntry(
                entry.code(),
                entry.kind(),
                step.step().to(),
                entry.names(),
                entry.partyKey(),
                step.decision().text());
    }

    /** The Chair's signature under a step also takes the hold off the list. */
    private List<Hold> without(PartyCode party) {
        return current.holds().stream().filter(it -> !it.party().equals(party)).toList();
    }

    private Outcome hold(ListChange.Hold wanted) {
        if (current.party(wanted.party()).isEmpty()) {
            return impossible("membership.unknown-party", wanted.party().value());
        }
        if (current.hold(wanted.party()).isPresent()) {
            return impossible("membership.held-before");
        }
        if (!directory.active(wanted.party())) {
            return impossible("membership.hold-of-inactive");
        }
        if (!PlainLine.is(wanted.reason(), LONGEST_REASON)) {
            return impossible("membership.hold-reason", LONGEST_REASON);
        }
        if (wanted.length().isNegative()
                || wanted.length().isZero()
                || wanted.length().compareTo(Hold.LONGEST) > 0) {
            return impossible("membership.hold-length");
        }
        List<Hold> holds = new ArrayList<>(current.holds());
        holds.add(new Hold(
                wanted.party(), now.plus(wanted.length()), wanted.reason().strip()));
        return list(current.parties(), holds);
    }

    private Outcome endHold(PartyCode party) {
        if (current.hold(party).filter(it -> it.at(now)).isEmpty()) {
            return impossible("membership.not-held");
        }
        return list(
                current.parties(),
                current.holds().stream()
                        .map(it -> it.party().equals(party) ? new Hold(party, now, it.reason()) : it)
                        .toList());
    }

    private Outcome list(List<PartyEntry> parties, List<Hold> holds) {
        return new Outcome.Drafted(new MembersList(
                current.number() + 1,
                Optional.of(Digest.of(current.bytes())),
                now,
                now.plus(VALID),
                parties,
                current.registrars(),
                current.threshold(),
                current.chair(),
                current.log(),
                current.catalogue(),
                holds));
    }

    private static Outcome impossible(String key, Object... arguments) {
        return new Outcome.Impossible(Message.of(key, arguments));
    }
}
