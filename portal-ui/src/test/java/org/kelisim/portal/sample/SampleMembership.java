package org.kelisim.portal.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kelisim.client.api.DirectoryReference;
import org.kelisim.client.directory.Differences;
import org.kelisim.client.membership.ListChange;
import org.kelisim.client.membership.ListDraft;
import org.kelisim.client.membership.Membership;
import org.kelisim.client.membership.SigningKey;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.ListProposal;
import org.kelisim.directory.MembersList;
import org.kelisim.json.Digest;

/** The list of members without an exchange: drafts are real, whatever is signed waits or is published as the test wants. */
public final class SampleMembership implements Membership {
    private final Supplier<Directory> directory;
    public final List<Proposed> open = new ArrayList<>();
    public Optional<Message> unreachable = Optional.empty();
    public boolean publishes;

    SampleMembership(Supplier<Directory> directory) {
        this.directory = directory;
    }

    @Override
    public ListDraft.Outcome draft(ListChange change) {
        return ListDraft.of(directory.get(), change, Instant.now());
    }

    @Override
    public List<Message> differences(MembersList list) {
        return Differences.between(directory.get().members(), list);
    }

    @Override
    public Proposals proposals() {
        return unreachable.<Proposals>map(Proposals.Unknown::new).orElseGet(() -> new Proposals.Open(open));
    }

    @Override
    public Signing propose(MembersList list, SigningKey key) {
        return signed(list);
    }

    /** As if somebody else had proposed it. */
    public Proposed waits(MembersList list) {
        var possible = (ListProposal.Outcome.Possible)
                ListProposal.of(directory.get(), new SignedList(list.bytes(), List.of()), Instant.now());
        Proposed proposed = new Proposed(possible.proposal(), differences(list));
        open.add(proposed);
        return proposed;
    }

    private Signing signed(MembersList list) {
        if (publishes) {
            open.clear();
            return new Signing.Published(
                    new DirectoryReference(directory.get().version() + 1, Digest.of(list.bytes())));
        }
        return new Signing.Collected(waits(list));
    }

    @Override
    public Signing sign(Digest proposal, SigningKey key) {
        return open.stream()
                .filter(it -> it.digest().equals(proposal))
                .findFirst()
                .map(it -> signed(it.proposal().list()))
                .orElse(new Signing.Refused(Message.of("membership.proposal-gone")));
    }

    @Override
    public Signing publish(Digest proposal) {
        open.clear();
        return new Signing.Published(new DirectoryReference(directory.get().version() + 1, proposal));
    }

    @Override
    public Looked look(byte[] file) {
        return new Looked.Bad(Message.of("membership.no-statement-file"));
    }

    @Override
    public Signing bring(byte[] file) {
        return new Signing.Refused(Message.of("membership.no-statement-file"));
    }
}
