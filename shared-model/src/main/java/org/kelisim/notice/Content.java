package org.kelisim.notice;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is signed inside and then encrypted (docs/spec/envelope.md, "Content"). Its canonical bytes are
 * exactly 4, 16, 64, 256 KiB or 1 MiB long, so that the length says little.
 */
public record Content(Header header, Notice notice, List<Approval> approvals, List<PartKey> parts, Stream stream) {

    /** Largest content in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final int[] SIZES = {4 * 1024, 16 * 1024, 64 * 1024, 256 * 1024, MAX_BYTES};

    /** The key of a sealed attachment; the id is the digest of its ciphertext. */
    public record PartKey(Digest id, byte[] key) {
        public static final int BYTES = 32;

        /** @throws IllegalArgumentException unless the key has {@value #BYTES} bytes */
        public PartKey {
            if (key.length != BYTES) {
                throw new IllegalArgumentException("An attachment's key has " + BYTES + " bytes.");
            }
        }
    }

    /**
     * The running number from one office to exactly one set of recipients, 1 and up, and the digest of the
     * notice before it; a gap or a fork shows that something was withheld.
     */
    public record Stream(long number, Optional<Digest> previous) {
        /** @throws IllegalArgumentException if only a later number has a predecessor, and this does not fit */
        public Stream {
            if (number < 1 || (number == 1) != previous.isEmpty()) {
                throw new IllegalArgumentException(
                        "A stream begins at 1, and every later number names the one before.");
            }
        }
    }

    /** Copies the lists. */
    public Content {
        approvals = List.copyOf(approvals);
        parts = List.copyOf(parts);
    }

    /**
     * The padded canonical bytes.
     *
     * @throws IllegalArgumentException if the content is larger than {@value #MAX_BYTES} bytes
     */
    public byte[] bytes() {
        ObjectNode json = toJson();
        byte[] unpadded = CanonicalJson.write(json.put("pad", ""));
        byte[] padded = new byte[sizeFor(unpadded.length)];
        int tail = tailLength(json);
        int head = unpadded.length - tail;
        System.arraycopy(unpadded, 0, padded, 0, head);
        Arrays.fill(padded, head, padded.length - tail, (byte) '0');
        System.arraycopy(unpadded, head, padded, padded.length - tail, tail);
        return padded;
    }

    private static int sizeFor(int length) {
        for (int size : SIZES) {
            if (length <= size) {
                return size;
            }
        }
        throw new IllegalArgumentException(
                "The notice is too long: its text and form fields may hold at most 1 MiB. Send long texts as attachments.");
    }

    /** Of what follows the padding: the end of its string, and the members whose names come after. */
    private static int tailLength(ObjectNode json) {
        return "\",\"parts\":,\"stream\":}".length()
                + CanonicalJson.write(json.get("parts")).length
                + CanonicalJson.write(json.get("stream")).length;
    }

    private ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object();
        json.set("header", header.toJson());
        json.set("notice", notice.toJson());
        ArrayNode approved = json.putArray("approvals");
        approvals.forEach(approval -> approved.add(approval.toJson()));
        ArrayNode keys = json.putArray("parts");
        parts.forEach(part -> keys.addObject()
                .put("id", part.id().hex())
                .put("key", Base64.getEncoder().encodeToString(part.key())));
        ObjectNode position = json.putObject("stream").put("number", stream.number());
        stream.previous().ifPresent(digest -> position.put("previous", digest.hex()));
        return json;
    }

    /**
     * Reads padded canonical bytes and refuses every other form.
     *
     * @throws IllegalArgumentException with a plain reason if the bytes are not exactly a content
     */
    public static Content parse(byte[] bytes) {
        ObjectNode json = CanonicalJson.readExact(bytes, MAX_BYTES);
        Fields fields = Fields.of(json);
        Content content = new Content(
                Header.parse(fields.tree("header")),
                Notice.parse(fields.tree("notice")),
                fields.objects("approvals").stream().map(Approval::parse).toList(),
                fields.objects("parts").stream().map(Content::parsePart).toList(),
                parseStream(fields.object("stream")));
        String pad = fields.string("pad");
        fields.done();
        if (!isPadding(pad) || sizeFor(bytes.length - pad.length()) != bytes.length) {
            throw new IllegalArgumentException("The content is not padded as the profile asks.");
        }
        if (!CanonicalJson.same(content.toJson().put("pad", pad), json)) { // nothing that we read over
            throw new IllegalArgumentException("The content is not in its one form.");
        }
        return content;
    }

    private static boolean isPadding(String pad) {
        for (int i = 0; i < pad.length(); i++) {
            if (pad.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static PartKey parsePart(Fields fields) {
        PartKey part = new PartKey(fields.digest("id"), fields.base64("key"));
        fields.done();
        return part;
    }

    private static Stream parseStream(Fields fields) {
        Stream stream = new Stream(fields.integer("number"), fields.optionalDigest("previous"));
        fields.done();
        return stream;
    }
}
