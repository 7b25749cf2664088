package org.kelisim.infra.party;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.Names;
import org.kelisim.identity.accounts.NewAccount;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * What a party wants to say of itself, written by people (docs/operation.md, "A party comes in"): keys are not in it.
 *
 * @param issuer exact issuer of the party's tokens
 * @param jwks where the issuer's keys are; Keycloak's own address unless named
 * @param portal where the party's people find its node
 */
record PartyPlan(
        PartyCode party,
        Names names,
        URI issuer,
        URI jwks,
        URI portal,
        Set<DayOfWeek> weekend,
        List<LocalDate> holidays,
        List<PlannedCoordinator> coordinators,
        List<PlannedOffice> offices) {

    static final int MAX_BYTES = 1024 * 1024;
    private static final int LONGEST_NAME = 120;

    /** Somebody who adds the officials of the party. */
    record PlannedCoordinator(String account, String firstName, String lastName, String email, OfficeId office) {
        /** @throws IllegalArgumentException if account, names or address are none that a login server takes */
        PlannedCoordinator {
            Optional<NewAccount.Fault> fault = NewAccount.username(account)
                    .or(() -> NewAccount.name(firstName))
                    .or(() -> NewAccount.name(lastName))
                    .or(() -> NewAccount.email(email));
            fault.ifPresent(it -> require(
                    false,
                    "gives the coordinator of " + PlainLine.of(account) + " a wrong "
                            + it.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }

        String name() {
            return firstName + " " + lastName;
        }
    }

    /**
     * An office.
     *
     * @param mandates what it may send and receive; nothing for all that offices of its function usually may
     */
    record PlannedOffice(
            OfficeId id,
            OfficeFunction function,
            Names names,
            Optional<List<PlannedMandate>> mandates,
            boolean systems) {}

    /** A notice type that the office handles. */
    record PlannedMandate(String type, boolean send, boolean receive, boolean systems) {}

    PartyPlan {
        weekend = Set.copyOf(weekend);
        holidays = List.copyOf(holidays);
        coordinators = List.copyOf(coordinators);
        offices = List.copyOf(offices);
        require(!offices.isEmpty(), "names no office");
        require(!coordinators.isEmpty(), "names no coordinator");
        Set<OfficeId> known = offices.stream().map(PlannedOffice::id).collect(Collectors.toSet());
        require(known.size() == offices.size(), "names an office twice");
        for (PlannedCoordinator person : coordinators) {
            require(
                    known.contains(person.office()),
                    "puts " + person.account() + " into an office that it does not name");
        }
        long accounts = coordinators.stream()
                .map(PlannedCoordinator::account)
                .distinct()
                .count();
        require(accounts == coordinators.size(), "names an account twice");
        require(
                isAddress(issuer) && isAddress(jwks),
                "gives an issuer that is no address with https, or http on 127.0.0.1");
        require(isAddress(portal), "gives a portal that is no address with https, or http on 127.0.0.1");
        require(
                Set.of("", "/").contains(portal.getPath()),
                "gives a portal with a path; a portal has a host of its own");
        require(isName(names), "gives the party no names that are one plain line");
        offices.forEach(it -> require(isName(it.names()), "gives " + it.id() + " no names that are one plain line"));
    }

    private static boolean isName(Names names) {
        return PlainLine.is(names.en(), LONGEST_NAME) && PlainLine.is(names.ru(), LONGEST_NAME);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("The plan " + otherwise + ".");
        }
    }

    private static boolean isAddress(URI uri) {
        return uri.getHost() != null
                && uri.getUserInfo() == null
                && ("https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost())));
    }

    /** @throws IllegalArgumentException with what is wrong and where */
    static PartyPlan parse(byte[] bytes) {
        Fields fields = Fields.of(CanonicalJson.read(bytes, MAX_BYTES));
        PartyCode party = fields.parsed("party", PartyCode::new);
        URI issuer = fields.parsed("issuer", URI::create);
        PartyPlan plan = new PartyPlan(
                party,
                names(fields),
                issuer,
                fields.optionalParsed("jwks", URI::create)
                        .orElseGet(() -> URI.create(issuer + "/protocol/openid-connect/certs")),
                fields.parsed("portal", URI::create),
                Set.copyOf(fields.eachParsed("weekend", PartyPlan::day)),
                fields.has("holidays") ? fields.eachParsed("holidays", LocalDate::parse) : List.of(),
                fields.objects("coordinators").stream()
                        .map(person -> coordinator(party, person))
                        .toList(),
                fields.objects("offices").stream()
                        .map(office -> office(party, office))
                        .toList());
        fields.done();
        return plan;
    }

    private static DayOfWeek day(String text) {
        return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static PlannedCoordinator coordinator(PartyCode party, Fields fields) {
        PlannedCoordinator coordinator = new PlannedCoordinator(
                fields.string("account"),
                fields.string("firstName"),
                fields.string("lastName"),
                fields.string("email"),
                new OfficeId(party, fields.string("office")));
        fields.done();
        return coordinator;
    }

    private static PlannedOffice office(PartyCode party, Fields fields) {
        PlannedOffice office = new PlannedOffice(
                new OfficeId(party, fields.string("name")),
                fields.parsed("function", OfficeFunction::parse),
                names(fields),
                fields.optionalObjects("mandates")
                        .map(all -> all.stream().map(PartyPlan::mandate).toList()),
                fields.optionalBool("systems").orElse(false));
        fields.done();
        return office;
    }

    private static PlannedMandate mandate(Fields fields) {
        PlannedMandate mandate = new PlannedMandate(
                fields.string("type"),
                fields.bool("send"),
                fields.bool("receive"),
                fields.optionalBool("systems").orElse(false));
        fields.done();
        return mandate;
    }

    private static Names names(Fields fields) {
        return new Names(fields.string("en"), fields.string("ru"));
    }
}
