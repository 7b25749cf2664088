package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;

/**
 * Nobody needs to trust the exchange: whoever holds its database finds no content there, and what he changes is refused
 * by the recipient with its reason. A state's system sends and opens by the command line.
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

    private static String send(String headline) throws Exception {
        Path file = Files.writeString(folder.resolve("notice-" + System.nanoTime() + ".json"), """
                {"type": "modus-operandi-alert", "language": "ru", "body": {"headline": "%s",
                 "summary": "Перевозка ночью.", "phenomena": ["smuggling"], "observed": {"from": "2026-11-01"},
                 "confidence": "high", "sources": ["border-control"], "impact": "high"}}
                """.formatted(headline));
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
