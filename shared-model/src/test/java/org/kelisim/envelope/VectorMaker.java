package org.kelisim.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.kelisim.envelope.TestWorld.FIRST;
import static org.kelisim.envelope.TestWorld.KAZ;
import static org.kelisim.envelope.TestWorld.KGZ;
import static org.kelisim.envelope.TestWorld.NOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.kelisim.cms.Forger;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.OpeningPublicKey;
import org.kelisim.cms.SealedObject;
import org.kelisim.cms.Surgery;
import org.kelisim.cms.TlvTree;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.log.EventKind;
import org.kelisim.log.Receipt;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartSize;
import org.kelisim.notice.Routing;
import org.kelisim.notice.TestNotices;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** Makes the published vectors: each dispatch is sound but for the one defect in its name. */
final class VectorMaker {
    private static final OfficeId TJK = OfficeId.parse("TJK/border-service");
    private static final String ACCEPTED = "accepted";

    private final TestWorld world;
    private final List<Vector> vectors = new ArrayList<>();
    private final Notice notice = TestNotices.notice(KAZ, KGZ);
    private final TestNotices.Officer author = TestNotices.officer("author", KAZ, Role.OFFICER);
    private final TestNotices.Officer releaser = TestNotices.officer("releaser", KAZ, Role.RELEASER);
    private final Header header;
    private final Content content;
    private final byte[] inner;
    private final byte[] sealed;
    private final byte[] sound;

    VectorMaker(TestWorld world) {
        this.world = world;
        this.header = header(notice.routing());
        this.content = content(notice);
        this.inner = sign(ObjectType.CONTENT, content.bytes(), NOW);
        this.sealed = SealedObject.seal(inner, header.bytes(), keys(KAZ, KGZ));
        this.sound = outer(sealed);
    }

    List<Vector> make() {
        add("opened.sound", ACCEPTED, sound);
        encoding();
        outerSignature();
        encryption();
        headers();
        directory();
        log();
        innerSignature();
        contents();
        approvals();
        memory();
        time();
        return vectors;
    }

