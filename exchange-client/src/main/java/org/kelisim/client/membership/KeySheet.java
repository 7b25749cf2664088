package org.kelisim.client.membership;

import java.util.Optional;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A party's public party key as it hands it over before it is a member (docs/spec/directory.md, "Admission"). It proves
 * nothing: registrars and Chair compare the fingerprint with what the party tells them in person.
 *
 * @param fingerprint of both keys together
 */
public record KeySheet(PartyCode party, KeyPairEntry keys, Digest fingerprint) {
    /** Largest sheet in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int GROUP = 4;

    /** The sheet of a key. @throws IllegalArgumentException if it is no hybrid signing key */
    public static KeySheet of(PartyCode party, KeyPairEntry keys) {
        return new KeySheet(
                party, keys, HybridPublicKeys.parse(keys.ec(), keys.mldsa()).fingerprint());
    }

    /** Reads a sheet strictly; empty if it is not exactly one. */
    public static Optional<KeySheet> read(byte[] bytes) {
        try {
            Fields fields = Fields.of(CanonicalJson.read(bytes, MAX_BYTES));
            KeySheet sheet = of(
                    fields.parsed("party", PartyCode::new),
                    new KeyPairEntry(fields.base64("ec"), fields.base64("mldsa")));
            fields.done();
            return Optional.of(sheet);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The form in JSON. */
    public byte[] bytes() {
        ObjectNode json = keys.toJson().put("party", party.value());
        return CanonicalJson.write(json);
    }

    /** The fingerprint in groups of four, as people read it to each other. */
    public String spoken() {
        return fingerprint.hex().replaceAll(".{" + GROUP + "}(?=.)", "$0 ");
    }
}
