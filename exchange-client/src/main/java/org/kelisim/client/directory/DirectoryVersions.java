package org.kelisim.client.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.kelisim.client.api.PublishedDirectory;
import org.kelisim.client.directory.HeldVersion.Publication;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.DirectoryVersion;
import org.kelisim.directory.KnownVersion;
import org.kelisim.directory.RecentDirectories;
import org.kelisim.directory.RootFile;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.json.Digest;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions that this node has verified, each from the one before and the first from the root file. Promised: no
 * version is replaced, skipped or taken back, and none counts that the log has not published. Of old versions only what
 * recognises them is in memory.
 */
public final class DirectoryVersions implements DirectoryLookup {
    private static final int REMEMBERED_CHANGES = 64;

    private final NodeStore store;
    private final Clock clock;
    private final Directory first;
    private final RecentDirectories recent = new RecentDirectories(this::kept);
    private final NavigableMap<Long, HeldVersion> held = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, List<Message>> changes = new ConcurrentSkipListMap<>();
    private volatile Directory newest;

    private DirectoryVersions(NodeStore store, Directory first, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.first = first;
        this.newest = first;
        held.put(1L, new HeldVersion(first.known(), Optional.empty()));
    }

    /**
     * Verifies the first version against the root file, and every stored one after it.
     *
     * @throws IllegalArgumentException with the reason if the first version is not the root file's, or a stored one fails
     */
    public static DirectoryVersions open(NodeStore store, RootFile root, DirectoryBundle first, Clock clock) {
        return switch (DirectoryVerifier.verifyFirst(root, first, clock.instant())) {
            case DirectoryOutcome.Verified(Directory directory) -> {
                var versions = new DirectoryVersions(store, directory, clock);
                versions.readStored();
                yield versions;
            }
            case DirectoryOutcome.Refused(var reason, String detail) -> throw new IllegalArgumentException(detail);
        };
    }

    private void readStored() {
        for (long number = 1; ; number++) {
            Optional<ObjectNode> stored = store.findIfReadable(Shelf.DIRECTORY, id(number));
            if (stored.isPresent()) {
                if (verified(HeldVersion.read(stored.get())) instanceof Adoption.Refused(Message reason)) {
                    throw new IllegalArgumentException(
                            "The stored directory version " + number + " does not hold: " + reason.in(Locale.ENGLISH));
                }
            } else if (number > 1) {
                return;
            }
        }
    }

    @Override
    public Directory newest() {
        return newest;
    }

    @Override
    public Optional<Directory> version(long number) {
        Directory last = newest;
        if (number == last.version()) {
            return Optional.of(last);
        }
        return Optional.ofNullable(held.get(number)).flatMap(it -> recent.find(it.version()));
    }

    /** The first was given by hand and is stored only when the log has proved it. */
    private Optional<DirectoryBundle> kept(KnownVersion version) {
        return version.number() == 1
                ? Optional.of(first.bundle())
                : store.findIfReadable(Shelf.DIRECTORY, id(version.number()))
                        .map(stored -> HeldVersion.read(stored).bundle());
    }

    @Override
    public Optional<Instant> replacedAt(long number) {
        return Optional.ofNullable(held.get(number + 1))
                .flatMap(HeldVersion::publication)
                .map(Publication::time);
    }

    /** Version 1 opens the log, so it is in force from index 1 on even while its receipt is not here yet. */
    @Override
    public Optional<Directory> inForceAt(long logIndex) {
        return held.descendingMap().values().stream()
                .filter(it -> it.publication().map(Publication::leaf).orElse(0L) < logIndex)
                .findFirst()
                .flatMap(it -> version(it.version().number()));
    }

    /** Whether the receipt of the newest version's publication is still missing. */
    public boolean lacksReceipt() {
        return held.lastEntry().getValue().publication().isEmpty();
    }

