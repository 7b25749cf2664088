package org.kelisim.exchange.directory;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.DirectoryVersion;
import org.kelisim.directory.KnownVersion;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.RecentDirectories;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Fact;
import org.kelisim.exchange.log.Everybody;
import org.kelisim.exchange.log.Logged;
import org.kelisim.exchange.log.LoggedEvents;
import org.kelisim.exchange.web.Problem;
import org.kelisim.identity.caller.IssuerDirectory;
import org.kelisim.identity.caller.IssuerEntry;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.PartyCode;

/**
 * The verified versions that the exchange holds: the first is the root file's, each later one is verified from the one
 * before it, whichever replica took it. A version counts from the moment it is kept.
 */
public final class ExchangeDirectory implements DirectoryLookup, IssuerDirectory, Everybody {
    private static final Duration LONGEST_WITHOUT_LOOKING = Duration.ofSeconds(30);

    private final Archive archive;
    private final VersionStore store;
    private final LoggedEvents logged;
    private final InstantSource clock;
    private final Directory first;
    private final RecentDirectories recent = new RecentDirectories(this::kept);
    private final NavigableMap<Long, Held> held = new ConcurrentSkipListMap<>();
    private final Map<Long, Long> leaves = new ConcurrentHashMap<>();
    private volatile Directory newest;
    private volatile long lookedAt = System.nanoTime();

    /** @param since when it was accepted */
    record Held(KnownVersion version, Instant since) {}

    ExchangeDirectory(Directory first, Archive archive, VersionStore store, LoggedEvents logged, InstantSource clock) {
        this.archive = archive;
        this.store = store;
        this.logged = logged;
        this.clock = clock;
        this.first = first;
        this.newest = first;
        held.put(first.version(), new Held(first.known(), Instant.EPOCH));
    }

    /**
     * Takes in what was accepted meanwhile, here or by another replica.
     *
     * @throws IllegalStateException if what is stored is not what was accepted
     */
    synchronized void catchUp() {
        Optional<Fact> next = next();
        while (next.isPresent()) {
            Optional<Directory> directory = verified(next.get());
            if (directory.isEmpty()) {
                return;
            }
            Instant since = next.get().leaf().event().time();
            recent.add(newest);
            newest = directory.get();
            held.put(newest.version(), new Held(newest.known(), since));
            next = next();
        }
        lookedAt = System.nanoTime();
    }

    private Optional<Fact> next() {
        return archive.fact(EventId.published(newest().version() + 1));
    }

    /** Empty while a part is not yet held by a majority. */
    private Optional<Directory> verified(Fact fact) {
        DirectoryVersion version =
                DirectoryVersion.parse(fact.evidence().orElseThrow(() -> damaged("its parts are not named")));
        if (!version.digest().equals(fact.leaf().event().fingerprint())) {
            throw damaged("it is not the one that was accepted");
        }
        Optional<DirectoryBundle> bundle = store.read(version, List.of(newest(), first));
        return bundle.map(it -> switch (DirectoryVerifier.verifyNext(newest(), it, clock.instant())) {
            case DirectoryOutcome.Verified(Directory directory) -> directory;
            case DirectoryOutcome.Refused(var reason, String detail) -> throw damaged(detail);
        });
    }

    private IllegalStateException damaged(String why) {
        return new IllegalStateException("The stored directory version %d is refused: %s Restore the database."
                .formatted(newest().version() + 1, why));
    }

    /** Whoever does not know the newest standing of the parties judges nobody. */
    public void requireCurrent() {
        if (System.nanoTime() - lookedAt > LONGEST_WITHOUT_LOOKING.toNanos()) {
            throw Problem.NOT_READY.exception("The exchange cannot follow the directory at present. Try again later.");
        }
    }

    @Override
    public Directory newest() {
        return newest;
    }

    /** The newest version that has its place in the log; the first until there is one. */
    public Directory newestLogged() {
        return held.descendingKeySet().stream()
                .filter(number -> leaf(number).isPresent())
                .findFirst()
                .flatMap(this::version)
                .orElse(first);
    }

    private Optional<Long> leaf(long version) {
        Optional<Long> known = Optional.ofNullable(leaves.get(version));
        if (known.isPresent()) {
            return known;
        }
        Optional<Long> found = logged.find(EventId.published(version)).map(Logged::index);
        found.ifPresent(index -> leaves.put(version, index));
        return found;
    }

    /** All versions in brief, oldest first. */
    List<Held> all() {
        return List.copyOf(held.values());
    }

    @Override
    public Optional<Directory> version(long number) {
        Directory last = newest;
        if (number == last.version()) {
            return Optional.of(last);
        }
        return Optional.ofNullable(held.get(number)).flatMap(it -> recent.find(it.version()));
    }

    private Optional<DirectoryBundle> kept(KnownVersion version) {
        return version.number() == first.version()
                ? Optional.of(first.bundle())
                : store.read(version.version(), List.of(newest, first));
    }

    @Override
    public Optional<Instant> replacedAt(long number) {
        return Optional.ofNullable(held.get(number + 1)).map(Held::since);
    }

    @Override
    public Optional<Directory> inForceAt(long logIndex) {
        return held.descendingKeySet().stream()
                .filter(number -> leaf(number).filter(index -> index < logIndex).isPresent())
                .findFirst()
                .flatMap(this::version);
    }

    /** For version 1 alone: later ones name the parties themselves. */
    @Override
    public Collection<PartyCode> parties() {
        return addressees(newest().bundle());
    }

    /** Parties that have a statement, whatever their standing: also a suspended one learns of a new directory. */
    static List<PartyCode> addressees(DirectoryBundle bundle) {
        return bundle.version().statements().stream()
                .map(DirectoryVersion.StatementReference::party)
                .sorted()
                .toList();
    }

    @Override
    public Optional<IssuerEntry> byIssuer(String issuer) {
        Directory newest = newest();
        return newest.byIssuer(issuer)
                .filter(statement -> takesPart(statement.party()))
                .map(statement -> entry(newest, statement));
    }

    /**
     * Whether the party may come in at all. A suspended one may, to see its feed and the directory, and so may one that is
     * admitted and prepares.
     */
    public boolean takesPart(PartyCode party) {
        MembershipStatus status = newest().party(party).map(PartyEntry::status).orElse(MembershipStatus.ENDED);
        return status != MembershipStatus.ENDED && status != MembershipStatus.APPLIED;
    }

    private IssuerEntry entry(Directory directory, PartyStatement statement) {
        return new IssuerEntry(
                statement.party(),
                URI.create(statement.jwks()),
                Set.copyOf(statement.clients()),
                directory.active(statement.party(), clock.instant()));
    }
}
