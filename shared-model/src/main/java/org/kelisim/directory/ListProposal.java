package org.kelisim.directory;

import java.time.Instant;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryOutcome.Reason;
import org.kelisim.json.Digest;

/**
 * A members list that could follow the one in use, and who has signed it so far. It promises that every rule but the
 * number of signatures holds.
 *
 * @param signed the list with its good signatures, one of each signer
 * @param registrars how many registrars signed
 * @param needed how many have to
 * @param needsChair whether the Chair has to sign, too
 * @param chairSigned whether the Chair did
 */
public record ListProposal(
        MembersList list, SignedList signed, int registrars, int needed, boolean needsChair, boolean chairSigned) {

    /** What came of looking at a list. */
    public sealed interface Outcome {
        record Possible(ListProposal proposal) implements Outcome {}

        record Impossible(Reason reason, String detail) implements Outcome {}
    }

    /** Checks the list against the directory in use, whatever its signatures; never throws for bad input. */
    public static Outcome of(Directory current, SignedList signed, Instant now) {
        try {
            MembersList list = ListRules.read(signed.list());
            MembersList before = current.members();
            ListRules.requireSound(list);
            ListRules.requireFollows(list, before, current.bundle().version().list());
            DirectoryVerifier.requireIssued(list, now);
            if (!now.isBefore(list.expires())) {
                throw new DirectoryRefusal(Reason.LIST_EXPIRED, "The members list has run out before it was in use.");
            }
            var signatures = ListSignatures.of(signed, before.registrars(), before.chair());
            return new Outcome.Possible(new ListProposal(
                    list,
                    new SignedList(signed.list(), signatures.all()),
                    signatures.registrars(),
                    before.threshold(),
                    ListRules.needChair(before, list),
                    signatures.chair()));
        } catch (DirectoryRefusal e) {
            var refused = e.refused();
            return new Outcome.Impossible(refused.reason(), refused.detail());
        }
    }

    /** By which the proposal is known. */
    public Digest digest() {
        return Digest.of(signed.list());
    }

    /** Whether it can be published. */
    public boolean complete() {
        return registrars >= needed && (chairSigned || !needsChair);
    }

    /** Whether that registrar, or the Chair, signed it. */
    public boolean signedBy(String id) {
        return signed.signatures().stream().anyMatch(it -> it.by().equals(id));
    }
}
