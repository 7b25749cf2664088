package org.kelisim.directory;

import java.util.Base64;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public halves of a hybrid signing pair as the directory lists them: DER certificates of the EC P-384
 * and the ML-DSA-65 key. The certificates carry keys and names; trust comes from the directory alone.
 */
public record KeyPairEntry(byte[] ec, byte[] mldsa) {

    /** The form in JSON. */
    public ObjectNode toJson() {
        return CanonicalJson.object()
                .put("ec", Base64.getEncoder().encodeToString(ec))
                .put("mldsa", Base64.getEncoder().encodeToString(mldsa));
    }

    static KeyPairEntry read(Fields fields) {
        KeyPairEntry keys = new KeyPairEntry(fields.base64("ec"), fields.base64("mldsa"));
        fields.done();
        return keys;
    }
}
