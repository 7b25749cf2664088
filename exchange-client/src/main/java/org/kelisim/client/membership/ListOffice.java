package org.kelisim.client.membership;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.DirectoryReference;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.directory.Differences;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.ListProposal;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.NextVersion;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;

/** Membership over the exchange. */
public final class ListOffice implements Membership {
    private static final int LARGEST_STATEMENT = 1024 * 1024;

    private final ExchangeClient exchange;
    private final Supplier<Directory> directory;
    private final Clock clock;

    /** @param directory the newest that is verified */
    public ListOffice(ExchangeClient exchange, Supplier<Directory> directory, Clock clock) {
        this.exchange = exchange;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public ListDraft.Outcome draft(ListChange change) {
        return ListDraft.of(directory.get(), change, clock.instant());
    }

    @Override
    public List<Message> differences(MembersList list) {
        return Differences.between(directory.get().members(), list);
    }

    @Override
    public Proposals proposals() {
        return switch (exchange.proposals()) {
            case Answer.Given<List<Digest>>(List<Digest> digests) -> fetched(digests);
            case Answer.Declined<List<Digest>>(var kind, var reason, Message message) -> new Proposals.Unknown(message);
            case Answer.Later<List<Digest>>(Message message, var pause) -> new Proposals.Unknown(message);
        };
    }

    private Proposals fetched(List<Digest> digests) {
        List<Proposed> open = new ArrayList<>();
        for (Digest digest : digests) {
            if (exchange.proposal(digest) instanceof Answer.Given<SignedList>(SignedList signed)
                    && verified(digest, signed) instanceof ListProposal.Outcome.Possible(ListProposal proposal)) {
                open.add(proposed(proposal));
            }
        }
        return new Proposals.Open(open);
    }

    private Proposed proposed(ListProposal proposal) {
        return new Proposed(proposal, differences(proposal.list()));
    }

    /** By the directory that this node verified, and under the very digest that was asked for. */
    private ListProposal.Outcome verified(Digest digest, SignedList signed) {
        return Digest.of(signed.list()).equals(digest)
                ? ListProposal.of(directory.get(), signed, clock.instant())
                : new ListProposal.Outcome.Impossible(
                        DirectoryOutcome.Reason.LIST_DIGEST, "The exchange gave another list.");
    }

    @Override
    public Signing propose(MembersList list, SigningKey key) {
        return signed(new SignedList(list.bytes(), List.of()), key);
    }

    @Override
    public Signing sign(Digest proposal, SigningKey key) {
        return with(proposal, signed -> signed(signed, key));
    }

    @Override
    public Signing publish(Digest proposal) {
        return with(proposal, this::published);
    }

    @Override
    public Looked look(byte[] file) {
        return switch (checked(file)) {
            case Checked.Bad(Message reason) -> new Looked.Bad(reason);
            case Checked.Good(SignedStatement signed, PartyStatement statement) ->
                new Looked.Good(
                        statement,
                        Digest.of(signed.statement()),
                        Differences.between(directory.get().statement(statement.party()), statement));
        };
    }

    @Override
    public Signing bring(byte[] file) {
        return switch (checked(file)) {
            case Checked.Bad(Message reason) -> new Signing.Refused(reason);
            case Checked.Good(SignedStatement signed, var statement) ->
                published(exchange.publish(Optional.empty(), List.of(signed)));
        };
    }

    private sealed interface Checked {
        record Good(SignedStatement signed, PartyStatement statement) implements Checked {}

        record Bad(Message reason) implements Checked {
            static Bad of(String key) {
                return new Bad(Message.of(key));
            }
        }
    }

    /** Verified here first, so that the reason is told without the exchange. */
    private Checked checked(byte[] file) {
        SignedStatement signed;
        PartyStatement statement;
        try {
            signed = SignedStatement.read(Fields.of(CanonicalJson.read(file, LARGEST_STATEMENT)));
            statement = PartyStatement.parse(signed.statement());
        } catch (IllegalArgumentException e) {
            return Checked.Bad.of("membership.no-statement-file");
        }
        return switch (NextVersion.of(directory.get(), Optional.empty(), List.of(signed))) {
            case NextVersion.Outcome.NothingNew() -> Checked.Bad.of("membership.statement-known");
            case NextVersion.Outcome.Impossible(DirectoryOutcome.Refused it) -> refusal(it);
            case NextVersion.Outcome.Assembled(DirectoryBundle bundle) ->
                DirectoryVerifier.verifyNext(directory.get(), bundle, clock.instant())
                                instanceof DirectoryOutcome.Refused it
                        ? refusal(it)
                        : new Checked.Good(signed, statement);
        };
    }

    private static Checked.Bad refusal(DirectoryOutcome.Refused refused) {
        return Checked.Bad.of("directory.refused." + wire(refused.reason()));
    }

    private Signing with(Digest digest, Function<SignedList, Signing> act) {
        return switch (exchange.proposal(digest)) {
            case Answer.Given<SignedList>(SignedList signed) ->
                Digest.of(signed.list()).equals(digest) ? act.apply(signed) : refused("membership.other-list");
            case Answer.Declined<SignedList>(var kind, var reason, Message message) ->
                refused("membership.proposal-gone");
            case Answer.Later<SignedList>(Message message, var pause) -> new Signing.Refused(message);
        };
    }

    private Signing signed(SignedList list, SigningKey key) {
        if (ListProposal.of(directory.get(), list, clock.instant())
                instanceof ListProposal.Outcome.Impossible(var reason, String detail)) {
            return refused("directory.refused." + wire(reason));
        }
        SignedList own = new SignedList(list.list(), List.of(key.sign(list.list(), clock.instant())));
        return switch (exchange.propose(own)) {
            case Answer.Given<SignedList>(SignedList collected) -> collected(Digest.of(list.list()), collected);
            case Answer.Declined<SignedList>(var kind, var reason, Message message) -> new Signing.Refused(message);
            case Answer.Later<SignedList>(Message message, var pause) -> new Signing.Refused(message);
        };
    }

    private Signing collected(Digest digest, SignedList collected) {
        return switch (verified(digest, collected)) {
            case ListProposal.Outcome.Possible(ListProposal proposal) ->
                proposal.complete() ? published(proposal.signed()) : new Signing.Collected(proposed(proposal));
            case ListProposal.Outcome.Impossible(var reason, String detail) ->
                refused("directory.refused." + wire(reason));
        };
    }

    private Signing published(SignedList list) {
        return published(exchange.publish(Optional.of(list), List.of()));
    }

    private static Signing published(Answer<DirectoryReference> answer) {
        return switch (answer) {
            case Answer.Given<DirectoryReference>(DirectoryReference version) -> new Signing.Published(version);
            case Answer.Declined<DirectoryReference>(var kind, var reason, Message message) ->
                new Signing.Refused(message);
            case Answer.Later<DirectoryReference>(Message message, var pause) -> new Signing.Refused(message);
        };
    }

    private static String wire(DirectoryOutcome.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Signing refused(String key) {
        return new Signing.Refused(Message.of(key));
    }
}
