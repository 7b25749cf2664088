package org.kelisim.infra.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kelisim.infra.process.Child;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;

/** How each of our processes is started: class path, memory, settings. */
final class Processes {

    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    private final Modules modules;
    private final Path data;
    private final Path secrets;
    private final Database database;
    private final String exchangeUrl;

    Processes(Modules modules, Path data, Path secrets, Database database, String exchangeUrl) {
        this.modules = modules;
        this.data = data;
        this.secrets = secrets;
        this.database = database;
        this.exchangeUrl = exchangeUrl;
    }

    Child startDatabase(int port, Path folder) throws Failure, InterruptedException {
        Child child = start(
                "database",
                port,
                "infra/stand-in",
                "org.kelisim.infra.standin.StandInMain",
                "160m",
                List.of("--port", "" + port, "--data", folder.toString()));
        child.awaitPort(port);
        return child;
    }

    Child startExchange(int port) throws Failure {
        return start(
                "exchange",
                port,
                "exchange-api",
                "org.kelisim.exchange.ExchangeApplication",
                "192m",
                settings(Map.of(
                        "server.port", port,
                        "kelisim.mongodb.uri", database.uri(),
                        "kelisim.exchange.database", "exchange",
                        "kelisim.exchange.public-url", exchangeUrl,
                        "kelisim.root-file", data.resolve("root.json"),
                        "kelisim.first-directory", data.resolve("directory/1.json"),
                        "kelisim.log-key-file", data.resolve("exchange/log.key"))));
    }

    /** @param demonstration whether its people have demonstration credentials */
    Child startNode(NodePlan node, boolean demonstration) throws Failure {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", node.port());
        settings.put("server.servlet.session.cookie.name", node.cookie());
        settings.put(
                "kelisim.node.parties",
                node.parties().stream().map(PartyCode::value).collect(Collectors.joining(",")));
        settings.put("kelisim.node.hosted", node.hosted());
        settings.put("kelisim.node.vaults", data.resolve("nodes"));
        settings.put("kelisim.node.passphrases", secrets);
        settings.put("kelisim.node.registrars", data.resolve("registrars"));
        settings.put("kelisim.node.demonstration", demonstration);
        settings.put("kelisim.mongodb.uri", database.uri());
        settings.put("kelisim.exchange.url", exchangeUrl);
        settings.put("kelisim.root-file", data.resolve("root.json"));
        settings.put("kelisim.first-directory", data.resolve("directory/1.json"));
        String heap = node.hosted() ? "320m" : "256m";
        return start(
                node.title(),
                node.port(),
                "portal-ui",
                "org.kelisim.portal.PortalApplication",
                heap,
                settings(settings));
    }

    private Child start(String name, int port, String module, String main, String heap, List<String> arguments)
            throws Failure {
        List<String> jvm = new ArrayList<>(SMALL);
        jvm.add("-Xmx" + heap);
        String log = name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".log";
        return Child.start(
                new Child.Command(name, port, modules.classPath(module), main, jvm, arguments),
                data.resolve("logs").resolve(log));
    }

    private static List<String> settings(Map<String, Object> settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.address=127.0.0.1");
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }
}
