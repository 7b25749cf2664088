package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nobody needs to trust the exchange: whoever holds its database finds no content there, and what he changes there, or in
 * what the exchange answers, is refused by the recipient with its reason. A state's system sends and opens by the command
 * line.
 */
class TrustIT {

    private static final List<String> FROM = List.of("--office", "KAZ/information-system");
    private static final List<String> TO = List.of("--office", "KGZ/information-system");

    @TempDir
    static Path folder;

    private static RunningTrial trial;
    private static CommandLine commands;

    @BeforeAll
    static void start() throws Exception {
        trial = RunningTrial.shared();
        commands = new CommandLine(trial);
    }

    @Test
    void theDatabaseHoldsNoContent() throws Exception {
        String content = "Канарейка в шахте 7731";
        String planted = "Открытая канарейка 4402";
        String id = send(content);
        try (DocumentStore store = database("exchange")) {
            store.insert("meta", new Document("_id", "canary-" + id).append("text", planted));
            assertThat(commands.run("open", id, TO.get(0), TO.get(1)).text()).contains(content);
            assertThat(filesOfTheDatabase(planted))
                    .as("the search finds what is there in plain")
                    .isTrue();
            assertThat(filesOfTheDatabase(content)).isFalse();
            store.delete("meta", "canary-" + id);
        }
    }

    @Test
    void whatSomebodyAltersAtTheExchangeIsRefusedWithItsReason() throws Exception {
        String id = send("Изменённое сообщение");
        try (DocumentStore store = database("exchange");
                StandIn fresh = StandIn.inMemory()) {
            byte[] bytes = bytes(store, id);
            byte[] altered = bytes.clone();
            altered[altered.length - 5] ^= 1;
            store.update("dispatches", id, Change.set("bytes", altered));
            CommandLine.Answer refused = commands.run("open", id, TO.get(0), TO.get(1), "--store", fresh.uri());
            store.update("dispatches", id, Change.set("bytes", bytes));
            assertThat(refused.code()).isEqualTo(5);
            assertThat(refused.text()).contains("A signature is not valid.").doesNotContain("Изменённое");
        }
    }

    @Test
    void aDispatchInTheOthersPlaceIsRefused() throws Exception {
        String first = send("Первое сообщение");
        String second = send("Второе сообщение");
        try (DocumentStore store = database("exchange");
                StandIn fresh = StandIn.inMemory()) {
            byte[] bytes = bytes(store, first);
            store.update("dispatches", first, Change.set("bytes", bytes(store, second)));
            CommandLine.Answer refused = commands.run("open", first, TO.get(0), TO.get(1), "--store", fresh.uri());
            store.update("dispatches", first, Change.set("bytes", bytes));
            assertThat(refused.code()).isEqualTo(5);
            assertThat(refused.text()).startsWith("kelisim: ").doesNotContain("сообщение");
        }
    }

    @Test
    void anOfficesKeyThatWasReplacedIsRefused() throws Exception {
        try (var exchange = LyingExchange.about("/v1/directory", answer -> {
            ObjectNode statement = statement(answer, "KAZ");
            ObjectNode offices = decoded(statement, "statement");
            JsonNode first = offices.path("offices").get(0);
            JsonNode second = offices.path("offices").get(1);
            ((ObjectNode) first).set("signing", second.path("signing"));
            statement.put("statement", encoded(offices));
        })) {
            CommandLine.Answer answer = inboxAgainst(exchange);
            assertThat(answer.text())
                    .contains("Attention: A party's statement is not the one that the new directory version names.");
        }
    }

    @Test
    void aDirectoryThatTheExchangeMadeItselfIsRefused() throws Exception {
        try (var exchange = LyingExchange.about("/v1/directory", answer -> {
            ObjectNode version = (ObjectNode) answer.path("bundle").path("version");
            ObjectNode statement = statement(answer, "KAZ");
            ObjectNode changed = decoded(statement, "statement");
            ((ObjectNode) changed.path("offices").get(0))
                    .set("signing", changed.path("offices").get(1).path("signing"));
            statement.put("statement", encoded(changed));
            for (JsonNode reference : version.path("statements")) {
                if (reference.path("party").asString().equals("KAZ")) {
                    ((ObjectNode) reference)
                            .put(
                                    "digest",
                                    Digest.of(CanonicalJson.write(changed)).hex());
                }
            }
        })) {
            assertThat(inboxAgainst(exchange).text())
                    .contains("Attention: There are two different directories with the same number");
        }
    }

