package org.kelisim.portal.officials;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.client.officer.Official;
import org.kelisim.client.officer.OfficialOutcome;
import org.kelisim.client.officer.Officials;
import org.kelisim.client.text.Message;
import org.kelisim.identity.accounts.AccountOutcome;
import org.kelisim.identity.accounts.NewAccount;
import org.kelisim.identity.accounts.RealmAccounts;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.portal.session.OfficerSession;
import org.springframework.stereotype.Component;

/**
 * A coordinator's steps, each at the issuer and at the node. Coming in begins at the issuer, so that nobody is invited without
 * an account; going begins at the node, so that it counts even while the issuer is away.
 */
@Component
class OfficialsDesk {

    private final OwnRealm realm;

    OfficialsDesk(OwnRealm realm) {
        this.realm = realm;
    }

    /** What came of a step. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /** To be handed over once, by two different ways. */
        record Handout(String account, Optional<String> password, Optional<Code> code) implements Outcome {
            /** Never shows what is handed over. */
            @Override
            public String toString() {
                return "Handout[" + account + "]";
            }
        }

        /** It counts at this node; the issuer did not follow, so the step is to be repeated there. */
        record OnlyHere(AccountOutcome reason) implements Outcome {}

        /** Nothing was changed. */
        record AtIssuer(AccountOutcome reason) implements Outcome {}

        /** Nothing was changed. */
        record Refused(Message reason) implements Outcome {}

        /** The PIN was given too long ago. */
        record ConfirmationNeeded() implements Outcome {}
    }

    /** An invitation's code. */
    record Code(String text, Instant until) {
        /** Never shows the code. */
        @Override
        public String toString() {
            return "Code[until=" + until + "]";
        }
    }

    Outcome add(OfficerSession session, NewAccount account, Map<OfficeId, Set<Role>> roles) {
        Officials officials = session.node().officials();
        if (!officials.coordinates(session.officer())) {
            return new Outcome.AtIssuer(new AccountOutcome.NotAllowed());
        }
        if (!session.officer().isConfirmed()) {
            return new Outcome.ConfirmationNeeded();
        }
        if (officials.find(session.officer(), account.username()).isPresent()) {
            return new Outcome.AtIssuer(new AccountOutcome.NameTaken());
        }
        RealmAccounts accounts = realm.accounts(session);
        AccountOutcome made = accounts.create(account);
        if (made instanceof AccountOutcome.NameTaken && officials.removedSince(account.username(), Instant.EPOCH)) {
            made = reopened(accounts, account);
        }
        return switch (made) {
            case AccountOutcome.WithPassword(String password) -> {
                OfficialOutcome invited =
                        officials.invite(session.officer(), account.username(), account.name(), roles);
                if (!(invited instanceof OfficialOutcome.Invited)) {
                    accounts.close(account.username());
                }
                yield outcome(account.username(), invited, Optional.of(password));
            }
            default -> new Outcome.AtIssuer(made);
        };
    }

    /** Somebody who was removed comes back under the same account. */
    private static AccountOutcome reopened(RealmAccounts accounts, NewAccount account) {
        AccountOutcome changed = accounts.change(account.username(), account.offices(), account.roles());
        return changed instanceof AccountOutcome.Done ? accounts.renewPassword(account.username()) : changed;
    }

    /** For who lost the PIN or the code: what the account had before counts no longer. */
    Outcome inviteAgain(OfficerSession session, Official official) {
        return outcome(
                official.account(),
                session.node()
                        .officials()
                        .invite(session.officer(), official.account(), official.name(), official.roles()),
                Optional.empty());
    }

    /** For who lost the password; the PIN stays. */
    Outcome renewPassword(OfficerSession session, Official official) {
        if (!session.node().officials().coordinates(session.officer()) || !official.isManaged()) {
            return new Outcome.AtIssuer(new AccountOutcome.NotAllowed());
        }
        if (!session.officer().isConfirmed()) {
            return new Outcome.ConfirmationNeeded();
        }
        return switch (realm.accounts(session).renewPassword(official.account())) {
            case AccountOutcome.WithPassword(String password) ->
                new Outcome.Handout(official.account(), Optional.of(password), Optional.empty());
            case AccountOutcome other -> new Outcome.AtIssuer(other);
        };
    }

    Outcome change(OfficerSession session, Official official, Map<OfficeId, Set<Role>> roles) {
        OfficialOutcome here = session.node().officials().change(session.officer(), official.account(), roles);
        return here instanceof OfficialOutcome.Done
                ? following(realm.accounts(session).change(official.account(), roles.keySet(), all(roles)))
                : outcome(official.account(), here, Optional.empty());
    }

    Outcome remove(OfficerSession session, Official official) {
        OfficialOutcome here = session.node().officials().remove(session.officer(), official.account());
        return here instanceof OfficialOutcome.Done
                ? following(realm.accounts(session).close(official.account()))
                : outcome(official.account(), here, Optional.empty());
    }

    static Set<Role> all(Map<OfficeId, Set<Role>> roles) {
        return roles.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(HashSet::new));
    }

    private static Outcome following(AccountOutcome atIssuer) {
        return atIssuer instanceof AccountOutcome.Done ? new Outcome.Done() : new Outcome.OnlyHere(atIssuer);
    }

    private static Outcome outcome(String account, OfficialOutcome outcome, Optional<String> password) {
        return switch (outcome) {
            case OfficialOutcome.Done() -> new Outcome.Done();
            case OfficialOutcome.Invited(String code, Instant until) ->
                new Outcome.Handout(account, password, Optional.of(new Code(code, until)));
            case OfficialOutcome.ConfirmationNeeded() -> new Outcome.ConfirmationNeeded();
            case OfficialOutcome.Refused(Message reason) -> new Outcome.Refused(reason);
        };
    }
}
