package org.kelisim.exchange;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.LogEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.TestDirectory;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Sealer;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.json.CanonicalJson;
import org.kelisim.log.LogKey;
import org.kelisim.log.NoteSigner;
import org.kelisim.notice.Content;
import org.kelisim.notice.Released;
import org.kelisim.notice.TestNotices;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole exchange over the real driver and a stand-in, with a directory, issuers and nodes that sign for real. */
public final class TestExchange implements AutoCloseable {
    private static final NoteSigner LOG = NoteSigner.generate("exchange.test/log");
    /** From the machine's clock to one that starts when the test directory was made; the same in a child process. */
    public static final Duration BEHIND = Optional.ofNullable(System.getProperty("kelisim.test.behind"))
            .map(Duration::parse)
            .orElseGet(() -> Duration.between(Instant.now(), TestDirectory.NOW));

    public final TestDirectory directories = new TestDirectory();
    public final HttpClient http = HttpClient.newHttpClient();
    private final ECKey issuerKey = TestNode.newKey();
    private final HttpServer issuers;
    private final String database;
    private final Path folder;
    private final int port = freePort();
    private Optional<ConfigurableApplicationContext> context = Optional.empty();

    /** @param change of the directory before it is signed */
    public TestExchange(Path folder, StandIn standIn, Consumer<TestDirectory> change) throws IOException {
        this(folder, standIn.uri(), change);
    }

    TestExchange(Path folder, String database, Consumer<TestDirectory> change) throws IOException {
        this.folder = folder;
        this.database = database;
        issuers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuers.createContext("/", exchange -> {
            try (exchange) {
                byte[] keys = new JWKSet(issuerKey).toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        issuers.start();
        directories.log = new LogEntry(LOG.key().toString(), List.of(), 0);
        change.accept(directories);
        directories.statements.replaceAll((party, statement) -> withIssuer(statement));
        directories.list = directories.list(1, Optional.empty(), directories.firstIssued);
        directories.version = directories.version(1, Optional.empty());
        Files.write(root(), directories.root().bytes());
        Files.write(firstDirectory(), CanonicalJson.write(directories.bundle().toJson()));
        Files.writeString(logKey(), LOG.exportSecretKey());
    }

    public static TestExchange started(Path folder, StandIn standIn) throws IOException {
        TestExchange exchange = new TestExchange(folder, standIn, directories -> {});
        exchange.start();
        return exchange;
    }

    public Path root() {
        return folder.resolve("root.json");
    }

    public Path firstDirectory() {
        return folder.resolve("1.json");
    }

    public Path logKey() {
        return folder.resolve("log.key");
    }

    public LogKey publicLogKey() {
        return LogKey.parse(LOG.key().toString());
    }

    public static Clock clock() {
        return Clock.offset(Clock.systemUTC(), BEHIND);
    }

    public int port() {
        return port;
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public Map<String, String> settings() {
        return Map.of(
                "server.port",
                "" + port,
                "kelisim.mongodb.uri",
                database,
                "kelisim.exchange.database",
                "exchange",
                "kelisim.root-file",
                root().toString(),
                "kelisim.first-directory",
                firstDirectory().toString(),
                "kelisim.log-key-file",
                logKey().toString(),
                "kelisim.exchange.public-url",
                "http://127.0.0.1:" + port);
    }

    public static String[] arguments(Map<String, String> settings) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments.toArray(String[]::new);
    }

    public void start() {
        context = Optional.of(application().run(arguments(settings())));
    }

    /** Over this database in place of the one of the settings. */
    public void start(DocumentStore store) {
        SpringApplication application = application();
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(DocumentStore.class, () -> store));
        context = Optional.of(application.run(arguments(settings())));
    }

    public static SpringApplication application() {
        return new SpringApplicationBuilder(ExchangeApplication.class)
                .initializers(
                        context -> ((GenericApplicationContext) context).registerBean(Clock.class, TestExchange::clock))
                .build();
    }

    public ConfigurableApplicationContext context() {
        return context.orElseThrow();
    }

    public void stop() {
        context.ifPresent(ConfigurableApplicationContext::close);
        context = Optional.empty();
    }

    public TestNode node(PartyCode party) {
        return new TestNode(
                this, party, "http://127.0.0.1:" + issuers.getAddress().getPort() + "/" + party, issuerKey);
    }

    public Directory directory() {
        return directories.directory();
    }

    /** The next version of the fields as they are now, verified. */
    public Directory next(Directory current, boolean newList) {
        directories.next(newList);
        return switch (DirectoryVerifier.verifyNext(current, directories.bundle(), clock().instant())) {
            case DirectoryOutcome.Verified verified -> verified.directory();
            case DirectoryOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    /** A real dispatch of a new notice. */
    public Dispatch sealed(OfficeId from, OfficeId to) {
        return sealed(TestNotices.released(from, to, directory()));
    }

    /** The same notice under the same id in other bytes, as sealing twice makes it. */
    public Dispatch sealed(Released released) {
        return sealed(released, directory());
    }

    /** Sealed by this version. */
    public Dispatch sealed(Released released, Directory directory) {
        OfficeId from = released.notice().routing().sender();
        return (Dispatch) Sealer.seal(
                released,
                new Content.Stream(1, Optional.empty()),
                List.of(),
                directory,
                directories.officeKeys.get(from),
                clock().instant());
    }

    @Override
    public void close() {
        stop();
        issuers.stop(0);
        http.close();
    }

    private PartyStatement withIssuer(PartyStatement it) {
        String issuer = "http://127.0.0.1:" + issuers.getAddress().getPort() + "/" + it.party();
        return new PartyStatement(
                it.party(),
                it.number(),
                it.previous(),
                issuer,
                issuer + "/certs",
                it.clients(),
                it.coordinators(),
                it.offices(),
                it.revocations(),
                it.weekend(),
                it.holidays());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
