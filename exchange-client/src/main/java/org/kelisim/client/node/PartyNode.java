package org.kelisim.client.node;

import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kelisim.client.agreements.Agreements;
import org.kelisim.client.attachment.DraftAttachments;
import org.kelisim.client.deputy.Deputies;
import org.kelisim.client.dialogue.Dialogues;
import org.kelisim.client.directory.DirectoryStep;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.inbox.Inbox;
import org.kelisim.client.inbox.Work;
import org.kelisim.client.lists.OfficeLists;
import org.kelisim.client.membership.Membership;
import org.kelisim.client.officer.Credentials;
import org.kelisim.client.officer.Officials;
import org.kelisim.client.outbox.Outbox;
import org.kelisim.client.preference.Preferences;
import org.kelisim.client.release.Desk;
import org.kelisim.client.store.NumberPatterns;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;
import org.kelisim.party.PartyCode;

/**
 * Everything that belongs to one party: vault, store, exchange client and event stream. A host that works for several
 * parties has one for each, and nothing is shared between them. Safe for many threads.
 */
public interface PartyNode extends AutoCloseable {
    /**
     * Opens vault and store and starts to follow the exchange; an exchange that does not answer is tried again and
     * delays nothing here.
     *
     * @throws NodeStartException if vault, passphrase, root file or first directory are missing or wrong
     */
    static PartyNode open(NodeSettings settings) {
        return RunningNode.open(settings, Clock.systemUTC());
    }

    PartyCode party();

    /** The newest verified directory that this node knows. */
    Directory directory();

    /** What the party says of itself: as the directory has it; of a party that comes in, what it has prepared to say. */
    Optional<PartyStatement> statement();

    /** What changed with each directory version, the newest first, at most fifty. */
    List<DirectoryStep> directoryHistory();

    /** Changing the list of members, for registrars and the Chair. */
    Membership membership();

    /** The P-256 pair by which one of the party's clients, such as {@code portal}, proves itself to the token issuer. */
    Optional<KeyPair> clientKey(String client);

    Credentials credentials();

    /** The own party's people, as coordinators keep them. */
    Officials officials();

    Drafts drafts();

    /** What is attached to drafts. */
    DraftAttachments attachments();

    Desk desk();

    Inbox inbox();

    /** Who works on what came. */
    Work work();

    /** Who stands in for whom while an officer is absent. */
    Deputies deputies();

    /** How the offices write their registration numbers. */
    NumberPatterns numberPatterns();

    Outbox outbox();

    /** Questions and their answers; ask only with entries that the officer may see. */
    Dialogues dialogues();

    /** The same and the drafts as an office's day needs them: ordered, narrowed, a page at a time. */
    OfficeLists lists();

    Preferences preferences();

    /** The party's agreements, and the channels that they open. */
    Agreements agreements();

    /** Whether the exchange answers at present. */
    boolean isConnected();

    /** What somebody should look at, newest first; empty on a good day. */
    List<Message> alarms();

    /** Calls the listener, in one thread and in order, for what happens from now on. */
    Subscription listen(Consumer<NodeEvent> listener);

    @Override
    void close();
}