    /**
     * Says what is wrong, if anything, with the newest version that the exchange names: older than ours is a rollback,
     * the same number with another digest a fork.
     */
    public Optional<Message> contradiction(long number, Digest digest) {
        if (number < newest().version()) {
            return Optional.of(refused(DirectoryOutcome.Reason.ROLLBACK));
        }
        boolean fork = number == newest().version() && !digest.equals(newest().digest());
        return fork ? Optional.of(refused(DirectoryOutcome.Reason.FORK)) : Optional.empty();
    }

    /** Verifies the next version, or takes the receipt of a known one. */
    public synchronized Adoption adopt(PublishedDirectory published) {
        Adoption adoption = verified(published);
        if (!(adoption instanceof Adoption.Refused)) {
            Directory directory = newest;
            published
                    .receipt()
                    .filter(receipt -> HeldVersion.proved(directory, receipt).isPresent())
                    .ifPresent(receipt -> store.put(
                            Shelf.DIRECTORY, id(directory.version()), HeldVersion.toJson(directory, receipt)));
        }
        return adoption;
    }

    private Adoption verified(PublishedDirectory published) {
        Directory before = newest();
        Optional<DirectoryOutcome.Reason> exchanged = exchanged(published.bundle());
        if (exchanged.isPresent()) {
            return new Adoption.Refused(refused(exchanged.get()));
        }
        return switch (DirectoryVerifier.verifyNext(before, published.bundle(), clock.instant())) {
            case DirectoryOutcome.Refused(var reason, String detail) -> new Adoption.Refused(refused(reason));
            case DirectoryOutcome.Verified(Directory directory) -> published(before, directory, published);
        };
    }

    /** What lies in the bundle in the place of that which its version names: also a known version may be handed out so. */
    private static Optional<DirectoryOutcome.Reason> exchanged(DirectoryBundle bundle) {
        if (!Digest.of(bundle.list().list()).equals(bundle.version().list())) {
            return Optional.of(DirectoryOutcome.Reason.LIST_DIGEST);
        }
        Set<Digest> named = bundle.version().statements().stream()
                .map(DirectoryVersion.StatementReference::digest)
                .collect(Collectors.toSet());
        Set<Digest> given = bundle.statements().stream()
                .map(it -> Digest.of(it.statement()))
                .collect(Collectors.toSet());
        return named.equals(given) ? Optional.empty() : Optional.of(DirectoryOutcome.Reason.STATEMENT_DIGEST);
    }

    private Adoption published(Directory before, Directory directory, PublishedDirectory published) {
        Optional<Publication> publication =
                published.receipt().flatMap(receipt -> HeldVersion.proved(directory, receipt));
        boolean known = directory.version() == before.version();
        if (publication.isEmpty()) {
            return known ? new Adoption.Known() : new Adoption.Refused(Message.of("directory.not-published"));
        }
        if (!known) {
            recent.add(before);
            remember(directory.version(), Differences.between(before, directory));
        }
        held.put(directory.version(), new HeldVersion(directory.known(), publication));
        newest = directory;
        return known ? new Adoption.Known() : new Adoption.Adopted(before, directory);
    }

    private void remember(long number, List<Message> what) {
        changes.put(number, what);
        while (changes.size() > REMEMBERED_CHANGES) {
            changes.pollFirstEntry();
        }
    }

    /** What changed with each version, the newest first, at most so many, and no more than are remembered. */
    public List<DirectoryStep> history(int atMost) {
        return held.descendingMap().values().stream()
                .limit(Math.min(atMost, REMEMBERED_CHANGES))
                .map(it -> new DirectoryStep(
                        it.version().number(),
                        it.publication().map(Publication::time),
                        changes.getOrDefault(it.version().number(), List.of())))
                .toList();
    }

    private static Message refused(DirectoryOutcome.Reason reason) {
        return Message.of(
                "directory.refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String id(long number) {
        return String.format(Locale.ROOT, "%012d", number);
    }
}
