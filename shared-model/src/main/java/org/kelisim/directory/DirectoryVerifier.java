package org.kelisim.directory;

import static org.kelisim.directory.DirectoryOutcome.Reason.*;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.DirectoryBundle.ListSignature;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryOutcome.Reason;
import org.kelisim.directory.DirectoryVersion.StatementReference;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/**
 * Verifies a directory bundle, whoever carries it (docs/spec/directory.md, "Rules"). It promises that a
 * {@link Directory} exists only where threshold registrars, the Chair where a membership changed, and every
 * party for itself have signed, and where no number went back. It fails closed, and never throws for bad input.
 */
public final class DirectoryVerifier {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private DirectoryVerifier() {}

    /** Verifies version 1 against the root file. */
    public static DirectoryOutcome verifyFirst(RootFile root, DirectoryBundle bundle, Instant now) {
        if (bundle.version().number() != 1 || !bundle.version().digest().equals(root.directory())) {
            return new DirectoryOutcome.Refused(
                    NOT_THE_ROOTS_FIRST_VERSION, "This is not the first directory version that the root file names.");
        }
        return check(() -> {
            MembersList list = list(bundle);
            if (list.number() != 1) {
                throw new Refusal(LIST_NOT_CHAINED, "The first members list has the number 1.");
            }
            if (!list.log().equals(root.log())) {
                throw new Refusal(LOG_CHANGED, "The members list names another log than the root file.");
            }
            signedByRegistrars(bundle, root.registrars(), root.threshold());
            signedByChair(bundle, root.chair());
            return assemble(bundle, list, Optional.empty(), now);
        });
    }

    /** Verifies the version that follows the one in use. The same version again is verified as such. */
    public static DirectoryOutcome verifyNext(Directory current, DirectoryBundle bundle, Instant now) {
        return check(() -> {
            DirectoryVersion version = bundle.version();
            if (version.number() < current.version()) {
                throw new Refusal(ROLLBACK, "Version " + version.number() + " is older than the one in use.");
            }
            if (version.number() == current.version()) {
                if (version.digest().equals(current.digest())) {
                    return current;
                }
                throw new Refusal(FORK, "There are two different directory versions " + version.number() + ".");
            }
            if (version.number() > current.version() + 1) {
                throw new Refusal(GAP, "Version " + (current.version() + 1) + " is missing.");
            }
            if (!version.previous().equals(Optional.of(current.digest()))) {
                throw new Refusal(FORK, "Version " + version.number() + " does not follow the one in use.");
            }
            MembersList list = list(bundle);
            followsList(bundle, list, current);
            return assemble(bundle, list, Optional.of(current), now);
        });
    }

    private static MembersList list(DirectoryBundle bundle) {
        if (!Digest.of(bundle.list().list()).equals(bundle.version().list())) {
            throw new Refusal(LIST_DIGEST, "The members list is not the one that this version names.");
        }
        try {
            return MembersList.parse(bundle.list().list());
        } catch (IllegalArgumentException e) {
            throw new Refusal(LIST_MALFORMED, "The members list cannot be read: " + e.getMessage());
        }
    }

    private static void followsList(DirectoryBundle bundle, MembersList list, Directory current) {
        MembersList before = current.members();
        Digest digestBefore = current.bundle().version().list();
        if (bundle.version().list().equals(digestBefore)) {
            return;
        }
        if (list.number() != before.number() + 1 || !list.previous().equals(Optional.of(digestBefore))) {
            throw new Refusal(LIST_NOT_CHAINED, "The members list does not follow the one in use.");
        }
        if (!list.log().equals(before.log())) {
            throw new Refusal(LOG_CHANGED, "The members list names another log.");
        }
        signedByRegistrars(bundle, before.registrars(), before.threshold());
        if (membershipDiffers(before, list)) {
            signedByChair(bundle, before.chair());
        }
        for (PartyEntry entry : before.parties()) {
            Optional<PartyEntry> after = list.party(entry.code());
            if (after.isEmpty()) {
                throw new Refusal(
                        LIST_NOT_CHAINED, entry.code() + " was removed; a membership ends, it is not deleted.");
            }
            if (entry.partyKey().isPresent() && !sameKey(entry, after.get())) {
                throw new Refusal(PARTY_KEY_CHANGED, "The party key of " + entry.code() + " was exchanged.");
            }
        }
    }

