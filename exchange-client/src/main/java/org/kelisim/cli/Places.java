package org.kelisim.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kelisim.client.text.Message;
import org.kelisim.party.PartyCode;

/**
 * Where {@code ./kelisim run} keeps what a node needs: the data folder, the passphrases beside it, and the ports that it
 * chose (the database is at the second, the exchange at the third).
 */
record Places(Path data, Function<String, Optional<String>> environment) {
    private static final int DATABASE = 1;
    private static final int EXCHANGE = 2;

    static Places below(Optional<Path> asked) {
        Function<String, Optional<String>> environment =
                name -> Optional.ofNullable(System.getenv(name)).filter(it -> !it.isBlank());
        return new Places(
                asked.orElseGet(() -> standard(environment)).toAbsolutePath().normalize(), environment);
    }

    private static Path standard(Function<String, Optional<String>> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        Path mac = home.resolve("Library/Application Support");
        return environment
                .apply("XDG_DATA_HOME")
                .map(it -> Path.of(it, "kelisim"))
                .orElseGet(
                        () -> Files.isDirectory(mac) ? mac.resolve("kelisim") : home.resolve(".local/share/kelisim"));
    }

    Path vault(PartyCode party) {
        return data.resolve("nodes").resolve(party.realm()).resolve("vault");
    }

    Path passphrase(PartyCode party) {
        return data.resolveSibling(data.getFileName() + "-secrets").resolve(party.realm() + ".passphrase");
    }

    Path root() {
        return data.resolve("root.json");
    }

    Path firstDirectory() {
        return data.resolve("directory").resolve("1.json");
    }

    Optional<String> database() {
        return Stream.of("KELISIM_NODE_MONGODB_URI", "KELISIM_MONGODB_URI")
                .flatMap(name -> environment.apply(name).stream())
                .findFirst()
                .or(() -> port(DATABASE).map(port -> "mongodb://127.0.0.1:" + port));
    }

    Optional<URI> exchange() {
        return environment
                .apply("KELISIM_EXCHANGE_URL")
                .map(URI::create)
                .or(() -> port(EXCHANGE).map(port -> URI.create("http://127.0.0.1:" + port)));
    }

    private Optional<Integer> port(int offset) {
        Path file = data.resolve("ports");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(Files.readString(file).strip()) + offset);
        } catch (IOException | NumberFormatException e) {
            throw new Stop(ExitCode.NO_NODE, Message.of("cli.ports-unreadable", file.toString()));
        }
    }
}
