package org.kelisim.infra.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kelisim.infra.demo.Addresses;
import org.kelisim.infra.process.Child;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;

/**
 * Six ports in a row on 127.0.0.1, chosen at first start and kept: token issuers carry a port, and they are
 * signed into the directory.
 */
public record Ports(int first) {

    /** The first port when none is asked for. */
    public static final int DEFAULT = 8180;

    private static final int COUNT = 6;

    /** @throws IllegalArgumentException if the row does not fit between 1024 and 65535 */
    public Ports {
        if (first < 1024 || first + COUNT > 65535) {
            throw new IllegalArgumentException("The first port is between 1024 and " + (65535 - COUNT) + ".");
        }
    }

    int keycloak() {
        return first;
    }

    int database() {
        return first + 1;
    }

    int exchange() {
        return first + 2;
    }

    int kaz() {
        return first + 3;
    }

    int kgz() {
        return first + 4;
    }

    int hosted() {
        return first + 5;
    }

    /** Where that party's people find its portal. */
    int portOf(String party) {
        return switch (party) {
            case "KAZ" -> kaz();
            case "KGZ" -> kgz();
            default -> hosted();
        };
    }

    String exchangeUrl() {
        return "http://127.0.0.1:" + exchange();
    }

    /** What the directory and the realms need to know of them. */
    public Addresses addresses() {
        return new Addresses(keycloak(), exchangeUrl(), Map.of("KAZ", kaz(), "KGZ", kgz()), hosted());
    }

    /** @param without parties whose own node is not started here */
    void requireFree(boolean database, Set<PartyCode> without) throws Failure {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("Keycloak server", keycloak());
        if (database) {
            wanted.put("database", database());
        }
        wanted.put("exchange", exchange());
        wanted.put("node of KAZ", kaz());
        wanted.put("node of KGZ", kgz());
        wanted.put("hosted node", hosted());
        without.forEach(party -> wanted.remove("node of " + party));
        for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
            Child.requireFree(
                    entry.getValue(), entry.getKey(), "start over on other ports with '--fresh --ports FIRST'");
        }
    }
}
