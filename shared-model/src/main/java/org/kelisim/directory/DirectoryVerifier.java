package org.kelisim.directory;

import static org.kelisim.directory.DirectoryOutcome.Reason.*;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
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
                throw new DirectoryRefusal(LIST_NOT_CHAINED, "The first members list has the number 1.");
            }
            if (!list.log().equals(root.log())) {
                throw new DirectoryRefusal(LOG_CHANGED, "The members list names another log than the root file.");
            }
            ListSignatures signatures = ListSignatures.of(bundle.list(), root.registrars(), root.chair());
            signatures.requireRegistrars(root.threshold());
            signatures.requireChair();
            return assemble(bundle, list, Optional.empty(), now);
        });
    }

    /** Verifies the version that follows the one in use. The same version again is verified as such. */
    public static DirectoryOutcome verifyNext(Directory current, DirectoryBundle bundle, Instant now) {
        return check(() -> {
            DirectoryVersion version = bundle.version();
            if (version.number() < current.version()) {
                throw new DirectoryRefusal(ROLLBACK, "Version " + version.number() + " is older than the one in use.");
            }
            if (version.number() == current.version()) {
                if (version.digest().equals(current.digest())) {
                    return current;
                }
                throw new DirectoryRefusal(
                        FORK, "There are two different directory versions " + version.number() + ".");
            }
            if (version.number() > current.version() + 1) {
                throw new DirectoryRefusal(GAP, "Version " + (current.version() + 1) + " is missing.");
            }
            if (!version.previous().equals(Optional.of(current.digest()))) {
                throw new DirectoryRefusal(FORK, "Version " + version.number() + " does not follow the one in use.");
            }
            MembersList list = list(bundle);
            followsList(bundle, list, current);
            return assemble(bundle, list, Optional.of(current), now);
        });
    }

    /**
     * A version that was verified before, from parts that were kept. Its digest binds every part, so nothing is verified
     * but that these are the parts.
     */
    public static DirectoryOutcome again(KnownVersion known, DirectoryBundle bundle) {
        return check(() -> {
            if (!bundle.version().digest().equals(known.digest())) {
                throw new DirectoryRefusal(FORK, "This is not the version " + known.number() + " that was verified.");
            }
            MembersList list = list(bundle);
            Map<PartyCode, StatementReference> references = references(bundle);
            List<PartyStatement> statements = new ArrayList<>();
            for (SignedStatement signed : bundle.statements()) {
                PartyStatement statement = statement(signed);
                matching(statement, Optional.ofNullable(references.remove(statement.party())), signed);
                statements.add(statement);
            }
            requireAll(references);
            return new Directory(bundle, list, statements, Optional.empty());
        });
    }

    private static Map<PartyCode, StatementReference> references(DirectoryBundle bundle) {
        return bundle.version().statements().stream()
                .collect(Collectors.toMap(StatementReference::party, Function.identity()));
    }

    private static void requireAll(Map<PartyCode, StatementReference> references) {
        if (!references.isEmpty()) {
            throw new DirectoryRefusal(STATEMENT_DIGEST, "The statement of " + references.keySet() + " is missing.");
        }
    }

    private static MembersList list(DirectoryBundle bundle) {
        if (!Digest.of(bundle.list().list()).equals(bundle.version().list())) {
            throw new DirectoryRefusal(LIST_DIGEST, "The members list is not the one that this version names.");
        }
        return ListRules.read(bundle.list().list());
    }

    private static void followsList(DirectoryBundle bundle, MembersList list, Directory current) {
        MembersList before = current.members();
        Digest digestBefore = current.bundle().version().list();
        if (bundle.version().list().equals(digestBefore)) {
            return;
        }
        ListRules.requireFollows(list, before, digestBefore);
        ListSignatures signatures = ListSignatures.of(bundle.list(), before.registrars(), before.chair());
        signatures.requireRegistrars(before.threshold());
        if (ListRules.needChair(before, list)) {
            signatures.requireChair();
        }
    }

    private static boolean verifies(ObjectType type, byte[] cms, byte[] content, HybridPublicKeys keys) {
        return SignedObject.verifyDetached(type, cms, content, keys) instanceof SignedObject.Verified;
    }

    private static Directory assemble(
            DirectoryBundle bundle, MembersList list, Optional<Directory> before, Instant now) {
        requireIssued(list, now);
        ListRules.requireSound(list);
        Map<PartyCode, StatementReference> references = references(bundle);
        List<PartyStatement> statements = new ArrayList<>();
        List<SignedStatement> kept = new ArrayList<>();
        for (SignedStatement signed : bundle.statements()) {
            PartyStatement statement = statement(signed);
            StatementReference reference =
                    matching(statement, Optional.ofNullable(references.remove(statement.party())), signed);
            Optional<SignedStatement> verified = before.flatMap(it -> it.verified(reference));
            if (verified.isPresent()) {
                kept.add(verified.get());
                statements.add(
                        before.flatMap(it -> it.statement(reference.party())).orElseThrow());
            } else {
                signedByParty(statement, signed, list);
                before.ifPresent(directory -> follows(statement, signed, directory));
                kept.add(signed);
                statements.add(statement);
            }
        }
        requireAll(references);
        before.ifPresent(directory -> nobodyVanished(directory, bundle.version()));
        issuersAreTheirOwn(statements);
        try {
            var sameList = before.filter(
                    it -> it.bundle().version().list().equals(bundle.version().list()));
            var signedList = sameList.map(it -> it.bundle().list()).orElse(bundle.list());
            return new Directory(new DirectoryBundle(bundle.version(), signedList, kept), list, statements, before);
        } catch (IllegalArgumentException e) {
            throw new DirectoryRefusal(KEYS_MALFORMED, "An office's keys cannot be read: " + e.getMessage());
        }
    }

    static void requireIssued(MembersList list, Instant now) {
        if (list.issued().isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new DirectoryRefusal(
                    ISSUED_IN_FUTURE, "The members list is dated in the future; check this machine's clock.");
        }
    }

    private static PartyStatement statement(SignedStatement signed) {
        try {
            return PartyStatement.parse(signed.statement());
        } catch (IllegalArgumentException e) {
            throw new DirectoryRefusal(STATEMENT_MALFORMED, "A party's statement cannot be read: " + e.getMessage());
        }
    }

    private static StatementReference matching(
            PartyStatement statement, Optional<StatementReference> reference, SignedStatement signed) {
        if (reference.isEmpty()
                || reference.get().number() != statement.number()
                || !reference.get().digest().equals(Digest.of(signed.statement()))) {
            throw new DirectoryRefusal(
                    STATEMENT_DIGEST,
                    "The statement of " + statement.party() + " is not the one that this version names.");
        }
        return reference.get();
    }

    private static void signedByParty(PartyStatement statement, SignedStatement signed, MembersList list) {
        KeyPairEntry key = list.party(statement.party())
                .flatMap(PartyEntry::partyKey)
                .orElseThrow(() -> new DirectoryRefusal(
                        STATEMENT_OF_STRANGER, statement.party() + " is not on the members list with a party key."));
        HybridPublicKeys keys = ListSignatures.keys(key, statement.party().value());
        if (!verifies(ObjectType.PARTY_STATEMENT, signed.cms(), signed.statement(), keys)) {
            throw new DirectoryRefusal(
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
                throw new DirectoryRefusal(
                        STATEMENT_NOT_CHAINED,
                        "The statement of " + statement.party() + " does not follow the one in use.");
            }
        });
    }

    private static void nobodyVanished(Directory current, DirectoryVersion version) {
        for (StatementReference old : current.bundle().version().statements()) {
            if (version.statements().stream().noneMatch(entry -> entry.party().equals(old.party()))) {
                throw new DirectoryRefusal(STATEMENT_NOT_CHAINED, "The statement of " + old.party() + " has vanished.");
            }
        }
    }

    private static void issuersAreTheirOwn(List<PartyStatement> statements) {
        Map<String, PartyCode> owners = new HashMap<>();
        for (PartyStatement statement : statements) {
            if (owners.put(statement.issuer(), statement.party()) != null) {
                throw new DirectoryRefusal(
                        ISSUER_CLASH, statement.party() + " names a token issuer that another party names too.");
            }
            if (!allowed(statement.issuer()) || !allowed(statement.jwks())) {
                throw new DirectoryRefusal(
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

    private interface Check {
        Directory run();
    }

    private static DirectoryOutcome check(Check check) {
        try {
            return new DirectoryOutcome.Verified(check.run());
        } catch (DirectoryRefusal refusal) {
            return refusal.refused();
        }
    }
}
