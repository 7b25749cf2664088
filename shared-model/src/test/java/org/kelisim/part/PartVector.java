package org.kelisim.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kelisim.envelope.Opened;
import org.kelisim.envelope.SealedPart;
import org.kelisim.envelope.TestOpened;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.PartSize;
import org.kelisim.notice.Routing;
import org.kelisim.notice.TestNotices;
import org.kelisim.party.OfficeId;

/** A sealed attachment and what its dispatch says of it. */
record PartVector(
        String name,
        String sender,
        String dispatch,
        int index,
        int count,
        long size,
        String sha384,
        String id,
        long sealedSize,
        byte[] key,
        byte[] sealed) {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    byte[] json() {
        return CanonicalJson.write(CanonicalJson.object()
                .put("sender", sender)
                .put("dispatch", dispatch)
                .put("index", index)
                .put("count", count)
                .put("size", size)
                .put("sha384", sha384)
                .put("id", id)
                .put("sealedSize", sealedSize)
                .put("key", Base64Text.encode(key))
                .put("sealed", Base64Text.encode(sealed)));
    }

    static PartVector parse(String name, byte[] bytes) {
        Fields fields = Fields.of(CanonicalJson.readCanonical(bytes, MAX_BYTES));
        var vector = new PartVector(
                name,
                fields.string("sender"),
                fields.string("dispatch"),
                fields.integer("index", 0, 31),
                fields.integer("count", 1, 32),
                fields.integer("size"),
                fields.string("sha384"),
                fields.string("id"),
                fields.integer("sealedSize"),
                fields.base64("key"),
                fields.base64("sealed"));
        fields.done();
        return vector;
    }

    String answer() {
        return name.substring(0, name.indexOf('.'));
    }

    PartVector with(String newName, byte[] otherSealed) {
        return new PartVector(newName, sender, dispatch, index, count, size, sha384, id, sealedSize, key, otherSealed);
    }

    /** A dispatch that says so, as a recipient would have opened it. */
    Opened opened() {
        Notice plain = TestNotices.notice(TestNotices.KAZ_MIGRATION, TestNotices.KGZ_BORDER);
        Routing old = plain.routing();
        Routing routing = new Routing(
                DispatchId.parse(dispatch),
                old.noticeClass(),
                OfficeId.parse(sender),
                old.recipients(),
                old.channel(),
                old.inReplyTo(),
                old.replyWithin(),
                old.retainUntil());
        List<PartDescription> described = new ArrayList<>();
        List<SealedPart> listed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean own = i == index;
            described.add(TestParts.describe(own ? size : 0, own ? Digest.parse(sha384) : Digest.of()));
            listed.add(
                    own
                            ? new SealedPart(Digest.parse(id), sealedSize, key)
                            : new SealedPart(Digest.of(new byte[i + 1]), PartSize.LEAST_SEALED, new byte[32]));
        }
        Notice notice = new Notice(
                plain.nonce(),
                routing,
                plain.type(),
                plain.typeVersion(),
                plain.purpose(),
                plain.handling(),
                plain.priority(),
                plain.relations(),
                plain.language(),
                plain.registration(),
                plain.body(),
                described);
        var header = new Header(
                Header.PROFILE,
                routing,
                new Header.DirectoryReference(1, Digest.of()),
                listed.stream()
                        .map(it -> new Header.SealedPart(it.id(), it.size()))
                        .toList());
        var content = new Content(
                header,
                notice,
                List.of(),
                listed.stream()
                        .map(it -> new Content.PartKey(it.id(), it.key()))
                        .toList(),
                new Content.Stream(1, Optional.empty()));
        return TestOpened.of(content);
    }
}
