package org.kelisim.client.membership;

import java.util.List;
import org.kelisim.client.api.DirectoryReference;
import org.kelisim.client.text.Message;
import org.kelisim.directory.ListProposal;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.Digest;

/**
 * Changes of the list of members by registrars and Chair. What is signed is what this node itself has compared with the
 * directory in use; the exchange only collects. Calls block while the exchange answers.
 */
public interface Membership {

    /** A list that waits, verified here against the directory in use. */
    record Proposed(ListProposal proposal, List<Message> differences) {
        /** Copies the list. */
        public Proposed {
            differences = List.copyOf(differences);
        }

        public Digest digest() {
            return proposal.digest();
        }
    }

    /** What the exchange said of proposals. */
    sealed interface Proposals {
        record Open(List<Proposed> proposals) implements Proposals {}

        record Unknown(Message reason) implements Proposals {}
    }

    /** What came of a signature. */
    sealed interface Signing {
        /** It counts; others have to sign. */
        record Collected(Proposed proposed) implements Signing {}

        /** It was the last that was missing: the new version is accepted and on its way to everybody. */
        record Published(DirectoryReference version) implements Signing {}

        record Refused(Message reason) implements Signing {}
    }

    /** A party's signed statement, looked at before anybody brings it. */
    sealed interface Looked {
        /**
         * It would be accepted.
         *
         * @param digest of the statement, as it was shown to whoever signed it
         */
        record Good(PartyStatement statement, Digest digest, List<Message> differences) implements Looked {
            /** Copies the list. */
            public Good {
                differences = List.copyOf(differences);
            }
        }

        record Bad(Message reason) implements Looked {}
    }

    /** Writes the next list; nobody hears of it yet. */
    ListDraft.Outcome draft(ListChange change);

    /** What would be different with that list. */
    List<Message> differences(MembersList list);

    /** The lists that wait for signatures. */
    Proposals proposals();

    /** Signs a new list and hands it to the other signers; publishes it where one signature is all that was missing. */
    Signing propose(MembersList list, SigningKey key);

    /** Signs a list that waits, as it was shown: by its digest. */
    Signing sign(Digest proposal, SigningKey key);

    /**
     * What a party's signed statement would change, verified here against the directory in use.
     *
     * @param file {@code {"statement": ..., "cms": ...}}
     */
    Looked look(byte[] file);

    /**
     * Brings a party's own signed statement to the exchange, as of one that has no access yet. Whoever carries it, it counts
     * by the signature of the party key on the list.
     *
     * @param file {@code {"statement": ..., "cms": ...}}
     */
    Signing bring(byte[] file);

    /** Publishes a list that is complete and was not published, as after an interruption. */
    Signing publish(Digest proposal);
}
