package org.kelisim.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened, as it is logged. It names parties and offices, never persons.
 *
 * @param kind what happened; it decides which of the optional members there are
 * @param subject the dispatch's id, {@code directory/7} or the agreement's id
 * @param fingerprint SHA-384 of what the event is about: the dispatch's fingerprint, the directory version's digest, the
 *     treaty action's digest
 * @param by the office or party that did it (or failed to), as the kind says
 * @param evidence SHA-384 of the signed object that shows it, for the kinds that have one
 * @param reason a word for why, lower case with hyphens, for the kinds that have one
 * @param parties who may see the event, in order, each once; empty: everybody
 * @param time when the exchange recorded it, whole seconds; its claim and no more
 */
public record Event(
        EventKind kind,
        String subject,
        Digest fingerprint,
        Optional<String> by,
        Optional<Digest> evidence,
        Optional<String> reason,
        List<PartyCode> parties,
        Instant time) {

    /** The longest event in bytes of canonical JSON. */
    public static final int MAX_BYTES = 4096;

    private static final int MAX_PARTIES = 100;
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");
    private static final Pattern DIRECTORY = Pattern.compile("directory/[1-9][0-9]{0,14}");
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /** @throws IllegalArgumentException if a member does not fit the kind */
    public Event {
        parties = List.copyOf(parties);
        time = time.truncatedTo(ChronoUnit.SECONDS);
        require(parties.size() <= MAX_PARTIES, "an event has at most 100 parties");
        require(parties.stream().sorted().distinct().toList().equals(parties), "parties stand in order, each once");
        requireSubject(kind, subject, parties);
        requireActor(kind, by, parties);
        require(
                evidence.isPresent() == kind.hasEvidence(),
                "this kind of event has evidence where it should not, or none");
        require(reason.isPresent() == kind.hasReason(), "this kind of event has a reason where it should not, or none");
        require(reason.isEmpty() || REASON.matcher(reason.get()).matches(), "a reason is a word in lower case");
    }

    private static void requireSubject(EventKind kind, String subject, List<PartyCode> parties) {
        switch (kind.subject()) {
            case DISPATCH ->
                require(
                        parties.contains(DispatchId.parse(subject).party()),
                        "the sender's party is one of the parties");
            case DIRECTORY -> {
                require(DIRECTORY.matcher(subject).matches(), "the subject is directory/ and the version's number");
                require(parties.isEmpty(), "the directory is open to all");
            }
            case AGREEMENT ->
                require(SUBJECT.matcher(subject).matches() && !parties.isEmpty(), "the subject is an agreement's id");
        }
    }

    private static void requireActor(EventKind kind, Optional<String> by, List<PartyCode> parties) {
        Optional<PartyCode> party = kind.actor() == EventKind.Actor.OFFICE
                ? by.map(it -> OfficeId.parse(it).party())
                : by.map(PartyCode::new);
        require(
                party.isPresent() == (kind.actor() != EventKind.Actor.NOBODY),
                "this kind of event names an actor where it should not, or none");
        require(party.isEmpty() || parties.contains(party.get()), "the actor's party is one of the parties");
    }

    private static void require(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The party that did it, also when {@link #by} is an office. */
    public Optional<PartyCode> byParty() {
        return by.map(it -> new PartyCode(it.split("/", 2)[0]));
    }

    public ObjectNode toJson() {
        var json = CanonicalJson.object()
                .put("kind", kind.wire())
                .put("subject", subject)
                .put("fingerprint", fingerprint.hex())
                .put("time", UtcSeconds.format(time));
        by.ifPresent(it -> json.put("by", it));
        evidence.ifPresent(it -> json.put("evidence", it.hex()));
        reason.ifPresent(it -> json.put("reason", it));
        var codes = json.putArray("parties");
        parties.forEach(it -> codes.add(it.value()));
        return json;
    }

    /** The bytes that are hashed into the log. */
    public byte[] bytes() {
        return CanonicalJson.write(toJson());
    }

    /** Reads what {@link #toJson} wrote and nothing else. */
    public static Event parse(ObjectNode json) {
        var fields = Fields.of(json);
        var event = new Event(
                fields.parsed("kind", EventKind::parse),
                fields.string("subject"),
                fields.digest("fingerprint"),
                fields.optionalString("by"),
                fields.optionalDigest("evidence"),
                fields.optionalString("reason"),
                fields.eachParsed("parties", PartyCode::new),
                fields.instant("time"));
        fields.done();
        return event;
    }

    /** Reads {@link #bytes}. */
    public static Event parse(byte[] bytes) {
        return parse(CanonicalJson.readCanonical(bytes, MAX_BYTES));
    }
}
