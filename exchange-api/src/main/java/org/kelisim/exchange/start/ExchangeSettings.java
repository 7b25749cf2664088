package org.kelisim.exchange.start;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * What the operator sets.
 *
 * @param mongoUri {@code kelisim.mongodb.uri}
 * @param database {@code kelisim.exchange.database}, {@code exchange} unless set
 * @param rootFile {@code kelisim.root-file}
 * @param firstDirectory {@code kelisim.first-directory}, the bundle of version 1
 * @param logKeyFile {@code kelisim.log-key-file}
 * @param publicUrl {@code kelisim.exchange.public-url}, by which callers know the exchange
 * @param keyHosts {@code kelisim.exchange.key-hosts}, from where issuers' keys may be fetched, separated by commas; this
 *     machine only unless set
 * @param requestsPerSecond {@code kelisim.exchange.requests-per-second} of one party, 100 unless set
 */
public record ExchangeSettings(
        String mongoUri,
        String database,
        Path rootFile,
        Path firstDirectory,
        Path logKeyFile,
        URI publicUrl,
        Set<String> keyHosts,
        int requestsPerSecond) {

    /** @throws StartupException if one is missing or cannot be used */
    static ExchangeSettings read(Environment environment) {
        return new ExchangeSettings(
                required(environment, "kelisim.mongodb.uri", "the address of the database", text -> text),
                optional(environment, "kelisim.exchange.database").orElse("exchange"),
                required(environment, "kelisim.root-file", "the path of the root file", Path::of),
                required(environment, "kelisim.first-directory", "the path of directory version 1", Path::of),
                required(environment, "kelisim.log-key-file", "the path of the log's secret key", Path::of),
                required(environment, "kelisim.exchange.public-url", "the address that callers use", URI::create),
                optional(environment, "kelisim.exchange.key-hosts")
                        .map(ExchangeSettings::list)
                        .orElse(Set.of()),
                optional(environment, "kelisim.exchange.requests-per-second")
                        .map(text -> number("kelisim.exchange.requests-per-second", text))
                        .orElse(100));
    }

    private static <T> T required(Environment environment, String name, String what, Function<String, T> parse) {
        String text = optional(environment, name)
                .orElseThrow(() -> new StartupException("Set %s: %s.".formatted(name, what)));
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new StartupException("The setting %s cannot be used: it must be %s.".formatted(name, what));
        }
    }

    private static Optional<String> optional(Environment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Set<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    private static int number(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new StartupException("The setting %s must be a number from 1 to 999999.".formatted(name));
        }
        return Integer.parseInt(text);
    }
}
