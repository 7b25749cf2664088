package org.kelisim.infra.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.directory.Names;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.PartyKind;
import org.kelisim.party.Role;

/**
 * The demonstration data ({@code demonstration/parties.json}): who takes part, and clearly named accounts with one
 * password and one PIN that exist nowhere else.
 *
 * @param registrarPassphrase of the registrars' and the Chair's signing keys
 * @param registrars user names, of the secretariat and the Chair's party
 * @param decision what the demonstration memberships cite
 */
public record Demonstration(
        String password,
        String pin,
        String registrarPassphrase,
        PartyCode chairParty,
        String chair,
        List<String> registrars,
        int threshold,
        String decision,
        List<DemoParty> parties) {

    private static final int MAX_BYTES = 1024 * 1024;

    /** Where a party's people log in. */
    public enum NodeKind {
        OWN,
        HOSTED,
        PREPARED,
        NONE
    }

    /** A party of the demonstration. */
    public record DemoParty(
            PartyCode code,
            PartyKind kind,
            MembershipStatus status,
            Names names,
            NodeKind node,
            Set<DayOfWeek> weekend,
            List<DemoOffice> offices,
            List<DemoPerson> people) {

        /** Whether it has a realm, a vault and keys. */
        public boolean equipped() {
            return node != NodeKind.NONE;
        }
    }

    /** An office; {@code systems} lets its party's own systems send without two officers. */
    public record DemoOffice(OfficeId id, OfficeFunction function, Names names, boolean systems) {}

    /** An account; the name says that it is a demonstration. */
    public record DemoPerson(String username, String name, OfficeId office, Set<Role> roles) {}

    /** The data that comes with the product. */
    public static Demonstration builtIn() {
        try (InputStream in = Demonstration.class.getResourceAsStream("/demonstration/parties.json")) {
            if (in == null) {
                throw new IllegalStateException("demonstration/parties.json is missing from the jar");
            }
            return parse(Fields.of(CanonicalJson.read(in.readAllBytes(), MAX_BYTES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The party with that code. */
    public Optional<DemoParty> party(PartyCode code) {
        return parties.stream().filter(party -> party.code().equals(code)).findFirst();
    }

    /** The parties that have a realm, a vault and keys. */
    public List<DemoParty> equipped() {
        return parties.stream().filter(DemoParty::equipped).toList();
    }

    /** The parties of one kind of node. */
    public List<DemoParty> on(NodeKind kind) {
        return parties.stream().filter(party -> party.node() == kind).toList();
    }

    private static Demonstration parse(Fields fields) {
        Fields chair = fields.object("chair");
        return new Demonstration(
                fields.string("password"),
                fields.string("pin"),
                fields.string("registrarPassphrase"),
                chair.parsed("party", PartyCode::new),
                chair.string("username"),
                fields.strings("registrars"),
                fields.integer("threshold", 2, 9),
                fields.string("decision"),
                fields.objects("parties").stream()
                        .map(Demonstration::parseParty)
                        .toList());
    }

    private static DemoParty parseParty(Fields fields) {
        PartyCode code = fields.parsed("code", PartyCode::new);
        return new DemoParty(
                code,
                fields.parsed("kind", PartyKind::parse),
                fields.parsed("status", MembershipStatus::parse),
                names(fields),
                NodeKind.valueOf(fields.string("node").toUpperCase(Locale.ROOT)),
                fields.strings("weekend").stream()
                        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                fields.objects("offices").stream()
                        .map(office -> parseOffice(code, office))
                        .toList(),
                fields.objects("people").stream()
                        .map(person -> parsePerson(code, person))
                        .toList());
    }

    private static DemoOffice parseOffice(PartyCode party, Fields fields) {
        return new DemoOffice(
                new OfficeId(party, fields.string("name")),
                fields.parsed("function", OfficeFunction::parse),
                names(fields),
                fields.optionalBool("systems").orElse(false));
    }

    private static DemoPerson parsePerson(PartyCode party, Fields fields) {
        return new DemoPerson(
                fields.string("username"),
                fields.string("name"),
                new OfficeId(party, fields.string("office")),
                Set.copyOf(fields.eachParsed("roles", Role::parse)));
    }

    private static Names names(Fields fields) {
        return new Names(fields.string("en"), fields.string("ru"));
    }
}
