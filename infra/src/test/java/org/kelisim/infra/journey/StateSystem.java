package org.kelisim.infra.journey;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.node.NodeSettings;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.node.SystemNotice;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.release.SystemSend;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;

/** A party's own system at work with the client library, in the node's own vault and database. */
final class StateSystem implements AutoCloseable {

    private final Set<OfficeId> office;
    private final SystemNode node;

    private StateSystem(OfficeId office, SystemNode node) {
        this.office = Set.of(office);
        this.node = node;
    }

    static StateSystem of(RunningTrial trial, String office, String database) {
        OfficeId id = OfficeId.parse(office);
        PartyCode party = id.party();
        Path data = trial.data();
        return new StateSystem(
                id,
                SystemNode.open(new NodeSettings(
                        party,
                        vault(trial, party),
                        passphrase(trial, party),
                        DocumentStore.open(database, "node_" + party.realm()),
                        URI.create(trial.exchange()),
                        data.resolve("root.json"),
                        data.resolve("directory/1.json"),
                        "system")));
    }

    private static Path vault(RunningTrial trial, PartyCode party) {
        return trial.data().resolve("nodes").resolve(party.realm()).resolve("vault");
    }

    private static Path passphrase(RunningTrial trial, PartyCode party) {
        return trial.secrets().resolve(party.realm() + ".passphrase");
    }

    /** Into the outbox; from then on it is safe. */
    DispatchId enqueue(String headline, String to) {
        var json = CanonicalJson.read(Alert.json(headline).getBytes(StandardCharsets.UTF_8), 10_000);
        SystemNotice notice = SystemNotice.parse(json, office.iterator().next(), List.of(OfficeId.parse(to)));
        if (node.send(notice) instanceof SystemSend.Sending(DispatchId id, var registration)) {
            return id;
        }
        throw new AssertionError("not sent");
    }

    /** Whether the receipt came in time. */
    boolean awaitAcknowledged(DispatchId id, Duration atMost) throws InterruptedException {
        SendState state = node.awaitSent(id, atMost).state();
        return state != SendState.QUEUED && state != SendState.ACCEPTED && state != SendState.REFUSED;
    }

    /** Those of which the receipt is kept. */
    Set<DispatchId> withReceipt(Collection<DispatchId> ids) {
        return ids.stream()
                .filter(id ->
                        node.form(id).filter(form -> !form.receipts().isEmpty()).isPresent())
                .collect(Collectors.toSet());
    }

    /** What has come so far. */
    Set<DispatchId> inbox() {
        node.catchUp();
        return new HashSet<>(node.inbox(office).stream().map(InboxEntry::id).toList());
    }

    InboxEntry.State state(DispatchId id) {
        return node.inbox(office).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    OpenOutcome open(DispatchId id) {
        return node.open(id, office);
    }

    /** The drafts in a node's database, by id. */
    static Optional<String> draft(RunningTrial trial, PartyCode party, DispatchId id) {
        try (Passphrase passphrase = Passphrase.read(passphrase(trial, party));
                Vault vault = Vault.open(vault(trial, party), passphrase, Clock.systemUTC());
                NodeStore store =
                        new NodeStore(DocumentStore.open(trial.database(), "node_" + party.realm()), vault.dataKey())) {
            return store.find(Shelf.DRAFTS, id.toString())
                    .map(json -> json.path("body").path("headline").asString());
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
