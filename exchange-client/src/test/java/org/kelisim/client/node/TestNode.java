package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kelisim.client.Samples;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.attachment.DraftAttachments;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.inbox.StoredWork;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.client.officer.UnlockOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.release.HandOver;
import org.kelisim.client.release.Pending;
import org.kelisim.client.release.Release;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import org.kelisim.storage.DocumentStore;

/** A node of the test world at the small exchange, with short words for what officers do. */
final class TestNode implements AutoCloseable {
    final RunningNode node;
    final List<NodeEvent> events = new CopyOnWriteArrayList<>();

    TestNode(TestWorld world, PartyCode party, DocumentStore store, TestExchange exchange, TestClock clock) {
        this(settings(world, party, store, exchange, "node"), clock);
    }

    TestNode(NodeSettings settings, TestClock clock) {
        node = RunningNode.start(NodeParts.open(settings, clock), settings, TestExchange.as(settings.party()), clock);
        node.listen(events::add);
    }

    static NodeSettings settings(
            TestWorld world, PartyCode party, DocumentStore store, TestExchange exchange, String client) {
        return settings(world, party, store, exchange, client, DraftAttachments.USUAL_ROOM);
    }

    static NodeSettings settings(
            TestWorld world,
            PartyCode party,
            DocumentStore store,
            TestExchange exchange,
            String client,
            long attachments) {
        return new NodeSettings(
                party,
                world.vault(party),
                world.passphrase(party),
                store,
                exchange.address(),
                world.folder.resolve("root.json"),
                world.folder.resolve("directory-1.json"),
                client,
                attachments);
    }

    static TokenOfficer token(String account, OfficeId office) {
        return new TokenOfficer(account, account, Set.of(office), Set.of(Role.values()));
    }

    UnlockedOfficer unlock(String account, OfficeId office) {
        UnlockOutcome outcome = node.credentials().unlock(token(account, office), TestWorld.pin());
        assertThat(outcome).isInstanceOf(UnlockOutcome.Unlocked.class);
        return ((UnlockOutcome.Unlocked) outcome).officer();
    }

    Draft alert(UnlockedOfficer author, OfficeId from, OfficeId... to) {
        Draft draft = node.drafts().create(author, from, "modus-operandi-alert");
        return node.drafts()
                .save(
                        author,
                        draft.edit()
                                .recipients(List.of(to))
                                .body(Samples.alert())
                                .done());
    }

    Pending handOver(UnlockedOfficer author, Draft draft, UnlockedOfficer releaser) {
        assertThat(node.desk().handOver(draft, author)).isInstanceOf(HandOver.HandedOver.class);
        return node.desk().find(draft.id(), releaser).orElseThrow();
    }

    /** Handed over by the author and released by the office's releaser. */
    DispatchId release(UnlockedOfficer author, Draft draft) {
        UnlockedOfficer releaser = unlock("releaser", draft.office());
        Pending pending = handOver(author, draft, releaser);
        assertThat(node.desk().release(pending.id(), pending.digest(), releaser))
                .isEqualTo(new Release.Sending(pending.id()));
        return pending.id();
    }

    DispatchId send(UnlockedOfficer author, UnlockedOfficer releaser, OfficeId from, OfficeId... to) {
        Pending pending = handOver(author, alert(author, from, to), releaser);
        Release release = node.desk().release(pending.id(), pending.digest(), releaser);
        assertThat(release).isEqualTo(new Release.Sending(pending.id()));
        return pending.id();
    }

    /** Another process at the same store, as far as taking goes. */
    StoredWork anotherWork(DocumentStore store, TestClock clock) {
        return node.workIn(store, clock);
    }

    @Override
    public void close() {
        node.close();
    }
}