    private void encoding() {
        refusedEverywhere("trailing-bytes.one-more", Arrays.copyOf(sound, sound.length + 1));
        refusedEverywhere("indefinite-length.outermost", indefinite(sound));
        refusedEverywhere("not-der.cut-off", Arrays.copyOf(sound, sound.length - 1));
        refusedEverywhere("not-der.length-with-a-leading-zero", longLength(sound));
        refusedEverywhere("nested-too-deeply.twenty-sequences", nested(20));
        refusedEverywhere("not-der.length-of-two-gigabytes", new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1, 2, 1, 0});
        refusedEverywhere("not-der.empty", new byte[0]);
        refusedEverywhere("not-der.string-in-pieces", new byte[] {0x24, 4, 4, 2, 1, 2});
        refusedEverywhere("too-many-elements.fifty-thousand-signers", tinySigners(50_000));
        SignerInfo signer = ecdsa(sound);
        refusedEverywhere("too-many-elements.forty-signers", signers(sound, it -> Collections.nCopies(40, signer)));
        refusedEverywhere("malformed.null-after-the-signers", appended(sound, 3));
        refusedEverywhere("malformed.null-in-the-encryption", outer(appended(sealed, 0)));
    }

    private void outerSignature() {
        SignerInfo ecdsa = ecdsa(sound);
        SignerInfo mlDsa = mlDsa(sound);
        refusedEverywhere("wrong-signers.stripped-mldsa-signer", signers(sound, it -> List.of(ecdsa)));
        refusedEverywhere("wrong-signers.stripped-ecdsa-signer", signers(sound, it -> List.of(mlDsa)));
        SignerInfo stranger = ecdsa(world.signer(TJK).sign(ObjectType.OUTER, sealed, NOW));
        refusedEverywhere("wrong-signers.extra-signer", signers(sound, it -> List.of(ecdsa, mlDsa, stranger)));
        refusedEverywhere("wrong-signers.signer-twice", signers(sound, it -> List.of(mlDsa, mlDsa)));
        refusedEverywhere("wrong-signers.unknown-signer", signers(sound, it -> List.of(stranger, mlDsa)));
        refusedEverywhere("wrong-signers.another-office", world.signer(TJK).sign(ObjectType.OUTER, sealed, NOW));
        SignerInfo later = mlDsa(sign(ObjectType.OUTER, sealed, NOW.plusSeconds(1)));
        refusedEverywhere("signing-times-differ.of-two-signings", signers(sound, it -> List.of(ecdsa, later)));
        refusedEverywhere("wrong-object-type.signed-as-content", sign(ObjectType.CONTENT, sealed, NOW));
        refusedEverywhere("signature-invalid.ecdsa", signers(sound, it -> List.of(spoilt(ecdsa), mlDsa)));
        refusedEverywhere("signature-invalid.mldsa", signers(sound, it -> List.of(ecdsa, spoilt(mlDsa))));
        byte[] other = SealedObject.seal(inner, header.bytes(), keys(KAZ, KGZ));
        refusedEverywhere("content-altered.encrypted-again", withContent(sound, other));
        SignerInfo addition = Surgery.withAttributes(
                ecdsa,
                ecdsa.getAuthenticatedAttributes(),
                new DERSet(new Attribute(CMSAttributes.counterSignature, new DERSet())));
        refusedEverywhere("unsigned-additions.unsigned-attribute", signers(sound, it -> List.of(addition, mlDsa)));
        refusedEverywhere("unsigned-additions.certificate", withCertificate(sound));
        List<ASN1Encodable> attributes = Surgery.elements(ecdsa.getAuthenticatedAttributes());
        var fewer = Surgery.withAttributes(ecdsa, Surgery.set(attributes.subList(1, attributes.size())), null);
        refusedEverywhere("wrong-attributes.one-missing", signers(sound, it -> List.of(fewer, mlDsa)));
        var twice = new ArrayList<>(attributes.subList(1, attributes.size()));
        twice.add(attributes.getLast());
        var repeated = Surgery.withAttributes(ecdsa, Surgery.set(twice), null);
        refusedEverywhere("wrong-attributes.one-twice", signers(sound, it -> List.of(repeated, mlDsa)));
    }

    private void encryption() {
        refusedEverywhere("wrong-algorithm.cbc-content", forged(new Forger().cbc()));
        refusedEverywhere("wrong-algorithm.aes-128", forged(new Forger().aes128()));
        refusedEverywhere("wrong-algorithm.96-bit-tag", forged(new Forger().tag(12)));
        refusedEverywhere("wrong-algorithm.truncated-tag", outer(cutTag(sealed)));
        refusedEverywhere("wrong-attributes.no-commitment", forged(new Forger().withoutCommitment()));
        seenByTheReader("wrong-commitment.other-content", forged(new Forger().wrongCommitment()));
        seenByTheReader("cannot-decrypt.flipped-ciphertext", forged(new Forger().flippedCiphertext()));
        seenByTheReader("cannot-decrypt.another-key-wrapped", forged(new Forger().wrapAnotherKey()));
        seenByTheReader("cannot-decrypt.shorter-key-wrapped", forged(new Forger().shortKey()));
        seenByTheReader("cannot-decrypt.point-not-on-the-curve", forged(new Forger().offTheCurve()));
    }

    private void headers() {
        withHeader("header-malformed.space", it -> it.replaceFirst(",", ", "));
        withHeader("header-malformed.member-twice", it -> it.replaceFirst("\\{", "{\"class\":\"general\","));
        withHeader("header-malformed.members-out-of-order", VectorMaker::firstMemberLast);
        withHeader("header-malformed.number-with-a-fraction", it -> it.replace("\"version\":1", "\"version\":1.0"));
        withHeader("header-malformed.unknown-member", it -> it.replaceFirst("}$", ",\"zone\":\"x\"}"));
        withHeader("header-malformed.recipient-twice", it -> it.replace("[\"KGZ/", "[\"KGZ/border-service\",\"KGZ/"));
        withHeader("header-malformed.another-partys-id", it -> it.replace("\"KAZ-", "\"TJK-"));
        withHeader("unknown-profile.kelisim-2", it -> it.replace("kelisim-1", "kelisim-2"));
        withHeader(
                "unknown-directory.another-digest",
                it -> it.replace(digest(), Digest.of(new byte[1]).hex()));
        withHeader("unknown-directory.a-later-version", it -> it.replace("\"version\":1", "\"version\":2"));
        withHeader("unknown-sender.no-such-office", it -> it.replace("KAZ/migration-service", "KAZ/no-such-office"));
        withHeader("unknown-recipient.no-such-office", it -> it.replace("KGZ/border-service", "KGZ/no-such-office"));
    }

    private void directory() {
        refusedEverywhere("recipients-differ.one-missing", sealedTo(keys(KGZ)));
        refusedEverywhere("recipients-differ.one-more", sealedTo(keys(KAZ, KGZ, TJK)));
        refusedEverywhere("recipients-differ.another", sealedTo(keys(KAZ, TJK)));
        refusedEverywhere(
                "retention-passed.yesterday",
                complete(routed(it -> routing(it, NoticeClass.GENERAL, KGZ, "2026-11-23"))));
        refusedEverywhere(
                "sender-has-no-mandate.class",
                complete(routed(it -> routing(it, NoticeClass.AGREEMENT, KGZ, "2027-11-24"))));
        seenByTheReader("sender-has-no-mandate.type", complete(typed("mass-movement-warning")));
        seenByTheReader(
                "no-key.another-office", complete(routed(it -> routing(it, NoticeClass.GENERAL, TJK, "2027-11-24"))));
        Instant old = NOW.minus(Duration.ofHours(25));
        refusedEverywhere("signing-time-implausible.25-hours-old", sign(ObjectType.OUTER, sealed, old));
        byte[] oldInside =
                SealedObject.seal(sign(ObjectType.CONTENT, content.bytes(), old), header.bytes(), keys(KAZ, KGZ));
        seenByTheReader("signing-time-implausible.25-hours-old-inside", outer(oldInside));
    }

    private void log() {
        Digest fingerprint = Digest.of(sealed);
        Receipt submitted = world.receipt(EventKind.SUBMITTED, header.id(), fingerprint);
        Receipt refused = world.receipt(EventKind.REFUSED, header.id(), fingerprint);
        Receipt another = world.receipt(EventKind.SUBMITTED, header.id(), Digest.of(new byte[1]));
        Receipt anothersId = world.receipt(EventKind.SUBMITTED, DispatchId.create(KAZ.party()), fingerprint);
        vectors.add(new Vector("not-logged.no-receipt", ACCEPTED, sound, List.of(), Situation.QUIET));
        vectors.add(new Vector(
                "not-logged.receipt-of-another-dispatch", ACCEPTED, sound, List.of(another), Situation.QUIET));
        vectors.add(new Vector(
                "not-logged.receipt-under-another-id", ACCEPTED, sound, List.of(anothersId), Situation.QUIET));
        vectors.add(new Vector(
                "logged-as-refused.after-submitted", ACCEPTED, sound, List.of(submitted, refused), Situation.QUIET));
    }

    private void innerSignature() {
        SignerInfo ecdsa = ecdsa(inner);
        seenByTheReader("wrong-signers.stripped-mldsa-signer-inside", enclosing(signers(inner, it -> List.of(ecdsa))));
        byte[] receipt = sign(ObjectType.READ, content.bytes(), NOW);
        seenByTheReader("wrong-object-type.receipt-inside", enclosing(receipt));
        byte[] spoilt = signers(inner, it -> List.of(ecdsa, spoilt(mlDsa(inner))));
        seenByTheReader("signature-invalid.mldsa-inside", enclosing(spoilt));
        seenByTheReader("signed-by-another-inside.surreptitious-forwarding", forwarded());
    }

    private void contents() {
        String json = new String(content.bytes(), UTF_8);
        withContent("content-malformed.not-padded", json.replaceFirst("\"pad\":\"0*\"", "\"pad\":\"\""));
        withContent("content-malformed.padded-with-ones", json.replaceFirst("\"pad\":\"0", "\"pad\":\"1"));
        withContent("content-malformed.space", json.replaceFirst(",", ", ").replaceFirst("\"pad\":\"0", "\"pad\":\""));
        String padded = "0".repeat(64 * 1024 - json.length());
        withContent(
                "content-malformed.padded-more-than-needed", json.replaceFirst("\"pad\":\"", "\"pad\":\"" + padded));
        Header later = header(routing(notice.routing(), NoticeClass.GENERAL, KGZ, "2027-11-25"));
        seenByTheReader("headers-differ.retention", outer(SealedObject.seal(inner, later.bytes(), keys(KAZ, KGZ))));
        Content differs = new Content(later, notice, content.approvals(), List.of(), FIRST);
        seenByTheReader("notice-differs.retention", complete(differs));
        Header withPart = new Header(
                header.profile(),
                header.routing(),
                header.directory(),
                List.of(new Header.SealedPart(Digest.of(new byte[1]), PartSize.LEAST_SEALED)));
        seenByTheReader(
                "parts-differ.one-not-described",
                complete(new Content(withPart, notice, content.approvals(), List.of(), FIRST)));
    }

    private void approvals() {
        Approval first = author.approve(Approval.Part.AUTHOR, notice);
        Approval second = releaser.approve(Approval.Part.RELEASER, notice);
        approvedBy("one-approval-only.author", first);
        approvedBy("not-approved.none");
        approvedBy("too-many-approvals.three", first, second, second);
        var both = TestNotices.officer("both", KAZ, Role.OFFICER, Role.RELEASER);
        approvedBy(
                "same-person-twice.both-parts",
                both.approve(Approval.Part.AUTHOR, notice),
                both.approve(Approval.Part.RELEASER, notice));
        Notice another = TestNotices.notice(KAZ, KGZ);
        approvedBy(
                "approval-signature-invalid.of-another-notice",
                first,
                releaser.approve(Approval.Part.RELEASER, another));
        var officerOnly = TestNotices.officer("second", KAZ, Role.OFFICER);
        approvedBy("approver-lacks-role.no-releaser", first, officerOnly.approve(Approval.Part.RELEASER, notice));
        var elsewhere = TestNotices.officer("elsewhere", TestNotices.KAZ_BORDER, Role.RELEASER);
        approvedBy("approval-of-another-office.releaser", first, elsewhere.approve(Approval.Part.RELEASER, notice));
        var selfMade = TestNotices.officer("self-made", KAZ, org.kelisim.directory.TestDirectory.p256(), Role.RELEASER);
        approvedBy("unknown-coordinator.enrolled-by-nobody", first, selfMade.approve(Approval.Part.RELEASER, notice));
        var late = new Approval(
                Approval.Part.RELEASER, second.enrolment(), NOW.plus(Duration.ofDays(400)), second.signature());
        approvedBy("enrolment-not-valid.after-its-end", first, late);
    }

    private void memory() {
        add("id-seen-before.again", ACCEPTED, sound, new Situation(1, Optional.empty(), 1, true));
        var seventh = new Content.Stream(7, Optional.of(Digest.of(new byte[3])));
        seenByTheReader(
                "opened.gap-in-the-stream",
                complete(new Content(header, notice, content.approvals(), List.of(), seventh)));
    }

    /** Version 2 revokes a key of the sender and lets another office's keys run out; version 3 retires that office's profile. */
    private void time() {
        Duration hour = Duration.ofHours(1);
        Instant revoked = NOW.minus(Duration.ofMinutes(30));
        OfficeId other = TestNotices.KAZ_BORDER;
        restate(other, OfficeEntry::profiles, NOW.minus(hour), revoked);
        add(
                "opened.directory-replaced-25-hours-before",
                "stale-directory",
                sound,
                Situation.replaced(2, hour.multipliedBy(25), 1));
        add("opened.key-revoked-after-acceptance", "sender-keys-not-valid", sound, Situation.replaced(2, hour, 1));
        add("sender-keys-not-valid.revoked", "sender-keys-not-valid", sound, Situation.replaced(2, hour, 2));
        Instant before = revoked.minus(hour);
        byte[] innerBefore = sign(ObjectType.CONTENT, content.bytes(), before);
        byte[] backdated =
                sign(ObjectType.OUTER, SealedObject.seal(innerBefore, header.bytes(), keys(KAZ, KGZ)), before);
        add(
                "sender-keys-not-valid.revoked-key-with-a-backdated-signing-time",
                "sender-keys-not-valid",
                backdated,
                Situation.replaced(2, hour, 2));
        add("sender-keys-not-valid.expired", "sender-keys-not-valid", from(other), Situation.replaced(2, hour, 2));
        restate(other, it -> List.of("kelisim-0"), NOW.plus(Duration.ofDays(700)), revoked);
        add("no-common-profile.retired", "no-common-profile", from(other), Situation.replaced(3, hour, 3));
    }

    private void restate(
            OfficeId office,
            java.util.function.Function<OfficeEntry, List<String>> profiles,
            Instant notAfter,
            Instant revoked) {
        PartyStatement old = world.directories.statements.get(office.party());
        List<OfficeEntry> offices = old.offices().stream()
                .map(it -> it.id().equals(office)
                        ? new OfficeEntry(
                                it.id(),
                                it.function(),
                                it.names(),
                                it.mandates(),
                                profiles.apply(it),
                                it.signing(),
                                it.opening(),
                                it.notBefore(),
                                notAfter)
                        : it)
                .toList();
        Digest key = world.signer(KAZ).publicKeys().mldsaDigest();
        world.directories.statements.put(
                office.party(),
                TestDirectory.statement(
                        office.party(),
                        old.number() + 1,
                        Optional.of(Digest.of(old.bytes())),
                        offices,
                        List.of(new PartyStatement.Revocation(key, revoked))));
        world.directories.next(false);
        world.adopt(NOW);
    }

    /** A notice of another office of the sender's party, by the newest directory. */
    private byte[] from(OfficeId office) {
        Notice of = TestNotices.notice(office, KGZ);
        Content all = new Content(
                header(of.routing()),
                of,
                List.of(
                        TestNotices.officer("third", office, Role.OFFICER).approve(Approval.Part.AUTHOR, of),
                        TestNotices.officer("fourth", office, Role.RELEASER).approve(Approval.Part.RELEASER, of)),
                List.of(),
                FIRST);
        byte[] signed = world.signer(office).sign(ObjectType.CONTENT, all.bytes(), NOW);
        byte[] enveloped = SealedObject.seal(signed, all.header().bytes(), keys(office, KGZ));
        return world.signer(office).sign(ObjectType.OUTER, enveloped, NOW);
    }

    private void refusedEverywhere(String name, byte[] dispatch) {
        add(name, name.substring(0, name.indexOf('.')), dispatch);
    }

    private void seenByTheReader(String name, byte[] dispatch) {
        add(name, ACCEPTED, dispatch);
    }

    private void add(String name, String exchange, byte[] dispatch) {
        add(name, exchange, dispatch, Situation.QUIET);
    }

    private void add(String name, String exchange, byte[] dispatch, Situation situation) {
        Receipt receipt = UnverifiedDispatch.read(dispatch) instanceof UnverifiedDispatch it
                ? world.receipt(EventKind.SUBMITTED, it.header().routing().sender(), it.id(), it.fingerprint())
                : world.receipt(EventKind.SUBMITTED, notice.id(), Digest.of(dispatch));
        vectors.add(new Vector(name, exchange, dispatch, List.of(receipt), situation));
    }

    private void withHeader(String name, UnaryOperator<String> change) {
        byte[] changed = change.apply(new String(header.bytes(), UTF_8)).getBytes(UTF_8);
        refusedEverywhere(name, outer(SealedObject.seal(inner, changed, keys(KAZ, KGZ))));
    }

    private void withContent(String name, String json) {
        seenByTheReader(name, enclosing(sign(ObjectType.CONTENT, json.getBytes(UTF_8), NOW)));
    }

    private void approvedBy(String name, Approval... approvals) {
        seenByTheReader(name, complete(new Content(header, notice, List.of(approvals), List.of(), FIRST)));
    }

    private byte[] sign(ObjectType type, byte[] bytes, Instant time) {
        return world.signer(KAZ).sign(type, bytes, time);
    }

    private byte[] outer(byte[] authEnvelopedData) {
        return sign(ObjectType.OUTER, authEnvelopedData, NOW);
    }

    private byte[] enclosing(byte[] signedContent) {
        return outer(SealedObject.seal(signedContent, header.bytes(), keys(KAZ, KGZ)));
    }

    private byte[] sealedTo(List<OpeningPublicKey> keys) {
        return outer(SealedObject.seal(inner, header.bytes(), keys));
    }

    private byte[] forged(Forger forger) {
        return outer(forger.seal(inner, header.bytes(), keys(KAZ, KGZ)));
    }

    /** A dispatch with this content, whatever it says. */
    private byte[] complete(Content other) {
        Routing routing = other.header().routing();
        var recipients = new ArrayList<>(routing.recipients());
        recipients.add(routing.sender());
        byte[] signed = sign(ObjectType.CONTENT, other.bytes(), NOW);
        return outer(SealedObject.seal(signed, other.header().bytes(), keys(recipients.toArray(OfficeId[]::new))));
    }

    /** TJK got it lawfully and passes it on as its own, so that KGZ believes KAZ wrote to it. */
    private byte[] forwarded() {
        Content toTjk = routed(it -> routing(it, NoticeClass.GENERAL, TJK, "2027-11-24"));
        byte[] signedByKaz = sign(ObjectType.CONTENT, toTjk.bytes(), NOW);
        Routing own = new Routing(
                DispatchId.create(TJK.party()),
                NoticeClass.GENERAL,
                TJK,
                List.of(KGZ),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse("2027-11-24"));
        byte[] resealed = SealedObject.seal(signedByKaz, header(own).bytes(), keys(TJK, KGZ));
        return world.signer(TJK).sign(ObjectType.OUTER, resealed, NOW);
    }

    private Header header(Routing routing) {
        var newest = world.newest();
        return new Header(
                Header.PROFILE, routing, new Header.DirectoryReference(newest.version(), newest.digest()), List.of());
    }

    private String digest() {
        return world.newest().digest().hex();
    }

    private Content content(Notice of) {
        return new Content(
                header(of.routing()),
                of,
                List.of(author.approve(Approval.Part.AUTHOR, of), releaser.approve(Approval.Part.RELEASER, of)),
                List.of(),
                FIRST);
    }

    private Content routed(UnaryOperator<Routing> change) {
        return content(changed(change.apply(notice.routing()), notice.type()));
    }

    private Content typed(String type) {
        return content(changed(notice.routing(), type));
    }

    private Notice changed(Routing routing, String type) {
        return new Notice(
                notice.nonce(),
                routing,
                type,
                notice.typeVersion(),
                notice.purpose(),
                notice.handling(),
                notice.priority(),
                notice.relations(),
                notice.language(),
                notice.registration(),
                notice.body(),
                notice.parts());
    }

    private static Routing routing(Routing of, NoticeClass noticeClass, OfficeId recipient, String retainUntil) {
        return new Routing(
                of.id(),
                noticeClass,
                of.sender(),
                List.of(recipient),
                of.channel(),
                of.inReplyTo(),
                of.replyWithin(),
                LocalDate.parse(retainUntil));
    }

    private List<OpeningPublicKey> keys(OfficeId... offices) {
        return Arrays.stream(offices)
                .map(office -> world.newest().office(office).orElseThrow().opening())
                .toList();
    }

    private static SignerInfo ecdsa(byte[] cms) {
        return Surgery.signers(cms).stream()
                .filter(it -> !Surgery.isMlDsa(it))
                .findFirst()
                .orElseThrow();
    }

    private static SignerInfo mlDsa(byte[] cms) {
        return Surgery.signers(cms).stream()
                .filter(Surgery::isMlDsa)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] signers(byte[] cms, UnaryOperator<List<SignerInfo>> change) {
        return Surgery.withSigners(cms, change);
    }

    private static SignerInfo spoilt(SignerInfo signer) {
        byte[] value = signer.getEncryptedDigest().getOctets();
        value[value.length - 1] ^= 1;
        return new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                new DEROctetString(value),
                (ASN1Set) null);
    }

    private static byte[] withContent(byte[] cms, byte[] other) {
        SignedData data = Surgery.signedData(cms);
        var encapsulated = new ContentInfo(data.getEncapContentInfo().getContentType(), new DEROctetString(other));
        return Surgery.cms(new SignedData(
                data.getVersion(), data.getDigestAlgorithms(), encapsulated, null, null, data.getSignerInfos()));
    }

    private byte[] withCertificate(byte[] cms) {
        SignedData data = Surgery.signedData(cms);
        var certificate = new DERSet(
                Certificate.getInstance(world.signer(KAZ).publicKeys().ecBytes()));
        return Surgery.cms(new SignedData(
                data.getVersion(),
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                certificate,
                null,
                data.getSignerInfos()));
    }

    /** Many elements that look like signers to a parser. */
    private static byte[] tinySigners(int count) {
        byte[] signers = new byte[count * 5];
        for (int i = 0; i < signers.length; i += 5) {
            System.arraycopy(new byte[] {0x30, 3, 2, 1, 1}, 0, signers, i, 5);
        }
        TlvTree set = TlvTree.leaf(0x11, signers);
        byte[] written = set.write();
        written[0] = 0x31;
        byte[] outer = TlvTree.leaf(0x10, written).write();
        outer[0] = 0x30;
        return outer;
    }

    /** The tag is the last element. */
    private static byte[] cutTag(byte[] authEnvelopedData) {
        TlvTree tree = TlvTree.read(authEnvelopedData);
        TlvTree tag = tree.children.getLast();
        tag.value = Arrays.copyOf(tag.value, 12);
        return tree.write();
    }

    /** A NULL at the end of the n-th constructed element from outside. */
    private static byte[] appended(byte[] der, int n) {
        TlvTree tree = TlvTree.read(der);
        TlvTree node = tree;
        for (int i = 0; i < n; i++) {
            node = node.children.getLast();
        }
        while (node.isSet()) {
            node = node.children.getLast();
        }
        node.children.add(TlvTree.leaf(0x05, new byte[0]));
        return tree.write();
    }

    private static byte[] indefinite(byte[] der) {
        try (var out = new ByteArrayOutputStream()) {
            var content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
            new BERSequence(new ASN1Encodable[] {
                        CMSObjectIdentifiers.signedData,
                        new org.bouncycastle.asn1.BERTaggedObject(0, content.getContent())
                    })
                    .encodeTo(out, ASN1Encoding.BER);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] longLength(byte[] der) {
        byte[] longer = new byte[der.length + 1];
        longer[0] = der[0];
        longer[1] = (byte) 0x83; // 30 82 xx xx written as 30 83 00 xx xx
        System.arraycopy(der, 2, longer, 3, der.length - 2);
        return longer;
    }

    private static byte[] nested(int depth) {
        byte[] nested = {0x30, 0};
        for (int i = 0; i < depth; i++) {
            byte[] outer = new byte[nested.length + 2];
            outer[0] = 0x30;
            outer[1] = (byte) nested.length;
            System.arraycopy(nested, 0, outer, 2, nested.length);
            nested = outer;
        }
        return nested;
    }

    private static String firstMemberLast(String json) {
        var object = CanonicalJson.read(json.getBytes(UTF_8), json.length() * 2);
        String name = object.propertyNames().iterator().next();
        String member = "\"%s\":%s".formatted(name, CanonicalJson.text(object.get(name)));
        return json.replace(member + ",", "").replaceFirst("}$", "," + member + "}");
    }
}
