package org.kelisim.client.vault;

import java.util.List;
import java.util.Optional;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.OpeningKey;
import org.kelisim.directory.Office;

/**
 * An office's private keys, newest first: those that the party has made, whether its statement in use names them or not.
 *
 * @param signers signing keys
 * @param opening keys that open what came; old ones go on opening old dispatches
 */
public record OfficeKeys(List<HybridSigner> signers, List<OpeningKey> opening) {
    /** Copies the lists. */
    public OfficeKeys {
        signers = List.copyOf(signers);
        opening = List.copyOf(opening);
    }

    /** The signing keys that the directory lists: newer ones wait until the statement that names them is in force. */
    public Optional<HybridSigner> signer(Office listed) {
        return signers.stream()
                .filter(it -> it.publicKeys().equals(listed.signing()))
                .findFirst();
    }
}
