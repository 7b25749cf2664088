package org.kelisim.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A coordinator's signed word that a credential belongs to an officer of an office (docs/spec/envelope.md,
 * "Approvals"). It travels sealed beside the notice, so that the recipient sees who decided.
 *
 * @param officer opaque id, stable over renewals; two approvals by one id count as one person
 * @param key the officer's P-256 public key, SubjectPublicKeyInfo (RFC 5280 §4.1)
 * @param coordinator id of the coordinator's credential in the party statement
 * @param signature ECDSA P-256 with SHA-256, DER, over {@link #signedText()}
 */
public record Enrolment(
        String officer,
        String name,
        OfficeId office,
        Set<Role> roles,
        byte[] key,
        Instant notBefore,
        Instant notAfter,
        String coordinator,
        byte[] signature) {

    private static final int LONGEST_NAME = 200;

    /** @throws IllegalArgumentException if a text is empty or too long */
    public Enrolment {
        roles = Set.copyOf(roles);
        if (officer.isEmpty() || officer.length() > 100 || name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("An enrolment names its officer in 1 to 200 characters.");
        }
    }

    /** What the coordinator signs, for an enrolment that is not signed yet. */
    public byte[] signedText() {
        ObjectNode unsigned = toJson();
        unsigned.remove("signature");
        String digest = Digest.of(CanonicalJson.write(unsigned)).hex();
        return ("kelisim enrolment v1\n" + digest + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The same enrolment with the coordinator's signature. */
    public Enrolment signed(byte[] newSignature) {
        return new Enrolment(officer, name, office, roles, key, notBefore, notAfter, coordinator, newSignature);
    }

    /** Digest of the signed enrolment, which approvals bind. */
    public Digest digest() {
        return Digest.of(CanonicalJson.write(toJson()));
    }

    /** Whether the enrolment holds at that moment. */
    public boolean validAt(Instant moment) {
        return !moment.isBefore(notBefore) && moment.isBefore(notAfter);
    }

    /** The form before canonicalisation. */
    public ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object();
        json.put("officer", officer).put("name", name).put("office", office.toString());
        ArrayNode array = json.putArray("roles");
        new TreeSet<>(roles).forEach(role -> array.add(role.wire()));
        return json.put("key", Base64.getEncoder().encodeToString(key))
                .put("notBefore", UtcSeconds.format(notBefore))
                .put("notAfter", UtcSeconds.format(notAfter))
                .put("coordinator", coordinator)
                .put("signature", Base64.getEncoder().encodeToString(signature));
    }

    /** Reads an enrolment strictly. @throws IllegalArgumentException if it is not exactly one */
    public static Enrolment parse(Fields fields) {
        Enrolment enrolment = new Enrolment(
                fields.string("officer"),
                fields.string("name"),
                fields.parsed("office", OfficeId::parse),
                Set.copyOf(fields.eachParsed("roles", Role::parse)),
                fields.base64("key"),
                fields.instant("notBefore"),
                fields.instant("notAfter"),
                fields.string("coordinator"),
                fields.base64("signature"));
        fields.done();
        return enrolment;
    }
}
