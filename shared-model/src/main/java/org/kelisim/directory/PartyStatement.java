package org.kelisim.directory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a party says of itself and signs with its party key: its token issuer and clients, its coordinators'
 * credentials, its offices, revocations and calendar. Nobody else can say it for the party.
 *
 * @param number 1, 2, 3 ...; never goes back
 * @param issuer exact issuer of the party's tokens
 * @param jwks where the issuer's keys are, https or loopback http
 * @param clients the {@code azp} values that may call the exchange for the party
 */
public record PartyStatement(
        PartyCode party,
        long number,
        Optional<Digest> previous,
        String issuer,
        String jwks,
        List<String> clients,
        List<Coordinator> coordinators,
        List<OfficeEntry> offices,
        List<Revocation> revocations,
        Set<DayOfWeek> weekend,
        List<LocalDate> holidays) {

    /** Largest statement in bytes. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    /** A coordinator's credential, P-256 SubjectPublicKeyInfo, which signs enrolments. */
    public record Coordinator(String id, String name, byte[] key) {}

    /** A key that no longer counts: SHA-384 of its SubjectPublicKeyInfo, and from when. */
    public record Revocation(Digest key, Instant from) {}

    /** @throws IllegalArgumentException if an office belongs to another party or repeats */
    public PartyStatement {
        clients = List.copyOf(clients);
        coordinators = List.copyOf(coordinators);
        offices = List.copyOf(offices);
        revocations = List.copyOf(revocations);
        weekend = Set.copyOf(weekend);
        holidays = List.copyOf(holidays);
        Set<OfficeId> seen = new HashSet<>();
        for (OfficeEntry office : offices) {
            if (!office.id().party().equals(party) || !seen.add(office.id())) {
                throw new IllegalArgumentException("A party states its own offices, each once.");
            }
        }
        if (number < 1 || (number == 1) != previous.isEmpty()) {
            throw new IllegalArgumentException("A statement has a number, and every later one its predecessor.");
        }
    }

    /** The coordinator's credential with that id. */
    public Optional<Coordinator> coordinator(String id) {
        return coordinators.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The canonical bytes, which the party key signs. */
    public byte[] bytes() {
        ObjectNode json = CanonicalJson.object()
                .put("party", party.value())
                .put("number", number)
                .put("issuer", issuer)
                .put("jwks", jwks);
        previous.ifPresent(digest -> json.put("previous", digest.hex()));
        ArrayNode callers = json.putArray("clients");
        clients.forEach(callers::add);
        ArrayNode persons = json.putArray("coordinators");
        coordinators.forEach(person -> persons.addObject()
                .put("id", person.id())
                .put("name", person.name())
                .put("key", Base64.getEncoder().encodeToString(person.key())));
        ArrayNode entries = json.putArray("offices");
        offices.forEach(office -> entries.add(office.toJson()));
        ArrayNode revoked = json.putArray("revocations");
        revocations.forEach(revocation -> revoked.addObject()
                .put("key", revocation.key().hex())
                .put("from", UtcSeconds.format(revocation.from())));
        ArrayNode days = json.putArray("weekend");
        new TreeSet<>(weekend).forEach(day -> days.add(day.name().toLowerCase(Locale.ROOT)));
        ArrayNode dates = json.putArray("holidays");
        holidays.forEach(date -> dates.add(date.toString()));
        return CanonicalJson.write(json);
    }

    /**
     * Reads canonical bytes strictly.
     *
     * @throws IllegalArgumentException with a plain reason if they are not exactly a statement
     */
    public static PartyStatement parse(byte[] bytes) {
        Fields fields = Fields.of(CanonicalJson.readCanonical(bytes, MAX_BYTES));
        PartyStatement statement = new PartyStatement(
                fields.parsed("party", PartyCode::new),
                fields.integer("number"),
                fields.optionalDigest("previous"),
                fields.string("issuer"),
                fields.string("jwks"),
                fields.strings("clients"),
                fields.objects("coordinators").stream()
                        .map(PartyStatement::readCoordinator)
                        .toList(),
                fields.objects("offices").stream().map(OfficeEntry::read).toList(),
                fields.objects("revocations").stream()
                        .map(PartyStatement::readRevocation)
                        .toList(),
                Set.copyOf(fields.eachParsed("weekend", day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))),
                new ArrayList<>(fields.eachParsed("holidays", LocalDate::parse)));
        fields.done();
        return statement;
    }

    private static Coordinator readCoordinator(Fields fields) {
        Coordinator coordinator = new Coordinator(fields.string("id"), fields.string("name"), fields.base64("key"));
        fields.done();
        return coordinator;
    }

    private static Revocation readRevocation(Fields fields) {
        Revocation revocation = new Revocation(fields.digest("key"), fields.instant("from"));
        fields.done();
        return revocation;
    }
}
