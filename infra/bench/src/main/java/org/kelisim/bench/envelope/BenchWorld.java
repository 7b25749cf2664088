package org.kelisim.bench.envelope;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kelisim.cms.HybridKeys;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.OpeningKey;
import org.kelisim.cms.OpeningPublicKey;
import org.kelisim.directory.Directory;
import org.kelisim.directory.LogEntry;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.Names;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.TestDirectory;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Evidence;
import org.kelisim.envelope.OneVersion;
import org.kelisim.envelope.Opener;
import org.kelisim.envelope.Opening;
import org.kelisim.envelope.OuterVerifier;
import org.kelisim.envelope.Sealer;
import org.kelisim.envelope.Sealing;
import org.kelisim.envelope.Verification;
import org.kelisim.json.CanonicalJson;
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
import org.kelisim.notice.Approval;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.Priority;
import org.kelisim.notice.Released;
import org.kelisim.notice.Routing;
import org.kelisim.notice.TestNotices;
import org.kelisim.notice.TestNotices.Officer;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** A sender, {@value #RECIPIENTS} recipients with all their keys, two officers, and a log. */
final class BenchWorld {
    static final Instant NOW = TestDirectory.NOW;
    static final int RECIPIENTS = 12;

    private static final OfficeId SENDER = TestNotices.KAZ_MIGRATION;
    private static final Content.Stream FIRST = new Content.Stream(1, Optional.empty());
    private static final String TEXT = "Новый маршрут: выезд поездом, далее автобусом, в группе 12 человек. ";
    private static final int LOG_ENTRIES = 4096;

    final TestDirectory directories = new TestDirectory();
    final List<OfficeId> recipients;
    private final NoteSigner log = NoteSigner.generate("log.example/kelisim");
    private final Directory directory;
    private final Officer author = TestNotices.officer("a", SENDER, Role.OFFICER);
    private final Officer releaser = TestNotices.officer("b", SENDER, Role.RELEASER);

    BenchWorld() {
        recipients = IntStream.range(0, RECIPIENTS)
                .mapToObj(number -> OfficeId.parse("TJK/office-%02d".formatted(number)))
                .toList();
        directories.statements.put(
                TestDirectory.TJK,
                TestDirectory.statement(
                        TestDirectory.TJK,
                        1,
                        Optional.empty(),
                        recipients.stream().map(this::office).toList(),
                        List.of()));
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
                new LogEntry(log.key().toString(), List.of(), 0),
                list.catalogue());
        directories.version = directories.version(1, Optional.empty());
        directory = directories.directory();
    }

    private OfficeEntry office(OfficeId id) {
        Instant from = NOW.minus(Duration.ofDays(1));
        Instant to = NOW.plus(Duration.ofDays(700));
        HybridSigner signing = HybridKeys.generate(id.toString(), from, to);
        OpeningKey opening = OpeningKey.generate();
        directories.officeKeys.put(id, signing);
        directories.openingKeys.put(id, opening);
        return new OfficeEntry(
                id,
                OfficeFunction.MIGRATION,
                new Names(id.toString(), id.toString()),
                List.of(new Mandate("modus-operandi-alert", NoticeClass.GENERAL, true, true, false)),
                List.of("kelisim-1"),
                TestDirectory.entry(signing),
                opening.publicKey().encoded(),
                from,
                to);
    }

    /** A released notice of Cyrillic text that fills a content of this size. */
    Released released(int contentBytes, int toHowMany, PartDescription... parts) {
        var routing = new Routing(
                DispatchId.create(SENDER.party()),
                NoticeClass.GENERAL,
                SENDER,
                recipients.subList(0, toHowMany),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse("2027-11-24"));
        int letters = contentBytes <= 4096 ? 100 : contentBytes / 2; // most take two bytes
        String text = TEXT.repeat(letters / TEXT.length() + 1).substring(0, letters);
        var notice = new Notice(
                Notice.freshNonce(),
                routing,
                "modus-operandi-alert",
                1,
                Optional.empty(),
                HandlingCode.GREEN,
                Priority.ROUTINE,
                List.of(),
                "ru",
                Optional.of("12-3/45"),
                CanonicalJson.object().put("summary", text),
                List.of(parts));
        return switch (Released.of(notice, approvals(notice), directory)) {
            case Released.Outcome.Granted granted -> granted.released();
            case Released.Outcome.Denied denied -> throw new IllegalStateException(denied.toString());
        };
    }

    List<Approval> approvals(Notice notice) {
        return List.of(author.approve(Approval.Part.AUTHOR, notice), releaser.approve(Approval.Part.RELEASER, notice));
    }

    HybridSigner signer() {
        return Optional.ofNullable(directories.officeKeys.get(SENDER)).orElseThrow();
    }

    /** Of the first recipients and the sender. */
    List<OpeningPublicKey> openingKeys(int toHowMany) {
        return Stream.concat(recipients.subList(0, toHowMany).stream(), Stream.of(SENDER))
                .map(office -> directory.office(office).orElseThrow().opening())
                .toList();
    }

    /** As {@link #open(byte[], Evidence)} of a dispatch that came by other means. */
    Opening open(byte[] dispatch) {
        return open(dispatch, new Evidence.UnloggedPermitted());
    }

    Dispatch seal(Released released) {
        Sealing sealing = Sealer.seal(released, FIRST, List.of(), directory, signer(), NOW);
        return sealing instanceof Dispatch dispatch ? dispatch : failed(sealing);
    }

    Verification verify(byte[] dispatch) {
        return OuterVerifier.verify(dispatch, new OneVersion(directory), NOW);
    }

    /** By the first recipient. */
    Opening open(byte[] dispatch, Evidence evidence) {
        OpeningKey key = Optional.ofNullable(directories.openingKeys.get(recipients.getFirst()))
                .orElseThrow();
        return Opener.open(dispatch, List.of(key), new OneVersion(directory), evidence, id -> false, NOW);
    }

    static <T> T failed(Object outcome) {
        throw new IllegalStateException("the measured work failed: " + outcome);
    }

    Evidence logged(Dispatch dispatch) {
        var event = new Event(
                EventKind.SUBMITTED,
                dispatch.id().toString(),
                dispatch.fingerprint(),
                Optional.of(SENDER.toString()),
                Optional.empty(),
                Optional.empty(),
                List.of(SENDER.party(), TestDirectory.TJK),
                NOW);
        Leaf leaf = new Leaf(event, new byte[Leaf.NONCE]);
        var leaves = new ArrayList<TreeHash>();
        for (int i = 1; i < LOG_ENTRIES; i++) {
            leaves.add(TreeHash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        leaves.add(leaf.hash());
        HashSource hashes = HashSource.ofLeaves(leaves);
        var checkpoint = new Checkpoint(log.key().name(), leaves.size(), hashes.root(leaves.size()));
        var proof = TlogProof.of(InclusionProof.make(hashes, leaves.size() - 1, leaves.size()), checkpoint.sign(log));
        return new Evidence.Logged(List.of(new Receipt(leaf, proof)));
    }
}
