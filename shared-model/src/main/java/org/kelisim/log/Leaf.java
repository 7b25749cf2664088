package org.kelisim.log;

import java.security.SecureRandom;
import java.util.Arrays;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event and its nonce: the opening of one leaf of the log. Whoever has only the leaf's {@link #entry} learns nothing of
 * the event, because nobody can try out nonces of {@value #NONCE} random bytes.
 */
public record Leaf(Event event, byte[] nonce) {
    public static final int NONCE = 32;

    /** @throws MalformedLogException unless the nonce has {@value #NONCE} bytes */
    public Leaf {
        if (nonce.length != NONCE) {
            throw new MalformedLogException("a nonce has %d bytes".formatted(NONCE));
        }
        nonce = nonce.clone();
    }

    public static Leaf of(Event event, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return new Leaf(event, nonce);
    }

    /** What the log publishes: SHA-384(nonce || event in canonical JSON). */
    public Digest entry() {
        return Digest.of(nonce, event.bytes());
    }

    /** The hash of the entry as a leaf of the tree. */
    public TreeHash hash() {
        return TreeHash.leaf(entry().bytes());
    }

    public ObjectNode toJson() {
        var json = CanonicalJson.object().put("nonce", Base64Text.encode(nonce));
        json.set("event", event.toJson());
        return json;
    }

    /** Reads what {@link #toJson} wrote and nothing else. */
    public static Leaf parse(ObjectNode json) {
        var fields = Fields.of(json);
        var leaf = read(fields);
        fields.done();
        return leaf;
    }

    static Leaf read(Fields fields) {
        return new Leaf(Event.parse(fields.tree("event")), fields.base64("nonce"));
    }

    @Override
    public byte[] nonce() {
        return nonce.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Leaf that && event.equals(that.event) && Arrays.equals(nonce, that.nonce);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nonce);
    }

    @Override
    public String toString() {
        return "Leaf[" + event + "]";
    }
}
