package org.kelisim.exchange.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.DirectoryVersion;
import org.kelisim.directory.DirectoryVersion.StatementReference;
import org.kelisim.directory.NextVersion;
import org.kelisim.directory.PartyEntry;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Audience;
import org.kelisim.exchange.archive.Recording;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.PartyCode;

/**
 * Takes signed parts of the directory, whoever carries them, and makes the next version of them. The insert of the fact
 * under the version's number decides; whoever was second tries again on top of the first.
 */
final class Publisher {
    private static final int ATTEMPTS = 8;
    private static final int MAX_STATEMENT = 512 * 1024;
    private static final int STATEMENTS_AN_HOUR = 30;

    private final Archive archive;
    private final VersionStore store;
    private final ExchangeDirectory directories;
    private final InstantSource clock;

    Publisher(Archive archive, VersionStore store, ExchangeDirectory directories, InstantSource clock) {
        this.archive = archive;
        this.store = store;
        this.directories = directories;
        this.clock = clock;
    }

    /** @param anew whether this call brought it about */
    record Published(Directory directory, boolean anew) {}

    /** What somebody brought. */
    record Parts(Optional<SignedList> list, List<SignedStatement> statements) {
        Parts {
            statements = List.copyOf(statements);
        }
    }

    /** @throws ProblemException if it is not taken */
    Published publish(Parts parts) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            directories.catchUp();
            Parts fresh = withoutKnown(parts);
            if (fresh.list().isEmpty() && fresh.statements().isEmpty()) {
                return new Published(lastOf(parts), false);
            }
            Directory current = directories.newest();
            DirectoryBundle bundle = verified(current, assembled(current, fresh));
            store.keep(bundle, current);
            Recording recording = archive.record(
                    Publication.event(bundle.version(), clock.instant()),
                    Audience.all(ExchangeDirectory.addressees(bundle)),
                    Optional.of(CanonicalJson.write(bundle.version().toJson())));
            directories.catchUp();
            Digest accepted = recording.fact().leaf().event().fingerprint();
            if (accepted.equals(bundle.version().digest())) {
                Directory directory = directories
                        .version(bundle.version().number())
                        .orElseThrow(() -> Problem.OUTCOME_UNKNOWN.exception("Send the same again in a moment."));
                return new Published(directory, recording.anew());
            }
        }
        throw Problem.OUTCOME_UNKNOWN.exception("Too many change the directory at once. Send the same again.");
    }

    /** Parts that some version has had: bringing them again changes nothing, however old they are. */
    private Parts withoutKnown(Parts parts) {
        return new Parts(
                parts.list().filter(list -> holding(list).isEmpty()),
                parts.statements().stream()
                        .filter(statement -> holding(statement).isEmpty())
                        .toList());
    }

    /** The version since which all of it is known. */
    private Directory lastOf(Parts parts) {
        return Stream.concat(
                        parts.list().flatMap(this::holding).stream(),
                        parts.statements().stream().flatMap(each -> holding(each).stream()))
                .max(Comparator.naturalOrder())
                .flatMap(directories::version)
                .orElseGet(directories::newest);
    }

    private Optional<Long> holding(SignedList list) {
        Digest digest = Digest.of(list.list());
        return holding(version -> version.list().equals(digest));
    }

    private Optional<Long> holding(SignedStatement statement) {
        Digest digest = Digest.of(statement.statement());
        return holding(version -> version.statements().stream()
                .anyMatch(reference -> reference.digest().equals(digest)));
    }

    private Optional<Long> holding(Predicate<DirectoryVersion> holds) {
        return directories.all().stream()
                .map(held -> held.version().version())
                .filter(holds)
                .map(DirectoryVersion::number)
                .findFirst();
    }

    private static DirectoryBundle assembled(Directory current, Parts parts) {
        return switch (NextVersion.of(current, parts.list(), parts.statements())) {
            case NextVersion.Outcome.Assembled(DirectoryBundle bundle) -> bundle;
            case NextVersion.Outcome.NothingNew() ->
                throw new IllegalStateException("parts of the newest version count as new");
            case NextVersion.Outcome.Impossible(DirectoryOutcome.Refused refused) -> throw refused(refused);
        };
    }

    private DirectoryBundle verified(Directory current, DirectoryBundle bundle) {
        requireModest(current, bundle);
        Instant now = clock.instant();
        return switch (DirectoryVerifier.verifyNext(current, bundle, now)) {
            case DirectoryOutcome.Refused refused -> throw refused(refused);
            case DirectoryOutcome.Verified(Directory next) -> {
                requireUnexpired(current, next, now);
                changed(current.bundle(), bundle).forEach(party -> requireMember(next, party));
                yield next.bundle();
            }
        };
    }

    private static void requireUnexpired(Directory current, Directory next, Instant now) {
        boolean newList = !next.bundle()
                .version()
                .list()
                .equals(current.bundle().version().list());
        if (newList && next.expired(now)) {
            throw refused(DirectoryOutcome.Reason.LIST_EXPIRED, "The members list has run out before it was in use.");
        }
    }

    /** One party may neither make the directory heavy for all others nor keep them busy with ever new versions. */
    private void requireModest(Directory current, DirectoryBundle bundle) {
        if (bundle.statements().stream().anyMatch(each -> each.statement().length > MAX_STATEMENT)) {
            throw Problem.TOO_LARGE.exception("A party's statement has 512 KiB at most.");
        }
        for (PartyCode party : changed(current.bundle(), bundle)) {
            if (changedLately(party) >= STATEMENTS_AN_HOUR) {
                throw Problem.TOO_MANY_REQUESTS.exception(
                        "%s has changed its statement 30 times within an hour. Wait.".formatted(party));
            }
        }
    }

    private long changedLately(PartyCode party) {
        Instant from = clock.instant().minus(Duration.ofHours(1));
        List<ExchangeDirectory.Held> all = directories.all();
        long count = 0;
        for (int i = all.size() - 1; i > 0 && all.get(i).since().isAfter(from); i--) {
            DirectoryVersion before = all.get(i - 1).version().version();
            if (changed(before, all.get(i).version().version()).contains(party)) {
                count++;
            }
        }
        return count;
    }

    private static List<PartyCode> changed(DirectoryBundle before, DirectoryBundle after) {
        return changed(before.version(), after.version());
    }

    private static List<PartyCode> changed(DirectoryVersion before, DirectoryVersion after) {
        return after.statements().stream()
                .filter(reference -> !before.statements().contains(reference))
                .map(StatementReference::party)
                .toList();
    }

    private static void requireMember(Directory next, PartyCode party) {
        boolean ended =
                next.party(party).map(PartyEntry::status).orElse(MembershipStatus.ENDED) == MembershipStatus.ENDED;
        if (ended) {
            throw refused(DirectoryOutcome.Reason.STATEMENT_OF_STRANGER, "The membership of " + party + " has ended.");
        }
    }

    private static ProblemException refused(DirectoryOutcome.Refused refused) {
        return refused(refused.reason(), refused.detail());
    }

    static ProblemException refused(DirectoryOutcome.Reason reason, String detail) {
        return Problem.REFUSED.because(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
    }
}
