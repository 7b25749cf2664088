package org.kelisim.directory;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members list: which parties take part and in what standing, who may sign the next list, and which log
 * and catalogue hold. Signed by the threshold of registrars, and by the Chair where a membership changes.
 *
 * @param number 1, 2, 3 ...; never goes back
 * @param previous digest of the list before it
 * @param catalogue digest of the notice catalogue in use
 * @param holds parties that registrars keep out for some hours, at most one for each
 */
public record MembersList(
        long number,
        Optional<Digest> previous,
        Instant issued,
        Instant expires,
        List<PartyEntry> parties,
        List<Registrar> registrars,
        int threshold,
        Registrar chair,
        LogEntry log,
        Digest catalogue,
        List<Hold> holds) {

    /** Largest list in bytes. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    /** @throws IllegalArgumentException if codes or registrars repeat, or the numbers do not fit */
    public MembersList {
        parties = List.copyOf(parties);
        registrars = List.copyOf(registrars);
        holds = List.copyOf(holds);
        Set<Object> seen = new HashSet<>();
        if (!parties.stream().map(PartyEntry::code).allMatch(seen::add)
                || !registrars.stream().map(Registrar::id).allMatch(seen::add)) {
            throw new IllegalArgumentException("A members list names each party and each registrar once.");
        }
        if (number < 1 || (number == 1) != previous.isEmpty() || !issued.isBefore(expires)) {
            throw new IllegalArgumentException("A members list has a number, a predecessor and an end of validity.");
        }
        if (threshold < 2 || threshold > registrars.size()) {
            throw new IllegalArgumentException("A members list is signed by at least two registrars.");
        }
        Set<PartyCode> codes = parties.stream().map(PartyEntry::code).collect(Collectors.toSet());
        if (!holds.stream().map(Hold::party).allMatch(codes::remove)) {
            throw new IllegalArgumentException("A hold is of a party on the list, and there is one for each at most.");
        }
    }

    /** A list on which nobody is held. */
    public MembersList(
            long number,
            Optional<Digest> previous,
            Instant issued,
            Instant expires,
            List<PartyEntry> parties,
            List<Registrar> registrars,
            int threshold,
            Registrar chair,
            LogEntry log,
            Digest catalogue) {
        this(number, previous, issued, expires, parties, registrars, threshold, chair, log, catalogue, List.of());
    }

    /** The party's entry, if it is on the list. */
    public Optional<PartyEntry> party(PartyCode code) {
        return parties.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    /** The hold on a party, whether it is over or not. */
    public Optional<Hold> hold(PartyCode code) {
        return holds.stream().filter(hold -> hold.party().equals(code)).findFirst();
    }

    /** The canonical bytes, which registrars sign. */
    public byte[] bytes() {
        ObjectNode json = CanonicalJson.object()
                .put("number", number)
                .put("issued", UtcSeconds.format(issued))
                .put("expires", UtcSeconds.format(expires))
                .put("threshold", threshold)
                .put("catalogue", catalogue.hex());
        previous.ifPresent(digest -> json.put("previous", digest.hex()));
        ArrayNode entries = json.putArray("parties");
        parties.forEach(party -> entries.add(party.toJson()));
        ArrayNode signers = json.putArray("registrars");
        registrars.forEach(registrar -> signers.add(registrar.toJson()));
        json.set("chair", chair.toJson());
        json.set("log", log.toJson());
        if (!holds.isEmpty()) {
            ArrayNode held = json.putArray("holds");
            holds.forEach(hold -> held.add(hold.toJson()));
        }
        return CanonicalJson.write(json);
    }

    /**
     * Reads canonical bytes strictly.
     *
     * @throws IllegalArgumentException with a plain reason if they are not exactly a members list
     */
    public static MembersList parse(byte[] bytes) {
        Fields fields = Fields.of(CanonicalJson.readCanonical(bytes, MAX_BYTES));
        MembersList list = new MembersList(
                fields.integer("number"),
                fields.optionalDigest("previous"),
                fields.instant("issued"),
                fields.instant("expires"),
                fields.objects("parties").stream().map(PartyEntry::read).toList(),
                fields.objects("registrars").stream().map(Registrar::read).toList(),
                fields.integer("threshold", 2, 100),
                Registrar.read(fields.object("chair")),
                LogEntry.read(fields.object("log")),
                fields.digest("catalogue"),
                holds(fields));
        fields.done();
        return list;
    }

    /** Left out when there are none, so that every list has one form. */
    private static List<Hold> holds(Fields fields) {
        List<Hold> holds = fields.optionalObjects("holds").stream()
                .flatMap(List::stream)
                .map(Hold::read)
                .toList();
        if (holds.isEmpty() && fields.optionalObjects("holds").isPresent()) {
            throw new IllegalArgumentException("Holds are left out when there are none.");
        }
        return holds;
    }
}
