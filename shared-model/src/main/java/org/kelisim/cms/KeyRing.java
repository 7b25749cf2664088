package org.kelisim.cms;

import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;

/**
 * Private keys under names of the caller's choice, as a {@link KeyFile} keeps them. Names are case-sensitive, 1 to 200
 * characters.
 *
 * @param signers pairs of signing keys with their certificates
 * @param openers opening keys; old ones stay, to open old dispatches
 * @param pairs other key pairs on P-256, P-384 or Ed25519: a client's, an officer's, a witness's
 */
public record KeyRing(Map<String, HybridSigner> signers, Map<String, OpeningKey> openers, Map<String, KeyPair> pairs) {
    public KeyRing {
        signers = Map.copyOf(signers);
        openers = Map.copyOf(openers);
        pairs = Map.copyOf(pairs);
    }

    public static KeyRing empty() {
        return new KeyRing(Map.of(), Map.of(), Map.of());
    }

    /** With this signer added, or put in the place of the one of that name. */
    public KeyRing with(String name, HybridSigner signer) {
        return new KeyRing(put(signers, name, signer), openers, pairs);
    }

    /** With this opening key added, or put in the place of the one of that name. */
    public KeyRing with(String name, OpeningKey opener) {
        return new KeyRing(signers, put(openers, name, opener), pairs);
    }

    /** With this key pair added, or put in the place of the one of that name. */
    public KeyRing with(String name, KeyPair pair) {
        return new KeyRing(signers, openers, put(pairs, name, pair));
    }

    private static <T> Map<String, T> put(Map<String, T> map, String name, T value) {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a key's name has 1 to 200 characters");
        }
        var copy = new HashMap<>(map);
        copy.put(name, value);
        return copy;
    }

    /** Names only, never keys. */
    @Override
    public String toString() {
        return "KeyRing signers=%s openers=%s pairs=%s".formatted(signers.keySet(), openers.keySet(), pairs.keySet());
    }
}