    /** Key entries hold byte arrays, so they are compared by their form. */
    private static boolean sameKey(PartyEntry before, PartyEntry after) {
        return before.partyKey()
                .map(KeyPairEntry::toJson)
                .equals(after.partyKey().map(KeyPairEntry::toJson));
    }

    private static boolean membershipDiffers(MembersList before, MembersList after) {
        Function<MembersList, Set<String>> memberships = list -> list.parties().stream()
                .map(entry -> entry.code() + " " + entry.kind() + " " + entry.status() + " "
                        + entry.partyKey().map(KeyPairEntry::toJson))
                .collect(Collectors.toSet());
        return !memberships.apply(before).equals(memberships.apply(after))
                || !before.chair().toJson().equals(after.chair().toJson());
    }

    private static void signedByRegistrars(DirectoryBundle bundle, List<Registrar> registrars, int threshold) {
        Set<String> good = new HashSet<>();
        for (Registrar registrar : registrars) {
            if (signed(bundle, registrar)) {
                good.add(registrar.id());
            }
        }
        if (good.size() < threshold) {
            throw new Refusal(
                    TOO_FEW_REGISTRARS,
                    "The members list carries %d good signatures of registrars; %d are needed."
                            .formatted(good.size(), threshold));
        }
    }

    private static void signedByChair(DirectoryBundle bundle, Registrar chair) {
        if (!signed(bundle, chair)) {
            throw new Refusal(CHAIR_MISSING, "A membership changes without the Chair's signature.");
        }
    }

    private static boolean signed(DirectoryBundle bundle, Registrar registrar) {
        HybridPublicKeys keys = keys(registrar.keys(), registrar.name());
        for (ListSignature signature : bundle.list().signatures()) {
            if (signature.by().equals(registrar.id())
                    && verifies(
                            ObjectType.MEMBERS_LIST,
                            signature.cms(),
                            bundle.list().list(),
                            keys)) {
                return true;
            }
        }
        return false;
    }

    private static boolean verifies(ObjectType type, byte[] cms, byte[] content, HybridPublicKeys keys) {
        return SignedObject.verifyDetached(type, cms, content, keys) instanceof SignedObject.Verified;
    }

    private static Directory assemble(
            DirectoryBundle bundle, MembersList list, Optional<Directory> before, Instant now) {
        if (list.issued().isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new Refusal(ISSUED_IN_FUTURE, "The members list is dated in the future; check this machine's clock.");
        }
        Map<PartyCode, StatementReference> references = bundle.version().statements().stream()
                .collect(Collectors.toMap(StatementReference::party, Function.identity()));
        List<PartyStatement> statements = new ArrayList<>();
        for (SignedStatement signed : bundle.statements()) {
            PartyStatement statement = statement(signed);
            matches(statement, Optional.ofNullable(references.remove(statement.party())), signed);
            signedByParty(statement, signed, list);
            before.ifPresent(directory -> follows(statement, signed, directory));
            statements.add(statement);
        }
        if (!references.isEmpty()) {
            throw new Refusal(STATEMENT_DIGEST, "The statement of " + references.keySet() + " is missing.");
        }
        before.ifPresent(directory -> nobodyVanished(directory, bundle.version()));
        issuersAreTheirOwn(statements);
        try {
            return new Directory(bundle, list, statements);
        } catch (IllegalArgumentException e) {
            throw new Refusal(KEYS_MALFORMED, "An office's keys cannot be read: " + e.getMessage());
        }
    }

