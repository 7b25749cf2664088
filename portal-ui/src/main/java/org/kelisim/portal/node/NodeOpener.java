package org.kelisim.portal.node;

import java.util.Locale;
import org.kelisim.client.node.NodeSettings;
import org.kelisim.client.node.PartyNode;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;
import org.springframework.stereotype.Component;

/** Opens one party's node: its own vault, its own passphrase, its own database. */
@Component
class NodeOpener {

    private static final String CLIENT = "node";

    private final PortalSettings settings;

    NodeOpener(PortalSettings settings) {
        this.settings = settings;
    }

    PartyNode open(PartyCode party) {
        String name = party.value().toLowerCase(Locale.ROOT);
        return PartyNode.open(new NodeSettings(
                party,
                settings.node().vaults().resolve(name).resolve("vault"),
                settings.node().passphrases().resolve(name + ".passphrase"),
                store(name),
                settings.exchange().url(),
                settings.rootFile(),
                settings.firstDirectoryFile(),
                CLIENT,
                settings.attachmentsPerOfficer()));
    }

    private DocumentStore store(String name) {
        return DocumentStore.open(settings.mongodb().uri(), "node_" + name);
    }
}
