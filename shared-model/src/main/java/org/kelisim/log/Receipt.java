package org.kelisim.log;

import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proof that an event was logged, to be checked offline with nothing but the log's key: the event, its nonce and the
 * {@link TlogProof}. Canonical JSON with the members {@code event}, {@code nonce}, {@code proof}.
 *
 * <p>It proves that the log signed a tree holding this event at this index. It does not prove that the event is true
 * (other signatures do), nor that the log shows everybody the same tree (witnesses do).
 */
public record Receipt(Leaf leaf, TlogProof proof) {
    /** The longest receipt in bytes. */
    public static final int MAX_BYTES = SignedNote.MAX_BYTES + 16 * 1024;

    /** One visible sequence; the first check that fails is the answer. */
    public ReceiptOutcome verify(LogKey log) {
        return switch (log.open(proof.checkpoint())) {
            case CheckpointOutcome.NotProved(var reason) -> new ReceiptOutcome.NotProved(reason);
            case CheckpointOutcome.Genuine(var checkpoint) -> verify(checkpoint);
        };
    }

    private ReceiptOutcome verify(Checkpoint checkpoint) {
        InclusionProof inclusion;
        try {
            inclusion = new InclusionProof(proof.index(), checkpoint.size(), proof.path());
        } catch (MalformedLogException e) {
            return new ReceiptOutcome.NotProved(NotProvedReason.WRONG_PROOF);
        }
        return inclusion.proves(leaf.hash(), checkpoint.root())
                ? new ReceiptOutcome.Logged(proof.index(), leaf.event(), checkpoint)
                : new ReceiptOutcome.NotProved(NotProvedReason.NOT_IN_THE_TREE);
    }

    /** Reads and verifies at once: bytes that are no receipt prove nothing, and that is all that happens. */
    public static ReceiptOutcome verify(byte[] bytes, LogKey log) {
        Receipt receipt;
        try {
            receipt = parse(bytes);
        } catch (IllegalArgumentException e) {
            return new ReceiptOutcome.NotProved(NotProvedReason.MALFORMED);
        }
        return receipt.verify(log);
    }

    public ObjectNode toJson() {
        return leaf.toJson().put("proof", proof.format());
    }

    public byte[] bytes() {
        return CanonicalJson.write(toJson());
    }

    /** Reads what {@link #toJson} wrote and nothing else. */
    public static Receipt parse(ObjectNode json) {
        var fields = Fields.of(json);
        var receipt = new Receipt(Leaf.read(fields), fields.parsed("proof", TlogProof::parse));
        fields.done();
        return receipt;
    }

    /** Reads {@link #bytes}. */
    public static Receipt parse(byte[] bytes) {
        return parse(CanonicalJson.readCanonical(bytes, MAX_BYTES));
    }
}
