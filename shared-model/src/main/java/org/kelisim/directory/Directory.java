package org.kelisim.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryVersion.StatementReference;
import org.kelisim.json.Digest;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * A directory version of which every signature has been checked; only {@link DirectoryVerifier} makes one.
 * It promises that registrars and Chair listed the parties and that each party itself stated its offices. It
 * does not promise to be the newest: ask {@link #expired} and follow the feed.
 */
public final class Directory {

    private final DirectoryBundle bundle;
    private final Digest digest;
    private final MembersList members;
    private final Map<PartyCode, PartyStatement> statements;
    private final Map<OfficeId, Office> offices;
    private final Map<String, PartyStatement> byIssuer;

    /** @param before of which unchanged offices are taken over, parsed as they are: versions mostly differ by little */
    Directory(
            DirectoryBundle bundle, MembersList members, List<PartyStatement> statements, Optional<Directory> before) {
        this.bundle = bundle;
        this.digest = bundle.version().digest();
        this.members = members;
        this.statements = statements.stream().collect(Collectors.toMap(PartyStatement::party, Function.identity()));
        this.byIssuer = statements.stream().collect(Collectors.toMap(PartyStatement::issuer, Function.identity()));
        this.offices = statements.stream()
                .flatMap(statement -> before.filter(it -> it.states(statement))
                        .map(it -> it.officesOf(statement))
                        .orElseGet(() -> statement.offices().stream().map(entry -> Office.of(entry, statement))))
                .collect(Collectors.toMap(office -> office.entry().id(), Function.identity()));
    }

    /** This very object, taken over from one version to the next. */
    private boolean states(PartyStatement statement) {
        return statements.get(statement.party()) == statement;
    }

    private Stream<Office> officesOf(PartyStatement statement) {
        return statement.offices().stream()
                .map(entry -> Optional.ofNullable(offices.get(entry.id())).orElseThrow());
    }

    /** The signed statement that this version holds under this reference, its signature checked. */
    public Optional<SignedStatement> verified(StatementReference reference) {
        return bundle.version().statements().contains(reference)
                ? bundle.statements().stream()
                        .filter(it -> Digest.of(it.statement()).equals(reference.digest()))
                        .findFirst()
                : Optional.empty();
    }

    /** The running number of this version. */
    public long version() {
        return bundle.version().number();
    }

    /** The digest that headers cite. */
    public Digest digest() {
        return digest;
    }

    /** This version in brief, by which it can be had again. */
    public KnownVersion known() {
        return new KnownVersion(bundle.version(), digest);
    }

    /** The verified bundle, to be kept or handed on. */
    public DirectoryBundle bundle() {
        return bundle;
    }

    /** The members list. */
    public MembersList members() {
        return members;
    }

    /** A party's entry on the members list. */
    public Optional<PartyEntry> party(PartyCode code) {
        return members.party(code);
    }

    /** What a party states of itself. */
    public Optional<PartyStatement> statement(PartyCode code) {
        return Optional.ofNullable(statements.get(code));
    }

    /** The party that a token issuer speaks for; the issuer must match to the letter. */
    public Optional<PartyStatement> byIssuer(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    /** An office with its parsed keys. */
    public Optional<Office> office(OfficeId id) {
        return Optional.ofNullable(offices.get(id));
    }

    /** All offices of all parties, in no order. */
    public List<Office> offices() {
        return List.copyOf(offices.values());
    }

    /** Whether the party may send and fetch at that moment: it is active, and no registrars hold it. */
    public boolean active(PartyCode code, Instant moment) {
        return active(code)
                && members.hold(code).filter(hold -> hold.at(moment)).isEmpty();
    }

    /** Whether the party's standing is active and it has a statement; a hold may still keep it out for some hours. */
    public boolean active(PartyCode code) {
        return statements.containsKey(code)
                && party(code)
                        .filter(entry -> entry.status() == MembershipStatus.ACTIVE)
                        .isPresent();
    }

    /** Whether the members list has run out; then nothing is sent or opened until it is renewed. */
    public boolean expired(Instant now) {
        return !now.isBefore(members.expires());
    }
}
