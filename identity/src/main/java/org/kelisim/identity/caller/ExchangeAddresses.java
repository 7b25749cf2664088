package org.kelisim.identity.caller;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses by which callers know the exchange, such as {@code https://exchange.example}. A proof must be for
 * one of them. The request's {@code Host} is not asked: it would be whatever a replaying attacker likes.
 */
public final class ExchangeAddresses {

    private final Set<String> bases;

    private ExchangeAddresses(Set<String> bases) {
        this.bases = bases;
    }

    /** @throws IllegalArgumentException if none is given, or one is not an absolute http(s) address */
    public static ExchangeAddresses of(Set<URI> addresses) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("The exchange needs the address by which it is called.");
        }
        return new ExchangeAddresses(
                addresses.stream().map(ExchangeAddresses::base).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether {@code htu}, without query and fragment, is the address of {@code path} here (RFC 9449 §4.3). */
    boolean isFor(String htu, String path) {
        try {
            URI uri = new URI(htu);
            String asked = origin(uri) + uri.getRawPath();
            return bases.stream().anyMatch(base -> asked.equals(base + path));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String base(URI address) {
        String path = address.getRawPath();
        return origin(address) + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static String origin(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not an absolute address: " + uri);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            default -> throw new IllegalArgumentException("not an http address: " + uri);
        };
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
