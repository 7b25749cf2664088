package org.kelisim.directory;

import static org.kelisim.directory.DirectoryOutcome.Reason.STATEMENT_MALFORMED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryVersion.StatementReference;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/**
 * Puts the version together that follows the one in use, out of new parts. It vouches for nothing:
 * {@link DirectoryVerifier#verifyNext} says whether it holds.
 */
public final class NextVersion {

    private NextVersion() {}

    /** What came of it. */
    public sealed interface Outcome {
        record Assembled(DirectoryBundle bundle) implements Outcome {}

        /** All parts are in use already. */
        record NothingNew() implements Outcome {}

        record Impossible(DirectoryOutcome.Refused refused) implements Outcome {}
    }

    /** @param list the new list; signatures that do not count are left out */
    public static Outcome of(Directory current, Optional<SignedList> list, List<SignedStatement> statements) {
        try {
            return assemble(current, list, statements);
        } catch (DirectoryRefusal e) {
            return new Outcome.Impossible(e.refused());
        }
    }

    private static Outcome assemble(Directory current, Optional<SignedList> list, List<SignedStatement> statements) {
        DirectoryVersion before = current.bundle().version();
        Optional<SignedList> newList =
                list.filter(it -> !Digest.of(it.list()).equals(before.list())).map(it -> cleaned(it, current));
        Map<PartyCode, SignedStatement> signed = new LinkedHashMap<>();
        Map<PartyCode, StatementReference> references = new LinkedHashMap<>();
        for (int i = 0; i < before.statements().size(); i++) {
            StatementReference reference = before.statements().get(i);
            references.put(reference.party(), reference);
        }
        for (SignedStatement each : current.bundle().statements()) {
            signed.put(PartyStatement.parse(each.statement()).party(), each);
        }
        Set<PartyCode> changed = new HashSet<>();
        for (SignedStatement each : statements) {
            PartyStatement statement = read(each);
            var reference = new StatementReference(statement.party(), statement.number(), Digest.of(each.statement()));
            if (reference.equals(references.get(statement.party()))) {
                continue;
            }
            if (!changed.add(statement.party())) {
                throw new DirectoryRefusal(
                        STATEMENT_MALFORMED, "There are two new statements of " + statement.party() + ".");
            }
            references.put(statement.party(), reference);
            signed.put(statement.party(), each);
        }
        if (newList.isEmpty() && changed.isEmpty()) {
            return new Outcome.NothingNew();
        }
        SignedList next = newList.orElse(current.bundle().list());
        DirectoryVersion version = new DirectoryVersion(
                before.number() + 1,
                Optional.of(current.digest()),
                Digest.of(next.list()),
                new ArrayList<>(references.values()));
        return new Outcome.Assembled(new DirectoryBundle(version, next, new ArrayList<>(signed.values())));
    }

    private static SignedList cleaned(SignedList signed, Directory current) {
        MembersList before = current.members();
        return new SignedList(
                signed.list(),
                ListSignatures.of(signed, before.registrars(), before.chair()).all());
    }

    private static PartyStatement read(SignedStatement signed) {
        try {
            return PartyStatement.parse(signed.statement());
        } catch (IllegalArgumentException e) {
            throw new DirectoryRefusal(STATEMENT_MALFORMED, "A party's statement cannot be read: " + e.getMessage());
        }
    }
}
