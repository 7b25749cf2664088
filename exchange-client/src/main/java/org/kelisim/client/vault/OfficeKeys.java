package org.kelisim.client.vault;

import java.util.List;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.OpeningKey;

/**
 * An office's private keys.
 *
 * @param signer the present signing keys
 * @param opening keys that open what came, newest first; old ones go on opening old dispatches
 */
public record OfficeKeys(HybridSigner signer, List<OpeningKey> opening) {
    /** Copies the list. */
    public OfficeKeys {
        opening = List.copyOf(opening);
    }
}
