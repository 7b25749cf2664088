package org.kelisim.catalogue;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A catalogue is loaded whole or not at all. */
class CatalogueRefusalTest {
    @Test
    void loadsTheDocumentThatTheOthersSpoil() {
        assertThatNoException().isThrownBy(() -> Samples.with(Samples.unseenType()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void refusesADocumentWith(String defect, String message, Consumer<ObjectNode> spoil) {
        ObjectNode document = Samples.unseenType();
        spoil.accept(document);
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> Samples.with(document))
                .withMessageStartingWith("kelisim-type-1 bridge-closure version 3: ")
                .withMessageContaining(message);
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                defect(
                        "a title without Russian",
                        "in en and in ru",
                        it -> at(it, "/title").remove("ru")),
                defect(
                        "an empty label",
                        "one line of plain text",
                        it -> at(it, "/form/0/label").put("en", " ")),
                defect(
                        "a bidi override in a label",
                        "plain text",
                        it -> at(it, "/title").put("en", "A\u202EB")),
                defect(
                        "a code list that is not there",
                        "no such code list",
                        it -> at(it, "/schema/properties/cause").put("$ref", "urn:kelisim:codes:cause:1")),
                defect(
                        "a reference to the network",
                        "no such code list",
                        it -> at(it, "/schema/properties/cause").put("$ref", "http://127.0.0.1:1/codes")),
                defect(
                        "a property without a field",
                        "without a field in the form: [extra]",
                        it -> at(it, "/schema/properties").putObject("extra").put("type", "boolean")),
                defect(
                        "a field without a property",
                        "does not know",
                        it -> at(it, "/schema/properties").remove("story")),
                defect(
                        "a field given twice",
                        "or has it twice",
                        it -> at(it, "/form/0/fields/4").put("path", "/river")),
                defect(
                        "a nested property without a field",
                        "[deep]",
                        it -> at(it, "/schema/properties/spans/items/properties")
                                .putObject("deep")
                                .put("type", "boolean")),
                defect(
                        "a text without a limit",
                        "maxLength is missing",
                        it -> at(it, "/schema/properties/river").remove("maxLength")),
                defect(
                        "a limit without sense",
                        "must be from 1 to 1000",
                        it -> at(it, "/schema/properties/river").put("maxLength", 1_000_000)),
                defect(
                        "a list without a limit",
                        "maxItems is missing",
                        it -> at(it, "/schema/properties/spans").remove("maxItems")),
                defect(
                        "an open object",
                        "additionalProperties must be false",
                        it -> at(it, "/schema").put("additionalProperties", true)),
                defect(
                        "an object that does not say it is closed",
                        "additionalProperties is missing",
                        it -> at(it, "/schema/properties/spans/items").remove("additionalProperties")),
                defect(
                        "a keyword beyond the subset",
                        "the format does not know",
                        it -> at(it, "/schema/properties/river").put("pattern", "(a+)+$")),
                defect(
                        "a required property that is not described",
                        "does not describe",
                        it -> it.withArray("/schema/required").add("ghost")),
                defect(
                        "a kind that does not fit the schema",
                        "of type",
                        it -> at(it, "/form/0/fields/0").put("kind", "integer")),
                defect(
                        "an unknown kind",
                        "no such kind",
                        it -> at(it, "/form/0/fields/0").put("kind", "password")),
                defect(
                        "a path of several steps",
                        "names one member",
                        it -> at(it, "/form/0/fields/0").put("path", "/spans/0")),
                defect("an unknown status", "open or blocked", it -> it.put("status", "draft")),
                defect("a block without a reason", "reason is missing", it -> it.put("status", "blocked")),
                defect(
                        "a default handling code that is not allowed",
                        "one of those allowed",
                        it -> at(it, "/handling").put("default", "TLP:RED")),
                defect(
                        "an unknown function of offices",
                        "unknown office function",
                        it -> it.withArray("/recipients/functions").add("army")),
                defect(
                        "a rule without number",
                        "R1, R2",
                        it -> it.withArray("rules").add("be-nice")),
                defect("a member nobody knows", "the format does not know", it -> it.put("colour", "red")));
    }

    @Test
    void refusesAnotherFormat() {
        ObjectNode document = Samples.unseenType().put("format", "kelisim-type-2");
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> Samples.with(document))
                .withMessageContaining("kelisim-type-1");
    }

    @Test
    void refusesTwoDocumentsOfOneVersion() {
        ObjectNode codes = Samples.resource("unseen-coin.json");
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> Catalogue.load(List.of(codes, codes)))
                .withMessageContaining("twice");
    }

    @Test
    void refusesACodeListWithACodeTwice() {
        ObjectNode codes = Samples.resource("unseen-coin.json");
        JsonNode first = codes.path("codes").get(0);
        codes.withArray("codes").add(first.deepCopy());
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> Catalogue.load(List.of(codes)))
                .withMessageContaining("THB twice");
    }

    private static ObjectNode at(ObjectNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    private static Arguments defect(String name, String message, Consumer<ObjectNode> spoil) {
        return Arguments.of(name, message, spoil);
    }
}
