package org.kelisim.exchange.directory;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.exchange.log.Everybody;
import org.kelisim.identity.caller.IssuerDirectory;
import org.kelisim.identity.caller.IssuerEntry;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.PartyCode;

/**
 * The verified versions that the exchange holds. There is one today, which the root file names; later ones follow by
 * {@link org.kelisim.directory.DirectoryVerifier#verifyNext}.
 */
public final class ExchangeDirectory implements DirectoryLookup, IssuerDirectory, Everybody {
    private final Directory first;

    ExchangeDirectory(Directory first) {
        this.first = first;
    }

    @Override
    public Directory newest() {
        return first;
    }

    @Override
    public Optional<Directory> version(long number) {
        return number == first.version() ? Optional.of(first) : Optional.empty();
    }

    @Override
    public Optional<Instant> replacedAt(long number) {
        return Optional.empty();
    }

    /** Version 1 is leaf 0, so it is in force from index 1 on. */
    @Override
    public Optional<Directory> inForceAt(long logIndex) {
        return logIndex > 0 ? Optional.of(first) : Optional.empty();
    }

    /** Parties that have a statement, whatever their standing: also a suspended one learns of a new directory. */
    @Override
    public Collection<PartyCode> parties() {
        return first.members().parties().stream()
                .map(PartyEntry::code)
                .filter(code -> first.statement(code).isPresent())
                .toList();
    }

    @Override
    public Optional<IssuerEntry> byIssuer(String issuer) {
        Directory newest = newest();
        return newest.byIssuer(issuer)
                .filter(statement -> takesPart(statement.party()))
                .map(statement -> entry(newest, statement));
    }

    /** Whether the party may come in at all; a suspended one may, to see its feed and the directory. */
    public boolean takesPart(PartyCode party) {
        MembershipStatus status = newest().party(party).map(PartyEntry::status).orElse(MembershipStatus.ENDED);
        return status == MembershipStatus.ACTIVE || status == MembershipStatus.SUSPENDED;
    }

    private static IssuerEntry entry(Directory directory, PartyStatement statement) {
        return new IssuerEntry(
                statement.party(),
                URI.create(statement.jwks()),
                Set.copyOf(statement.clients()),
                directory.active(statement.party()));
    }
}