    @Test
    void aNextVersionThatTheRegistrarsDidNotSignIsRefused() throws Exception {
        try (var exchange = LyingExchange.about("/v1/directory", answer -> {
            ObjectNode version = (ObjectNode) answer.path("bundle").path("version");
            ObjectNode list = (ObjectNode) answer.path("bundle").path("list");
            ObjectNode members = decoded(list, "list");
            String before = Digest.of(CanonicalJson.write(members)).hex();
            String previous = DirectoryBundle.parse((ObjectNode) answer.path("bundle"))
                    .version()
                    .digest()
                    .hex();
            members.put("number", members.path("number").asLong() + 1).put("previous", before);
            list.put("list", encoded(members));
            version.put("number", version.path("number").asLong() + 1)
                    .put("previous", previous)
                    .put("list", Digest.of(CanonicalJson.write(members)).hex());
        })) {
            assertThat(inboxAgainst(exchange).text())
                    .contains("Attention: The new members list carries too few good signatures of registrars.");
        }
    }

    @Test
    void aFeedInAnotherOrderIsRefused() throws Exception {
        send("Первое по порядку");
        send("Второе по порядку");
        try (var exchange = LyingExchange.about("/v1/feed", answer -> {
            ArrayNode entries = (ArrayNode) answer.path("entries");
            if (entries.size() > 2) {
                JsonNode number = entries.get(1).path("number").deepCopy();
                ObjectNode earlier = (ObjectNode) entries.get(1);
                ObjectNode later = (ObjectNode) entries.get(2);
                earlier.set("number", later.path("number"));
                later.set("number", number);
                entries.set(1, later);
                entries.set(2, earlier);
            }
        })) {
            CommandLine.Answer answer = inboxAgainst(exchange);
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.text())
                    .contains("The exchange tells the party's feed in another order than its log has: entry 3");
        }
    }

    @Test
    void aFeedWithAnEntryLeftOutIsRefused() throws Exception {
        send("Пропущенное сообщение");
        try (var exchange = LyingExchange.about("/v1/feed", answer -> {
            ArrayNode entries = (ArrayNode) answer.path("entries");
            if (entries.size() > 1) {
                entries.remove(entries.size() - 2);
            }
        })) {
            CommandLine.Answer answer = inboxAgainst(exchange);
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.text()).contains("The exchange left out entry").contains("Ask its operator.");
        }
    }

    @Test
    void aReceiptThatTheLogDidNotSignOpensNothing() throws Exception {
        String id = send("Без расписки");
        try (var exchange = LyingExchange.about(
                "/receipts",
                answer -> answer.path("receipts")
                        .forEach(
                                receipt -> ((ObjectNode) receipt.path("event")).put("time", "2026-11-01T00:00:00Z")))) {
            CommandLine.Answer answer = commands.runAgainst(exchange, "open", id, TO.get(0), TO.get(1));
            assertThat(answer.code()).isEqualTo(5);
            assertThat(answer.text()).contains("receipt").doesNotContain("Без расписки");
        }
    }

    private static CommandLine.Answer inboxAgainst(LyingExchange exchange) throws Exception {
        return commands.runAgainst(exchange, "inbox", TO.get(0), TO.get(1));
    }

    private static ObjectNode statement(ObjectNode answer, String party) {
        for (JsonNode statement : answer.path("bundle").path("statements")) {
            if (decoded((ObjectNode) statement, "statement")
                    .path("party")
                    .asString()
                    .equals(party)) {
                return (ObjectNode) statement;
            }
        }
        throw new AssertionError("no statement of " + party);
    }

    private static ObjectNode decoded(ObjectNode parent, String member) {
        return CanonicalJson.read(Base64.getDecoder().decode(parent.path(member).asString()), 64 * 1024 * 1024);
    }

    private static String encoded(ObjectNode json) {
        return Base64.getEncoder().encodeToString(CanonicalJson.write(json));
    }

    private static String send(String headline) throws Exception {
        Path file = Files.writeString(folder.resolve("notice-" + System.nanoTime() + ".json"), Alert.json(headline));
        CommandLine.Answer sent = commands.run(
                "send", file.toString(), "--to", "KGZ/information-system", FROM.get(0), FROM.get(1), "--json");
        assertThat(sent.code()).as(sent.text()).isZero();
        return sent.id();
    }

    private static DocumentStore database(String name) {
        return DocumentStore.open("mongodb://127.0.0.1:" + trial.databasePort(), name);
    }

    private static byte[] bytes(DocumentStore store, String id) {
        return store.find("dispatches", id)
                .orElseThrow()
                .get("bytes", Binary.class)
                .getData();
    }

    private static boolean filesOfTheDatabase(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.list(trial.data().resolve("database"))) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
            }
            return false;
        }
    }
}
