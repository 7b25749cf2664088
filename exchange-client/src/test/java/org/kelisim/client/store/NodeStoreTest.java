package org.kelisim.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.vault.DataKey;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.client.vault.VaultSetup;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.Change;
import org.kelisim.storage.MemoryStore;
import tools.jackson.databind.node.ObjectNode;

class NodeStoreTest {
    private static final PartyCode KAZ = new PartyCode("KAZ");
    private static final OfficeId OFFICE = OfficeId.parse("KAZ/migration-service");

    @TempDir
    static Path folder;

    private static DataKey key;

    private final MemoryStore documents = new MemoryStore();
    private final NodeStore store = new NodeStore(documents, key);

    @BeforeAll
    static void makeAKey() {
        Passphrase passphrase = Passphrase.create(folder.resolve("passphrase"));
        new VaultSetup(KAZ, List.of()).write(folder.resolve("vault"), passphrase);
        key = Vault.open(folder.resolve("vault"), passphrase, new TestClock()).dataKey();
    }

    private static ObjectNode value(String text) {
        return CanonicalJson.object().put("text", text);
    }

    @Test
    void givesBackWhatWasStored() {
        assertThat(store.insert(Shelf.DRAFTS, "a", value("one"))).isTrue();
        assertThat(store.insert(Shelf.DRAFTS, "a", value("two"))).isFalse();
        assertThat(store.find(Shelf.DRAFTS, "a")).contains(value("one"));
        store.put(Shelf.DRAFTS, "a", value("three"));
        store.put(Shelf.DRAFTS, "b", value("four"));
        assertThat(store.find(Shelf.DRAFTS, "a")).contains(value("three"));
        assertThat(store.find(Shelf.DRAFTS, "b")).contains(value("four"));
        store.delete(Shelf.DRAFTS, "a");
        assertThat(store.find(Shelf.DRAFTS, "a")).isEmpty();
    }

    @Test
    void showsTheDatabaseIdsOnly() {
        store.insert(Shelf.DRAFTS, "a", value("Ошская область"));
        var document = documents.find("drafts", "a").orElseThrow();
        assertThat(document.keySet()).containsExactly("_id", "v");
        byte[] bytes = document.get("v", Binary.class).getData();
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("text", "Ошская");
    }

    @Test
    void refusesAValueThatWasAltered() {
        store.insert(Shelf.DRAFTS, "a", value("one"));
        byte[] bytes = documents
                .find("drafts", "a")
                .orElseThrow()
                .get("v", Binary.class)
                .getData();
        bytes[bytes.length - 1] ^= 1;
        documents.update("drafts", "a", Change.set("v", bytes));
        assertThatThrownBy(() -> store.find(Shelf.DRAFTS, "a")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void refusesAValueThatWasMovedToAnotherPlace() {
        store.insert(Shelf.DRAFTS, "a", value("one"));
        store.insert(Shelf.DRAFTS, "b", value("two"));
        byte[] bytes = documents
                .find("drafts", "a")
                .orElseThrow()
                .get("v", Binary.class)
                .getData();
        documents.update("drafts", "b", Change.set("v", bytes));
        documents.insert("desk", new org.bson.Document("_id", "a").append("v", bytes));
        assertThatThrownBy(() -> store.find(Shelf.DRAFTS, "b")).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> store.find(Shelf.DESK, "a")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void passesOverWhatItDidNotWriteAndTellsOfIt() {
        store.insert(Shelf.DRAFTS, "good", value("one"));
        store.insert(Shelf.DRAFTS, "odd", value("two"));
        documents.insert("drafts", new org.bson.Document("_id", "foreign").append("v", "no bytes"));
        documents.insert("drafts", new org.bson.Document("_id", "empty"));
        List<String> read = new ArrayList<>();
        List<String> told = new ArrayList<>();
        store.whenUnreadable(told::add);
        store.each(Shelf.DRAFTS, (id, value) -> {
            if (id.equals("odd")) {
                throw new IllegalArgumentException("not of this format");
            }
            read.add(id);
        });
        assertThat(read).containsExactly("good");
        assertThat(told).containsExactlyInAnyOrder("drafts/odd", "drafts/foreign", "drafts/empty");
        assertThat(store.findIfReadable(Shelf.DRAFTS, "empty")).isEmpty();
        assertThatThrownBy(() -> store.find(Shelf.DRAFTS, "foreign"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("drafts/foreign")
                .hasMessageContaining("Restore it");
    }

    @Test
    void neverGivesANumberAgainThatCannotBeReadAnyMore() {
        new RegistrationNumbers(store, NumberPatterns.in(store))
                .of(OFFICE, Book.OUTGOING, 2026, DispatchId.create(KAZ));
        String only = documents.scan("registrations", 10).getFirst().getString("_id");
        documents.update("registrations", only, Change.set("v", new byte[40]));
        assertThat(new RegistrationNumbers(store, NumberPatterns.in(store))
                        .of(OFFICE, Book.OUTGOING, 2026, DispatchId.create(KAZ)))
                .isEqualTo("2/2026");
    }

    @Test
    void givesARegistrationNumberOnceAlsoToTwoProcesses() throws Exception {
        var first = new RegistrationNumbers(store, NumberPatterns.in(store));
        var second = new RegistrationNumbers(store, NumberPatterns.in(store));
        Callable<List<String>> tenOfFirst = () -> tenNumbers(first);
        Callable<List<String>> tenOfSecond = () -> tenNumbers(second);
        Set<String> all = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<List<String>> numbers : threads.invokeAll(List.of(tenOfFirst, tenOfSecond))) {
                all.addAll(numbers.get());
            }
        }
        assertThat(all).hasSize(20).contains("1/2026", "20/2026");
    }

    private static List<String> tenNumbers(RegistrationNumbers numbers) {
        return java.util.stream.Stream.generate(() -> numbers.of(OFFICE, Book.OUTGOING, 2026, DispatchId.create(KAZ)))
                .limit(10)
                .toList();
    }

    @Test
    void keepsADispatchsNumber() {
        DispatchId id = DispatchId.create(KAZ);
        String number = new RegistrationNumbers(store, NumberPatterns.in(store)).of(OFFICE, Book.INCOMING, 2026, id);
        assertThat(new RegistrationNumbers(store, NumberPatterns.in(store)).of(OFFICE, Book.INCOMING, 2027, id))
                .isEqualTo(number);
    }
}
