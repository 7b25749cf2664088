package org.kelisim.exchange.directory;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle.ListSignature;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.ListProposal;
import org.kelisim.directory.Registrar;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.exchange.web.Problem;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;

/**
 * Collects signatures on lists that could follow the one in use. Only who signs members lists can bring one, each signer
 * counts once, and what can no longer follow is thrown away.
 */
final class Proposals {
    private static final String LISTS = "proposals";
    private static final String SIGNATURES = "proposal-signatures";
    private static final int MOST = 32;

    private final DocumentStore store;
    private final ExchangeDirectory directories;
    private final InstantSource clock;

    Proposals(DocumentStore store, ExchangeDirectory directories, InstantSource clock) {
        this.store = store;
        this.directories = directories;
        this.clock = clock;
    }

    /** Takes the good signatures under a list; the answer has all that were collected. */
    ListProposal sign(SignedList signed) {
        directories.catchUp();
        ListProposal proposal = possible(signed);
        if (proposal.signed().signatures().isEmpty()) {
            throw Problem.REFUSED.because(
                    "not-signed", "Neither a registrar nor the Chair of the list in use has signed this list.");
        }
        String id = proposal.digest().hex();
        if (store.find(LISTS, id).isEmpty() && open().size() >= MOST) {
            throw Problem.TOO_MANY_REQUESTS.exception(
                    "32 lists are proposed already. Publish one of them; all others are thrown away then.");
        }
        proposal.signed()
                .signatures()
                .forEach(each -> store.insert(
                        SIGNATURES,
                        new Document("_id", id + "/" + each.by())
                                .append("by", each.by())
                                .append("cms", each.cms())));
        store.insert(
                LISTS, new Document("_id", id).append("list", signed.list()).append("at", Date.from(clock.instant())));
        return find(proposal.digest()).orElse(proposal);
    }

    private ListProposal possible(SignedList signed) {
        return switch (ListProposal.of(directories.newest(), signed, clock.instant())) {
            case ListProposal.Outcome.Possible(ListProposal proposal) -> proposal;
            case ListProposal.Outcome.Impossible(var reason, String detail) -> throw Publisher.refused(reason, detail);
        };
    }

    /** The proposal with all signatures so far. */
    Optional<ListProposal> find(Digest digest) {
        return store.find(LISTS, digest.hex())
                .flatMap(document -> proposal(Stored.bytes(document, "list"), digest.hex()));
    }

    /** All that can still follow. */
    List<ListProposal> open() {
        List<ListProposal> open = new ArrayList<>();
        for (Document document : store.scan(LISTS, 2 * MOST)) {
            String id = Stored.text(document, "_id");
            proposal(Stored.bytes(document, "list"), id).ifPresentOrElse(open::add, () -> forget(id));
        }
        return open;
    }

    private Optional<ListProposal> proposal(byte[] list, String id) {
        List<String> places =
                signers(directories.newest()).map(each -> id + "/" + each.id()).toList();
        List<ListSignature> signatures = store.findAll(SIGNATURES, places).values().stream()
                .map(each -> new ListSignature(Stored.text(each, "by"), Stored.bytes(each, "cms")))
                .toList();
        return ListProposal.of(directories.newest(), new SignedList(list, signatures), clock.instant())
                        instanceof ListProposal.Outcome.Possible(ListProposal proposal)
                ? Optional.of(proposal)
                : Optional.empty();
    }

    private void forget(String id) {
        store.deleteAll(
                SIGNATURES,
                signers(directories.newest()).map(each -> id + "/" + each.id()).toList());
        store.delete(LISTS, id);
    }

    /** Whether somebody of this party signs members lists; nobody else sees what is only proposed. */
    boolean concern(PartyCode party) {
        return signers(directories.newest()).anyMatch(each -> each.party().equals(party));
    }

    private static Stream<Registrar> signers(Directory directory) {
        return Stream.concat(
                directory.members().registrars().stream(),
                Stream.of(directory.members().chair()));
    }
}
