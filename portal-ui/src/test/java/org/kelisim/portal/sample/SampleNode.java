package org.kelisim.portal.sample;

import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.attachment.DraftAttachments;
import org.kelisim.client.deputy.Deputies;
import org.kelisim.client.dialogue.Dialogues;
import org.kelisim.client.directory.DirectoryStep;
import org.kelisim.client.inbox.Inbox;
import org.kelisim.client.lists.OfficeLists;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.node.Subscription;
import org.kelisim.client.officer.Credentials;
import org.kelisim.client.outbox.Outbox;
import org.kelisim.client.preference.Preferences;
import org.kelisim.client.release.Desk;
import org.kelisim.client.store.NumberPatterns;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;
import org.kelisim.party.PartyCode;

/** A node in memory. What it releases arrives at once at the sample's other nodes. */
public final class SampleNode implements PartyNode {

    private final PartyCode party;
    private final SamplePeople people = new SamplePeople();
    public final SampleOfficials officials;
    private final List<Consumer<NodeEvent>> listeners = new CopyOnWriteArrayList<>();
    final SampleDrafts drafts;
    final SampleDesk desk;
    public final SampleInbox inbox;
    final SampleOutbox outbox;
    private final SampleAgreements agreements;
    private Directory directory;
    private boolean connected = true;
    final SampleWork work = new SampleWork(this);
    private final Dialogues dialogues;
    private final OfficeLists lists;
    private final Preferences preferences = new SamplePreferences();
    public final SampleMembership membership = new SampleMembership(this::directory);
    public List<DirectoryStep> history = List.of(new DirectoryStep(1, Optional.empty(), List.of()));
    final List<Message> alarms = new ArrayList<>();

    SampleNode(PartyCode party, Directory directory, SampleExchange exchange) {
        this.party = party;
        this.directory = directory;
        this.officials = new SampleOfficials(this);
        this.drafts = new SampleDrafts(this);
        this.outbox = new SampleOutbox(this, exchange);
        this.desk = new SampleDesk(this);
        this.inbox = new SampleInbox(this, exchange);
        this.dialogues = new Dialogues(
                new Dialogues.Sources(outbox::lines, inbox::lines, outbox::find, inbox::find, (id, office) -> false),
                new SampleLookup(this::directory),
                Clock.systemUTC());
        this.lists = OfficeLists.of(
                new OfficeLists.Sources(
                        inbox::lines,
                        work::holder,
                        dialogues::due,
                        outbox::lines,
                        dialogues::due,
                        dialogues::hasUnopenedReply,
                        drafts::mine,
                        desk::toRelease),
                Catalogue.builtIn(),
                this::directory);
        this.agreements = new SampleAgreements(
                this,
                party.equals(SampleDirectory.KAZ) ? SampleDirectory.KAZ_MIGRATION : SampleDirectory.KGZ_BORDER,
                exchange.agreements);
        exchange.join(this);
    }

    @Override
    public PartyCode party() {
        return party;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public Optional<KeyPair> clientKey(String client) {
        return Optional.of(SampleDirectory.p256());
    }

    @Override
    public Credentials credentials() {
        return people;
    }

    @Override
    public SampleOfficials officials() {
        return officials;
    }

    @Override
    public SampleDrafts drafts() {
        return drafts;
    }

    @Override
    public Desk desk() {
        return desk;
    }

    @Override
    public Dialogues dialogues() {
        return dialogues;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public SampleWork work() {
        return work;
    }

    @Override
    public OfficeLists lists() {
        return lists;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public SampleAgreements agreements() {
        return agreements;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public Optional<PartyStatement> statement() {
        return directory().statement(party());
    }

    @Override
    public List<DirectoryStep> directoryHistory() {
        return history;
    }

    @Override
    public SampleMembership membership() {
        return membership;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public List<Message> alarms() {
        return List.copyOf(alarms);
    }

    @Override
    public Subscription listen(Consumer<NodeEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many screens follow this node at present. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public void close() {}

    /** Cuts the node off, or brings it back. */
    public void connected(boolean now) {
        connected = now;
        tell(new NodeEvent.ConnectionChanged(now));
    }

    void tell(NodeEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    @Override
    public Deputies deputies() {
        return new SampleDeputies();
    }

    @Override
    public NumberPatterns numberPatterns() {
        return new SampleNumbers();
    }

    @Override
    public DraftAttachments attachments() {
        return new SampleAttachments();
    }
}
