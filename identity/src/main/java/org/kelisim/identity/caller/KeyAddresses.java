package org.kelisim.identity.caller;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * From which addresses issuers' keys may be fetched. A party's statement names the address, so without this
 * limit any party could make the exchange call whatever it can reach.
 *
 * @param hosts names of hosts reached by https
 * @param loopback whether plain http to this machine is allowed, for trials
 */
public record KeyAddresses(Set<String> hosts, boolean loopback) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /** Copies the names. */
    public KeyAddresses {
        hosts = Set.copyOf(hosts);
    }

    /** This machine only. */
    public static KeyAddresses trial() {
        return new KeyAddresses(Set.of(), true);
    }

    boolean permits(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return switch (address.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> hosts.contains(host);
            case "http" -> loopback && LOOPBACK.contains(host);
            default -> false;
        };
    }
}
