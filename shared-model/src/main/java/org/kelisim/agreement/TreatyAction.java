package org.kelisim.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.Header.DirectoryReference;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One act of one party, as its office signs it. It names what it is about by digest and the act before it, so that it
 * serves in this place of this agreement's history and nowhere else.
 *
 * @param number 1, 2, 3 ... in the agreement's history
 * @param previous digest of the action before; none for the first
 * @param party whose act it is; another than the office's only where it is put on record for a party that cannot sign here
 * @param on the day of the act, or the day from which it has effect
 * @param document digest of the agreement's document
 * @param terms digest of the terms that the action is about
 * @param proposal the documents themselves, where they are put forward
 * @param reference a law, a note's number, a declaration's title: one line
 * @param directory the version that lists the office's keys
 * @param time of signing, whole seconds
 */
public record TreatyAction(
        AgreementId agreement,
        long number,
        Optional<Digest> previous,
        ActionKind kind,
        OfficeId office,
        PartyCode party,
        LocalDate on,
        Digest document,
        Digest terms,
        Optional<Proposal> proposal,
        Optional<String> reference,
        DirectoryReference directory,
        Instant time) {

    /** The longest action in bytes of canonical JSON. */
    public static final int MAX_BYTES = 48 * 1024;

    private static final String FORMAT = "kelisim-treaty-action-1";

    /** What is put forward: the document with the first proposals, the terms always. */
    public record Proposal(Optional<Agreement> document, Terms terms) {}

    /** @throws IllegalArgumentException if the members do not fit together */
    public TreatyAction {
        time = time.truncatedTo(ChronoUnit.SECONDS);
        Agreement.require(
                number >= 1 && (number == 1) == previous.isEmpty(),
                "An action has a number, and every later one names the one before.");
        boolean proposes = kind == ActionKind.PROPOSE || kind == ActionKind.AMEND;
        Agreement.require(
                proposal.isPresent() == proposes, "Documents stand in the action that puts them forward, only there.");
        proposal.ifPresent(it -> requireDigests(it, kind, agreement, document, terms));
        Agreement.require(
                party.equals(office.party()) || kind.recordable(), "This act is put on record for no other party.");
        reference.ifPresent(Agreement::requireLine);
        Agreement.require(kind != ActionKind.REGISTER || reference.isPresent(), "A registration names its number.");
        Agreement.require(on.getYear() >= 1900 && on.getYear() < 2200, "The day lies between 1900 and 2199.");
    }

    private static void requireDigests(
            Proposal proposal, ActionKind kind, AgreementId agreement, Digest document, Digest terms) {
        Agreement.require(
                proposal.document().isPresent() == (kind == ActionKind.PROPOSE),
                "A proposal has the document; an amendment of the terms has none.");
        Agreement.require(proposal.terms().digest().equals(terms), "The terms are not those that are cited.");
        proposal.document()
                .ifPresent(it -> Agreement.require(
                        it.digest().equals(document) && it.id().equals(agreement),
                        "The document is not the one that is cited."));
    }

    /** Whether the party itself signs, and nobody puts it on record for it. */
    public boolean own() {
        return party.equals(office.party());
    }

    /** The day of signing, in UTC. */
    public LocalDate signedOn() {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** SHA-384 of the signed bytes: what the next action, and the log, cite. */
    public Digest digest() {
        return Digest.of(bytes());
    }

    /** The bytes that are signed. */
    public byte[] bytes() {
        return CanonicalJson.write(toJson());
    }

    private ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("format", FORMAT)
                .put("agreement", agreement.value())
                .put("number", number)
                .put("kind", kind.wire())
                .put("office", office.toString())
                .put("party", party.value())
                .put("on", on.toString())
                .put("document", document.hex())
                .put("terms", terms.hex())
                .put("time", UtcSeconds.format(time));
        previous.ifPresent(it -> json.put("previous", it.hex()));
        reference.ifPresent(it -> json.put("reference", it));
        json.putObject("directory")
                .put("version", directory.version())
                .put("digest", directory.digest().hex());
        proposal.ifPresent(it -> {
            ObjectNode proposed = json.putObject("proposal");
            it.document().ifPresent(document -> proposed.set("document", document.toJson()));
            proposed.set("terms", it.terms().toJson());
        });
        return json;
    }

    /** Reads {@link #bytes}. */
    public static TreatyAction parse(byte[] bytes) {
        Fields fields = Fields.of(CanonicalJson.readCanonical(bytes, MAX_BYTES));
        Agreement.require(fields.string("format").equals(FORMAT), "This form of an action is not known here.");
        TreatyAction action = new TreatyAction(
                fields.parsed("agreement", AgreementId::new),
                fields.integer("number"),
                fields.optionalDigest("previous"),
                fields.parsed("kind", ActionKind::parse),
                fields.parsed("office", OfficeId::parse),
                fields.parsed("party", PartyCode::new),
                fields.date("on"),
                fields.digest("document"),
                fields.digest("terms"),
                fields.optionalObject("proposal").map(TreatyAction::proposal),
                fields.optionalString("reference"),
                reference(fields.object("directory")),
                fields.instant("time"));
        fields.done();
        return action;
    }

    private static Proposal proposal(Fields fields) {
        Proposal proposal = new Proposal(
                fields.optionalObject("document").map(Agreement::parse), Terms.parse(fields.object("terms")));
        fields.done();
        return proposal;
    }

    private static DirectoryReference reference(Fields fields) {
        DirectoryReference reference = new DirectoryReference(fields.integer("version"), fields.digest("digest"));
        fields.done();
        return reference;
    }
}
