package org.kelisim.client.node;

import java.net.URI;
import java.nio.file.Path;
import org.kelisim.client.attachment.DraftAttachments;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;

/**
 * What a node is started with.
 *
 * @param vault the party's vault folder
 * @param passphrase file with the vault's passphrase, readable by its owner alone, outside the data folder
 * @param store the database of this node, closed with the node
 * @param exchange base address of the exchange
 * @param rootFile what the party was given on paper or in person
 * @param firstDirectory the directory version 1 that the root file names
 * @param client how the node calls the exchange: {@code node}, or {@code system} for a state's own system
 * @param attachments how much an officer may have attached to own drafts, in bytes
 */
public record NodeSettings(
        PartyCode party,
        Path vault,
        Path passphrase,
        DocumentStore store,
        URI exchange,
        Path rootFile,
        Path firstDirectory,
        String client,
        long attachments) {

    /** With the usual room for attachments. */
    public NodeSettings(
            PartyCode party,
            Path vault,
            Path passphrase,
            DocumentStore store,
            URI exchange,
            Path rootFile,
            Path firstDirectory,
            String client) {
        this(party, vault, passphrase, store, exchange, rootFile, firstDirectory, client, DraftAttachments.USUAL_ROOM);
    }
}
