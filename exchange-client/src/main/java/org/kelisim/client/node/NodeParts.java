package org.kelisim.client.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.client.directory.DirectoryVersions;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.client.vault.VaultException;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.RootFile;
import org.kelisim.json.CanonicalJson;

/** What a node has before it speaks with anybody: opened vault, its store, the directory versions it knows. */
record NodeParts(Vault vault, NodeStore store, DirectoryVersions directories) {
    private static final int FILE_BYTES = DirectoryBundle.MAX_BYTES;

    /** @throws NodeStartException with what is wrong */
    static NodeParts open(NodeSettings settings, Clock clock) {
        Vault vault = vault(settings, clock);
        NodeStore store = new NodeStore(settings.store(), vault.dataKey());
        requireOurs(store);
        return new NodeParts(vault, store, directories(settings, store, clock));
    }

    private static Vault vault(NodeSettings settings, Clock clock) {
        try (Passphrase passphrase = Passphrase.read(settings.passphrase())) {
            Vault vault = Vault.open(settings.vault(), passphrase, clock);
            if (!vault.party().equals(settings.party())) {
                vault.close();
                throw new NodeStartException(Message.of(
                        "start.other-party",
                        settings.party().value(),
                        vault.party().value()));
            }
            return vault;
        } catch (VaultException e) {
            throw new NodeStartException(Message.of("start.vault"), e);
        }
    }

    /** One odd document is passed over; a database in which nothing fits is another node's. */
    private static void requireOurs(NodeStore store) {
        List<Boolean> readable = Stream.of(store.isReadable(Shelf.DIRECTORY), store.isReadable(Shelf.CURSOR))
                .flatMap(Optional::stream)
                .toList();
        if (!readable.isEmpty() && !readable.contains(true)) {
            throw new NodeStartException(Message.of("start.store"));
        }
    }

    private static DirectoryVersions directories(NodeSettings settings, NodeStore store, Clock clock) {
        RootFile root = read(settings.rootFile(), "start.root-file", RootFile::parse);
        DirectoryBundle first = read(
                settings.firstDirectory(),
                "start.first-directory",
                bytes -> DirectoryBundle.parse(CanonicalJson.read(bytes, FILE_BYTES)));
        try {
            return DirectoryVersions.open(store, root, first, clock);
        } catch (IllegalArgumentException e) {
            throw new NodeStartException(Message.of("start.directory"), e);
        }
    }

    private interface Parser<T> {
        T parse(byte[] bytes);
    }

    private static <T> T read(Path file, String key, Parser<T> parser) {
        try {
            return parser.parse(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new NodeStartException(Message.of(key, file.toString()), e);
        }
    }
}
