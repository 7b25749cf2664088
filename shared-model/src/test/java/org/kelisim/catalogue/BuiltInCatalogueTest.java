package org.kelisim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BuiltInCatalogueTest {
    private static final Pattern CYRILLIC = Pattern.compile("[а-яёА-ЯЁ]");
    private static final Set<String> ALL_RULES =
            Set.copyOf(IntStream.rangeClosed(1, 13).mapToObj(it -> "R" + it).toList());

    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void hasEveryTypeOfTheDomain() {
        assertThat(catalogue.types())
                .filteredOn(it -> it.number().isPresent())
                .extracting(it -> it.number().getAsInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).boxed().toList());
    }

    @Test
    void opensOnlyTheAlertsAndWhatAnswersThem() {
        assertThat(catalogue.types())
                .filteredOn(it -> it.availability(ALL_RULES) instanceof Availability.Open)
                .extracting(NoticeType::id)
                .containsExactly("modus-operandi-alert", "forged-document-alert", "generic-reply", "thread-closing");
    }

    @Test
    void asksForScreeningInEveryNominalType() {
        assertThat(catalogue.types())
                .filteredOn(it -> it.noticeClass() == NoticeClass.NOMINAL)
                .hasSize(8)
                .allSatisfy(it -> assertThat(it.rules()).contains("R1", "R2", "R3", "R6"));
    }

    @Test
    void keepsVictimsAndMissingPeopleFromEnforcement() {
        assertThat(List.of("trafficking-victim-referral", "missing-migrant"))
                .allSatisfy(id -> assertThat(
                                catalogue.newest(id).orElseThrow().recipients().allows(OfficeFunction.ENFORCEMENT))
                        .isFalse());
    }

    @Test
    void knowsEveryRuleThatATypeNames() {
        CodeList rules = catalogue.codes("rule").orElseThrow();
        assertThat(catalogue.types())
                .allSatisfy(type -> assertThat(type.rules())
                        .allSatisfy(rule -> assertThat(rules.code(rule)).isPresent()));
    }

    @Test
    void listsEveryDocumentInItsIndex() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(getClass().getResource("/catalogue/index.json"))
                        .toURI())
                .getParent();
        try (var files = Files.walk(folder)) {
            List<String> present = files.map(it -> folder.relativize(it).toString())
                    .filter(it -> it.endsWith(".json") && it.contains("/"))
                    .sorted()
                    .toList();
            assertThat(Samples.resource("index.json").path("documents").valueStream())
                    .extracting(JsonNode::stringValue)
                    .containsExactlyElementsOf(present);
        }
    }

    @Test
    void namesEachDocumentAfterItsIdAndVersion() {
        documents((name, document) -> assertThat(name)
                .endsWith("/%s.v%d.json"
                        .formatted(
                                document.path("id").stringValue(),
                                document.path("version").intValue())));
    }

    @Test
    void hasEveryLabelInEnglishAndRussian() {
        documents((name, document) -> labels(document, label -> {
            assertThat(label.path("en").asString("")).as(name).isNotBlank().doesNotContainPattern(CYRILLIC);
            assertThat(label.path("ru").asString("")).as(name).isNotBlank();
        }));
    }

    @Test
    void writesRussianLabelsInCyrillic() {
        documents((name, document) -> labels(document, label -> {
            String russian = label.path("ru").asString("");
            if (!russian.startsWith("TLP:")) {
                assertThat(russian).as(name).containsPattern(CYRILLIC);
            }
        }));
    }

    @Test
    void boundsEveryStringAndListOfEverySchema() {
        catalogue
                .types()
                .forEach(type -> objects(catalogue.document(type).path("schema"), schema -> {
                    switch (schema.path("type").asString("")) {
                        case "string" ->
                            assertThat(schema.path("maxLength").asInt(0)).isPositive();
                        case "array" ->
                            assertThat(schema.path("maxItems").asInt(0)).isPositive();
                        case "object" ->
                            assertThat(schema.path("additionalProperties").asBoolean(true))
                                    .isFalse();
                        default -> {}
                    }
                }));
    }

    @Test
    void givesEveryCrossingStatesThatTheCountryListKnows() {
        CodeList countries = catalogue.codes("country").orElseThrow();
        assertThat(catalogue.codes("border-crossing").orElseThrow().codes())
                .allSatisfy(crossing -> assertThat(crossing.of())
                        .isNotEmpty()
                        .isSorted()
                        .allSatisfy(it -> assertThat(countries.code(it)).isPresent()));
    }

    @Test
    void namesLocalCrossingsAfterTheirStates() {
        assertThat(catalogue.codes("border-crossing").orElseThrow().codes())
                .filteredOn(it -> it.code().contains("-"))
                .allSatisfy(it -> assertThat(it.code()).startsWith(String.join("-", it.of()) + "-"));
    }

    @Test
    void saysTheSameThingsInBothLanguages() {
        assertThat(Messages.keys("ru")).isEqualTo(Messages.keys("en"));
    }

    @Test
    void hasADigestThatDoesNotDependOnTheOrderOfItsDocuments() {
        var shuffled = new ArrayList<>(BuiltInDocuments.read());
        Collections.reverse(shuffled);
        assertThat(Catalogue.load(shuffled).digest()).isEqualTo(catalogue.digest());
    }

    @Test
    void hasAnotherDigestWhenOneLabelChanges() {
        var changed = new ArrayList<>(BuiltInDocuments.read());
        var type = changed.removeLast();
        ((ObjectNode) type.path("title")).put("en", "Another title");
        changed.add(type);
        assertThat(Catalogue.load(changed).digest()).isNotEqualTo(catalogue.digest());
    }

    private interface Visitor {
        void visit(String name, JsonNode document);
    }

    private static void documents(Visitor visitor) {
        Samples.resource("index.json")
                .path("documents")
                .valueStream()
                .map(JsonNode::stringValue)
                .forEach(it -> visitor.visit(it, Samples.resource(it)));
    }

    private static void labels(JsonNode node, Consumer<JsonNode> visitor) {
        var described = ((ObjectNode) node).deepCopy();
        described.remove("schema");
        objects(described, it -> {
            for (String member : List.of("label", "title", "description", "help", "item", "note", "reason")) {
                if (it.has(member)) {
                    visitor.accept(it.path(member));
                }
            }
        });
    }

    private static void objects(JsonNode node, Consumer<JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(node);
        }
        node.valueStream().filter(JsonNode::isContainer).forEach(it -> objects(it, visitor));
    }
}
