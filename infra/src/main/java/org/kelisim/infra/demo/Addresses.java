package org.kelisim.infra.demo;

import java.net.URI;
import java.util.Map;
import org.kelisim.party.PartyCode;

/**
 * Where the processes of a trial listen, all on 127.0.0.1.
 *
 * @param own ports of the parties that have a node of their own
 * @param hosted port of the node that hosts all others
 */
public record Addresses(int keycloak, String exchange, Map<String, Integer> own, int hosted) {

    /** Copies the map. */
    public Addresses {
        own = Map.copyOf(own);
    }

    /** The portal of a party. */
    public URI portal(PartyCode party) {
        return URI.create("http://127.0.0.1:" + own.getOrDefault(party.value(), hosted));
    }
}
