package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kelisim.catalogue.Label;
import org.kelisim.catalogue.PlainText;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an agreement is, apart from what its parties do with it: every party signs the digest of this document. Dates of
 * signature and notification are not here; they follow from the treaty actions.
 *
 * @param titles English and Russian at least
 * @param parties two to sixty, in order; states without an office may be among them
 * @param languages in which the text is authentic, ISO 639, in order
 * @param place of signature
 * @param depositary who keeps the original, for agreements of several parties
 * @param related titles or ids of the agreement that this one carries out, amends or replaces
 * @param denunciationDays how long before its effect a denunciation is given, 0 to 3660; nothing where it is not on record
 * @param until the last day, for an agreement with a fixed term
 * @param texts one for each language at most; none when no text is kept here
 */
public record Agreement(
        AgreementId id,
        Label titles,
        AgreementType type,
        List<PartyCode> parties,
        List<String> languages,
        Optional<String> place,
        Optional<PartyCode> depositary,
        List<String> related,
        EntryIntoForce entryIntoForce,
        Optional<Integer> denunciationDays,
        Optional<LocalDate> until,
        List<AgreementText> texts) {

    private static final String FORMAT = "kelisim-agreement-1";
    static final int MOST_PARTIES = 60;
    private static final int MOST_ELSE = 20;
    private static final int LONGEST_LINE = 300;

    /** @throws IllegalArgumentException with a sentence that says what does not fit */
    public Agreement {
        parties = List.copyOf(parties);
        languages = List.copyOf(languages);
        related = List.copyOf(related);
        texts = List.copyOf(texts);
        require(
                parties.size() >= 2 && parties.size() <= MOST_PARTIES && ascending(parties),
                "An agreement has two to sixty parties, in order, each once.");
        require(parties.contains(id.party()), "The party that registers an agreement is one of its parties.");
        require(
                !languages.isEmpty() && languages.size() <= MOST_ELSE && ascending(languages),
                "An agreement has at least one authentic language; they stand in order, each once.");
        require(
                languages.stream().allMatch(it -> it.matches("[a-z]{2,3}")),
                "A language is an ISO 639 code of two or three letters.");
        require(
                depositary.isEmpty() || parties.contains(depositary.get()) || parties.size() > 2,
                "Two parties keep their agreement themselves.");
        place.ifPresent(Agreement::requireLine);
        require(related.size() <= MOST_ELSE, "An agreement names at most twenty related ones.");
        related.forEach(Agreement::requireLine);
        require(
                !(entryIntoForce instanceof EntryIntoForce.PartyByParty each) || each.first() <= parties.size(),
                "An agreement has at least as many parties as notifications bring it into force.");
        require(
                denunciationDays.filter(it -> it < 0 || it > 3660).isEmpty(),
                "A denunciation is given 0 to 3660 days ahead.");
        requireTexts(languages, texts);
    }

    private static void requireTexts(List<String> languages, List<AgreementText> texts) {
        Set<String> seen = new HashSet<>();
        require(
                texts.size() <= MOST_ELSE
                        && texts.stream().map(AgreementText::language).allMatch(seen::add),
                "An agreement has one text for each language.");
        require(
                texts.isEmpty() || seen.containsAll(languages),
                "When texts are named, there is one for every authentic language.");
    }

    static void requireLine(String text) {
        require(
                !text.isBlank() && text.length() <= LONGEST_LINE && PlainText.isLine(text),
                "One line of plain text, of at most 300 characters, without invisible or direction-changing characters.");
    }

    private static <T extends Comparable<T>> boolean ascending(List<T> values) {
        return values.equals(values.stream().sorted().distinct().toList());
    }

    static void require(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException(message);
        }
    }

    /** How many days ahead a denunciation is given at least, as far as that is on record. */
    public int denunciationDaysKnown() {
        return denunciationDays.orElse(0);
    }

    /** SHA-384 of the canonical form, which every party signs. */
    public Digest digest() {
        return Digest.of(CanonicalJson.write(toJson()));
    }

    public ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("format", FORMAT)
                .put("id", id.value())
                .put("type", type.wire());
        denunciationDays.ifPresent(it -> json.put("denunciationDays", it));
        ObjectNode names = json.putObject("titles");
        titles.byLanguage().forEach(names::put);
        strings(json, "parties", parties.stream().map(PartyCode::value).toList());
        strings(json, "languages", languages);
        strings(json, "related", related);
        place.ifPresent(it -> json.put("place", it));
        depositary.ifPresent(it -> json.put("depositary", it.value()));
        until.ifPresent(it -> json.put("until", it.toString()));
        json.set("entryIntoForce", entryIntoForce.toJson());
        ArrayNode array = json.putArray("texts");
        texts.forEach(it -> array.add(it.toJson()));
        return json;
    }

    static void strings(ObjectNode json, String name, List<String> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(array::add);
    }

    /** Reads what {@link #toJson} wrote and nothing else. */
    public static Agreement parse(Fields fields) {
        require(fields.string("format").equals(FORMAT), "This form of an agreement is not known here.");
        Agreement agreement = new Agreement(
                fields.parsed("id", AgreementId::new),
                new Label(titles(fields.tree("titles"))),
                fields.parsed("type", AgreementType::parse),
                fields.eachParsed("parties", PartyCode::new),
                fields.strings("languages"),
                fields.optionalString("place"),
                fields.optionalParsed("depositary", PartyCode::new),
                fields.strings("related"),
                EntryIntoForce.parse(fields.object("entryIntoForce")),
                fields.has("denunciationDays")
                        ? Optional.of(fields.integer("denunciationDays", 0, 3660))
                        : Optional.empty(),
                fields.optionalDate("until"),
                fields.objects("texts").stream().map(AgreementText::parse).toList());
        fields.done();
        return agreement;
    }

    private static Map<String, String> titles(ObjectNode json) {
        Fields fields = Fields.of(json);
        require(json.size() <= MOST_ELSE, "An agreement has titles in at most twenty languages.");
        Map<String, String> titles = new TreeMap<>();
        json.propertyNames().forEach(language -> titles.put(language, fields.string(language)));
        return titles;
    }
}
