package org.kelisim.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import tools.jackson.databind.node.ObjectNode;

/**
 * One officer's word for exactly this notice, given with the credential enrolled at the node.
 *
 * @param time when the officer says the approval was given
 * @param signature ECDSA P-256 with SHA-256, DER, over {@link #signedText}
 */
public record Approval(Part part, Enrolment enrolment, Instant time, byte[] signature) {

    /** In what part the officer approves; a notice needs one of each, by two persons. */
    public enum Part {
        AUTHOR("author"),
        RELEASER("releaser");

        private final String wire;

        Part(String wire) {
            this.wire = wire;
        }

        static Part parse(String wire) {
            return switch (wire) {
                case "author" -> AUTHOR;
                case "releaser" -> RELEASER;
                default -> throw new IllegalArgumentException("An approval is by the author or the releaser.");
            };
        }
    }

    /** The context string that the officer's credential signs; it serves for nothing else. */
    public static byte[] signedText(Part part, Enrolment enrolment, Instant time, Digest notice) {
        String text = String.join(
                "\n",
                "kelisim approval v1",
                part.wire,
                enrolment.digest().hex(),
                UtcSeconds.format(time),
                notice.hex(),
                "");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The form inside the content. */
    public ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("part", part.wire);
        json.set("enrolment", enrolment.toJson());
        return json.put("time", UtcSeconds.format(time))
                .put("signature", Base64.getEncoder().encodeToString(signature));
    }

    /** Reads an approval strictly. @throws IllegalArgumentException if it is not exactly one */
    public static Approval parse(Fields fields) {
        Approval approval = new Approval(
                fields.parsed("part", Part::parse),
                Enrolment.parse(fields.object("enrolment")),
                fields.instant("time"),
                fields.base64("signature"));
        fields.done();
        return approval;
    }
}
