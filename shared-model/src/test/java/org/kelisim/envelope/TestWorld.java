package org.kelisim.envelope;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.OpeningKey;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.LogEntry;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.Digest;
import org.kelisim.log.Checkpoint;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.HashSource;
import org.kelisim.log.InclusionProof;
import org.kelisim.log.Leaf;
import org.kelisim.log.NoteSigner;
import org.kelisim.log.Receipt;
import org.kelisim.log.TlogProof;
import org.kelisim.log.TreeHash;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Released;
import org.kelisim.notice.Routing;
import org.kelisim.notice.TestNotices;
import org.kelisim.party.OfficeId;

/** A directory with all its private keys and a log that logs whatever it is told, for tests. */
final class TestWorld implements DirectoryLookup {
    static final Instant NOW = TestDirectory.NOW;
    static final OfficeId KAZ = TestNotices.KAZ_MIGRATION;
    static final OfficeId KGZ = TestNotices.KGZ_BORDER;
    static final Content.Stream FIRST = new Content.Stream(1, Optional.empty());

    private static final NoteSigner LOG = NoteSigner.parseSecretKey(
            "PRIVATE+KEY+log.example/kelisim+0790aedd+AYNheHX8EfErFM3u8FO3EV/Aean5R8VCp5T/Hub2pagC");

    final TestDirectory directories = new TestDirectory();
    final Map<Long, Directory> versions = new HashMap<>();
    final Map<Long, Instant> replaced = new HashMap<>();
    private Directory newest;

    TestWorld() {
        MembersList list = directories.list;
        directories.list = new MembersList(
                list.number(),
                list.previous(),
                list.issued(),
                list.expires(),
                list.parties(),
                list.registrars(),
                list.threshold(),
                list.chair(),
                new LogEntry(LOG.key().toString(), List.of(), 0),
                list.catalogue());
        directories.version = directories.version(1, Optional.empty());
        newest = directories.directory();
        versions.put(1L, newest);
    }

    /** Verifies and adopts the version that the directory's present fields make. */
    void adopt(Instant at) {
        replaced.put(newest.version(), at);
        newest = switch (DirectoryVerifier.verifyNext(newest, directories.bundle(), NOW)) {
            case DirectoryOutcome.Verified verified -> verified.directory();
            case DirectoryOutcome.Refused refused -> throw new AssertionError(refused);
        };
        versions.put(newest.version(), newest);
    }

    HybridSigner signer(OfficeId office) {
        return directories.officeKeys.get(office);
    }

    List<OpeningKey> keys(OfficeId office) {
        return List.of(directories.openingKeys.get(office));
    }

    Released released() {
        return TestNotices.released(KAZ, KGZ, newest);
    }

    Dispatch sealed() {
        return (Dispatch) Sealer.seal(released(), FIRST, List.of(), newest, signer(KAZ), NOW);
    }

    Verification atTheExchange(byte[] bytes) {
        return OuterVerifier.verify(bytes, this, NOW);
    }

    Opening open(Dispatch dispatch) {
        return open(dispatch.bytes(), logged(dispatch));
    }

    Opening open(byte[] bytes, Evidence evidence) {
        return Opener.open(bytes, keys(KGZ), this, evidence, id -> false, NOW);
    }

    Evidence logged(Dispatch dispatch) {
        return new Evidence.Logged(List.of(receipt(EventKind.SUBMITTED, dispatch.id(), dispatch.fingerprint())));
    }

    Receipt receipt(EventKind kind, DispatchId id, Digest fingerprint) {
        return receipt(kind, KAZ, id, fingerprint);
    }

    Receipt receipt(EventKind kind, OfficeId sender, DispatchId id, Digest fingerprint) {
        var event = new Event(
                kind,
                id.toString(),
                fingerprint,
                Optional.of(sender.toString()),
                Optional.empty(),
                kind.hasReason() ? Optional.of("key-revoked") : Optional.empty(),
                Stream.of(sender.party(), id.party(), KGZ.party())
                        .distinct()
                        .sorted()
                        .toList(),
                NOW);
        Leaf leaf = new Leaf(event, new byte[Leaf.NONCE]);
        var leaves = new ArrayList<TreeHash>();
        for (int i = 0; i < 5; i++) {
            leaves.add(TreeHash.leaf(new byte[] {(byte) i}));
        }
        leaves.add(leaf.hash());
        HashSource hashes = HashSource.ofLeaves(leaves);
        var checkpoint = new Checkpoint(LOG.key().name(), leaves.size(), hashes.root(leaves.size()));
        return new Receipt(leaf, TlogProof.of(InclusionProof.make(hashes, 5, leaves.size()), checkpoint.sign(LOG)));
    }

    static Routing routing(Released released) {
        return released.notice().routing();
    }

    @Override
    public Directory newest() {
        return newest;
    }

    @Override
    public Optional<Directory> version(long number) {
        return Optional.ofNullable(versions.get(number));
    }

    @Override
    public Optional<Instant> replacedAt(long number) {
        return Optional.ofNullable(replaced.get(number));
    }

    @Override
    public Optional<Directory> inForceAt(long logIndex) {
        return Optional.of(newest);
    }
}