    private static PartyStatement statement(SignedStatement signed) {
        try {
            return PartyStatement.parse(signed.statement());
        } catch (IllegalArgumentException e) {
            throw new Refusal(STATEMENT_MALFORMED, "A party's statement cannot be read: " + e.getMessage());
        }
    }

    private static void matches(
            PartyStatement statement, Optional<StatementReference> reference, SignedStatement signed) {
        if (reference.isEmpty()
                || reference.get().number() != statement.number()
                || !reference.get().digest().equals(Digest.of(signed.statement()))) {
            throw new Refusal(
                    STATEMENT_DIGEST,
                    "The statement of " + statement.party() + " is not the one that this version names.");
        }
    }

    private static void signedByParty(PartyStatement statement, SignedStatement signed, MembersList list) {
        KeyPairEntry key = list.party(statement.party())
                .flatMap(PartyEntry::partyKey)
                .orElseThrow(() -> new Refusal(
                        STATEMENT_OF_STRANGER, statement.party() + " is not on the members list with a party key."));
        HybridPublicKeys keys = keys(key, statement.party().value());
        if (!verifies(ObjectType.PARTY_STATEMENT, signed.cms(), signed.statement(), keys)) {
            throw new Refusal(
                    STATEMENT_SIGNATURE, "The statement of " + statement.party() + " is not signed by its party key.");
        }
    }

    private static void follows(PartyStatement statement, SignedStatement signed, Directory current) {
        current.statement(statement.party()).ifPresent(old -> {
            Digest oldDigest = Digest.of(old.bytes());
            boolean same = statement.number() == old.number() && oldDigest.equals(Digest.of(signed.statement()));
            boolean next = statement.number() == old.number() + 1
                    && statement.previous().equals(Optional.of(oldDigest));
            if (!same && !next) {
                throw new Refusal(
                        STATEMENT_NOT_CHAINED,
                        "The statement of " + statement.party() + " does not follow the one in use.");
            }
        });
    }

    private static void nobodyVanished(Directory current, DirectoryVersion version) {
        for (StatementReference old : current.bundle().version().statements()) {
            if (version.statements().stream().noneMatch(entry -> entry.party().equals(old.party()))) {
                throw new Refusal(STATEMENT_NOT_CHAINED, "The statement of " + old.party() + " has vanished.");
            }
        }
    }

    private static void issuersAreTheirOwn(List<PartyStatement> statements) {
        Map<String, PartyCode> owners = new HashMap<>();
        for (PartyStatement statement : statements) {
            if (owners.put(statement.issuer(), statement.party()) != null) {
                throw new Refusal(
                        ISSUER_CLASH, statement.party() + " names a token issuer that another party names too.");
            }
            if (!allowed(statement.issuer()) || !allowed(statement.jwks())) {
                throw new Refusal(
                        ISSUER_NOT_ALLOWED,
                        "The token issuer of " + statement.party() + " is neither https nor this machine's own.");
            }
        }
    }

    private static boolean allowed(String address) {
        try {
            URI uri = URI.create(address);
            boolean loopback = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
            boolean https = "https".equals(uri.getScheme()) && uri.getHost() != null;
            return (loopback || https) && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static HybridPublicKeys keys(KeyPairEntry entry, String owner) {
        try {
            return HybridPublicKeys.parse(entry.ec(), entry.mldsa());
        } catch (IllegalArgumentException e) {
            throw new Refusal(KEYS_MALFORMED, "The keys of " + owner + " cannot be read: " + e.getMessage());
        }
    }

    private interface Check {
        Directory run();
    }

    private static DirectoryOutcome check(Check check) {
        try {
            return new DirectoryOutcome.Verified(check.run());
        } catch (Refusal refusal) {
            return new DirectoryOutcome.Refused(refusal.reason, refusal.detail);
        }
    }

    /** Carries a refusal out of the sequence of checks; never leaves this class. */
    private static final class Refusal extends RuntimeException {
        private final Reason reason;
        private final String detail;

        Refusal(Reason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }
}
