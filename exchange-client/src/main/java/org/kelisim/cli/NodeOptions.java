package org.kelisim.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.node.NodeSettings;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;
import picocli.CommandLine.Option;

/** Which party's node a command works with; everything that is not said is looked for in the data folder. */
final class NodeOptions {
    @Option(names = "--party", paramLabel = "CODE", descriptionKey = "party")
    private @Nullable String party;

    @Option(names = "--office", paramLabel = "OFFICE", descriptionKey = "office")
    private @Nullable String office;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    private @Nullable Path data;

    @Option(names = "--vault", paramLabel = "DIR", descriptionKey = "vault")
    private @Nullable Path vault;

    @Option(names = "--passphrase", paramLabel = "FILE", descriptionKey = "passphrase")
    private @Nullable Path passphrase;

    @Option(names = "--root", paramLabel = "FILE", descriptionKey = "root")
    private @Nullable Path root;

    @Option(names = "--directory", paramLabel = "FILE", descriptionKey = "directory")
    private @Nullable Path directory;

    @Option(names = "--exchange", paramLabel = "URL", descriptionKey = "exchange")
    private @Nullable URI exchange;

    @Option(names = "--store", paramLabel = "URI", descriptionKey = "store")
    private @Nullable String store;

    /** @throws org.kelisim.client.node.NodeStartException if something is missing or wrong */
    SystemNode open() {
        Places places = Places.below(Optional.ofNullable(data));
        PartyCode code = party();
        String database = Optional.ofNullable(store)
                .or(places::database)
                .orElseThrow(() -> new Stop(ExitCode.USAGE, Message.of("cli.store-missing")));
        URI address = Optional.ofNullable(exchange)
                .or(places::exchange)
                .orElseThrow(() -> new Stop(ExitCode.USAGE, Message.of("cli.exchange-missing")));
        NodeSettings settings = new NodeSettings(
                code,
                Optional.ofNullable(vault).orElseGet(() -> places.vault(code)),
                Optional.ofNullable(passphrase).orElseGet(() -> places.passphrase(code)),
                DocumentStore.open(database, "node_" + code.realm()),
                address,
                Optional.ofNullable(root).orElseGet(places::root),
                Optional.ofNullable(directory).orElseGet(places::firstDirectory),
                "system");
        SystemNode node = SystemNode.open(settings);
        node.atTheEnd(NodeOptions::tell);
        return node;
    }

    /** Beside what the command answers, and never within it. */
    private static void tell(Message alarm) {
        Locale locale = Locale.getDefault();
        System.err.println("kelisim: "
                + Output.harmless(Message.of("cli.attention", alarm.in(locale)).in(locale)));
    }

    private PartyCode party() {
        if (party != null) {
            return new PartyCode(party);
        }
        if (office != null && office.indexOf('/') > 0) {
            return OfficeId.parse(office).party();
        }
        throw new Stop(ExitCode.USAGE, Message.of("cli.party-missing"));
    }

    /** The office that was asked for, or all of the party's. */
    Set<OfficeId> offices(SystemNode node) {
        return office == null ? node.offices() : Set.of(office(node));
    }

    /** The one office; if none was asked for, the party's only one. */
    OfficeId office(SystemNode node) {
        if (office == null) {
            if (node.offices().size() == 1) {
                return node.offices().iterator().next();
            }
            throw new Stop(ExitCode.USAGE, Message.of("cli.office-missing", names(node)));
        }
        OfficeId asked = office.indexOf('/') > 0 ? OfficeId.parse(office) : new OfficeId(party(), office);
        if (!node.offices().contains(asked)) {
            throw new Stop(ExitCode.USAGE, Message.of("cli.office-unknown", asked.toString(), names(node)));
        }
        return asked;
    }

    private static String names(SystemNode node) {
        return String.join(
                ", ", node.offices().stream().map(OfficeId::toString).sorted().toList());
    }
}
