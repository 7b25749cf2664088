package org.kelisim.client.vault;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.cms.KeyRing;
import org.kelisim.party.OfficeId;

/** How a key ring names the keys of offices and clients: {@code KAZ/migration-service/1}, {@code client/node}. */
final class Keys {
    static final String PROOF = "proof";

    private Keys() {}

    static String client(String id) {
        return "client/" + id;
    }

    static String office(OfficeId office, int generation) {
        return office + "/" + generation;
    }

    /** The offices of a ring, each with all of its keys. */
    static Map<OfficeId, OfficeKeys> offices(KeyRing ring) {
        return ring.signers().keySet().stream()
                .map(Keys::office)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(office -> office, office -> of(ring, office)));
    }

    private static OfficeKeys of(KeyRing ring, OfficeId office) {
        return new OfficeKeys(
                newestFirst(ring.signers(), office).toList(),
                newestFirst(ring.openers(), office).toList());
    }

    private static <T> Stream<T> newestFirst(Map<String, T> keys, OfficeId office) {
        return keys.entrySet().stream()
                .filter(it -> office(it.getKey()).equals(office))
                .sorted(Comparator.comparing((Map.Entry<String, T> it) -> generation(it.getKey()))
                        .reversed())
                .map(Map.Entry::getValue);
    }

    static int nextGeneration(KeyRing ring, OfficeId office) {
        return ring.signers().keySet().stream()
                .filter(name -> office(name).equals(office))
                .map(Keys::generation)
                .max(Comparator.naturalOrder())
                .map(newest -> newest + 1)
                .orElse(1);
    }

    static Optional<java.security.KeyPair> pair(KeyRing ring, String name) {
        return Optional.ofNullable(ring.pairs().get(name));
    }

    private static OfficeId office(String name) {
        return OfficeId.parse(name.substring(0, name.lastIndexOf('/')));
    }

    private static int generation(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf('/') + 1));
    }
}
