package org.kelisim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.kelisim.catalogue.Samples.KK;
import static org.kelisim.catalogue.Samples.RU;
import static org.kelisim.catalogue.Samples.json;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** No class knows this type: form, validation and display come from its document alone. */
class UnseenTypeTest {
    private final Catalogue catalogue = Samples.with(Samples.unseenType());
    private final NoticeType type = catalogue.type("bridge-closure", 3).orElseThrow();
    private final ObjectNode body = json("""
            {'river': 'Chu', 'closed': '2026-11-24', 'works': {'from': '2026-11-24'}, 'lanes': 2, 'cause': 'flood',
             'also': ['ice', 'flood'], 'open': true, 'toll': {'amount': 1500, 'upTo': 2000, 'currency': 'THB'},
             'spans': [{'mark': 'A'}, {'mark': 'B', 'piers': [{'depth': 7}]}], 'keeper': {'desk': 'North'},
             'story': 'First line\\nسطر ثان'}""");

    @Test
    void givesEveryFieldOfTheForm() {
        assertThat(type.fields())
                .extracting(FormField::path, FormField::kind, FormField::required)
                .startsWith(
                        tuple("/river", FieldKind.TEXT, true),
                        tuple("/closed", FieldKind.DATE, true),
                        tuple("/cause", FieldKind.CODE, false))
                .hasSize(11);
    }

    @Test
    void takesLimitsAndCodeListsFromTheSchema() {
        assertThat(field("/river").limits().maxLength()).isEqualTo(20);
        assertThat(field("/lanes").limits()).isEqualTo(Limits.range(1, 8));
        assertThat(field("/spans").limits()).isEqualTo(Limits.items(1, 3));
        assertThat(field("/cause").codes().orElseThrow().codes())
                .extracting(Code::code)
                .containsExactly("flood", "ice");
        assertThat(field("/toll").codes().orElseThrow().id()).isEqualTo("coin");
    }

    @Test
    void nestsRepeatableGroups() {
        FormField spans = field("/spans");
        assertThat(spans.repeatable()).isTrue();
        assertThat(spans.ordered()).isTrue();
        assertThat(spans.item().in(RU)).isEqualTo("Пролёт");
        assertThat(spans.fields()).extracting(FormField::path).containsExactly("/mark", "/piers");
        assertThat(field("/keeper").repeatable()).isFalse();
    }

    @Test
    void acceptsAFullBody() {
        assertThat(catalogue.validate(type, body)).isEmpty();
    }

    @Test
    void tellsEveryProblemInTheOrderOfTheForm() {
        ObjectNode wrong = json("""
                {'river': 'A river whose name is too long', 'closed': '2026-02-30', 'cause': 'fire', 'also': ['ice', 'ice'],
                 'works': {'from': '2026-11-24', 'to': '2026-11-23'}, 'lanes': 9,
                 'toll': {'amount': 5, 'upTo': 4, 'currency': 'USD'},
                 'spans': [{'mark': 'A'}, {'piers': [{'depth': 7}, {'depth': 91}]}], 'other': 1}""");
        assertThat(catalogue.validate(type, wrong))
                .extracting(it -> it.severity() + " " + it.key() + " " + it.pointer())
                .containsExactly(
                        "REFUSED too-long /river",
                        "REFUSED not-a-day /closed",
                        "REFUSED not-in-list /cause",
                        "REFUSED duplicate /also",
                        "REFUSED period-order /works",
                        "REFUSED too-large /lanes",
                        "REFUSED amount-order /toll",
                        "REFUSED not-in-list /toll/currency",
                        "INCOMPLETE required /spans/1/mark",
                        "REFUSED too-large /spans/1/piers/1/depth",
                        "REFUSED unknown-member /other");
    }

    @Test
    void namesThePlaceOfAProblemInTheReadersLanguage() {
        body.withArray("spans").removeAll();
        body.withArray("spans")
                .addObject()
                .put("mark", "A")
                .putArray("piers")
                .addObject()
                .put("depth", 91);
        Problem problem = catalogue.validate(type, body).getFirst();
        assertThat(problem.sentence(Locale.ENGLISH)).isEqualTo("Span 1 › Pier 1 › Depth: Give a number of at most 90.");
        assertThat(problem.sentence(RU)).isEqualTo("Пролёт 1 › Опора 1 › Глубина: Укажите число не более 90.");
        assertThat(problem.sentence(KK)).isEqualTo(problem.sentence(RU));
    }

    @Test
    void translatesLabelsAndCodesAndKeepsTextAsWritten() {
        List<RenderedSection> shown = catalogue.render(type, body, RU);
        assertThat(shown).extracting(RenderedSection::label).containsExactly("Что", "Как");
        assertThat(shown.getFirst().entries())
                .containsExactly(
                        new RenderedEntry.Value("/river", "Река", "Chu", true),
                        new RenderedEntry.Value("/closed", "Закрыт с", "24 ноября 2026\u202Fг.", false),
                        new RenderedEntry.Value("/cause", "Причина", "Паводок", false),
                        new RenderedEntry.Value("/also", "Другие причины", "Лёд; Паводок", false),
                        new RenderedEntry.Value("/story", "Описание", "First line\nسطر ثان", true));
    }

    @Test
    void showsPeriodsMoneyAndGroups() {
        List<RenderedEntry> how =
                catalogue.render(type, body, Locale.ENGLISH).get(1).entries();
        assertThat(how)
                .contains(
                        new RenderedEntry.Value("/works", "Works", "from November 24, 2026, continuing", false),
                        new RenderedEntry.Value("/toll", "Toll", "1,500 – 2,000 THB", false),
                        new RenderedEntry.Value("/open", "Footway open", "Yes", false));
        assertThat(how.get(4)).isInstanceOfSatisfying(RenderedEntry.Group.class, spans -> {
            assertThat(spans.items()).extracting(RenderedEntry.Item::title).containsExactly("Span 1", "Span 2");
            assertThat(spans.items().get(1).entries())
                    .contains(new RenderedEntry.Group(
                            "/spans/1/piers",
                            "Piers",
                            List.of(new RenderedEntry.Item(
                                    "Pier 1",
                                    List.of(new RenderedEntry.Value("/spans/1/piers/0/depth", "Depth", "7", false))))));
        });
    }

    @Test
    void fallsBackToRussianThenEnglish() {
        assertThat(type.title(KK)).isEqualTo("Көпірдің жабылуы");
        assertThat(type.description(KK)).isEqualTo("Сообщает о закрытии моста.");
        assertThat(type.description(Locale.of("fa"))).isEqualTo("Tells that a bridge is closed.");
    }

    @Test
    void isOpenOnlyWhereItsRulesAreBuilt() {
        assertThat(type.availability(Set.of("R4", "R11"))).isEqualTo(new Availability.Open());
        assertThat(type.availability(Set.of("R4")))
                .isInstanceOfSatisfying(
                        Availability.Blocked.class,
                        it -> assertThat(it.reason().in(Locale.ENGLISH))
                                .isEqualTo("Not built yet in this installation: R11."));
    }

    @Test
    void blocksATypeThatAsksForACheckItDoesNotKnow() {
        ObjectNode document = Samples.unseenType();
        document.withArray("checks").add("no-licence-plates");
        NoticeType unknown = Samples.with(document).newest("bridge-closure").orElseThrow();
        assertThat(unknown.availability(Set.of("R4", "R11"))).isInstanceOf(Availability.Blocked.class);
    }

    @Test
    void showsABodyThatDoesNotFitRatherThanFailing() {
        ObjectNode odd = json("{'closed': 'soon', 'lanes': 'two', 'cause': 'fire', 'works': 3, 'spans': {'a': 1},"
                + " 'toll': 'much', 'also': 'ice', 'open': 'no', 'keeper': []}");
        assertThat(catalogue.render(type, odd, RU)).isNotEmpty();
        assertThat(catalogue.validate(type, odd)).isNotEmpty();
    }

    @Test
    void quotesNothingHiddenInAMessage() {
        body.put("cause", "fl\u202Eood").put("a\u0000b", 1);
        assertThat(catalogue.validate(type, body))
                .extracting(it -> it.message(Locale.ENGLISH))
                .containsExactly(
                        "“fl?ood” is not in the list; choose a value from the list.",
                        "This type of notice has no field “a?b”; remove it.");
    }

    @Test
    void tellsAtMostTwoHundredProblems() {
        for (int i = 0; i < 5000; i++) {
            body.withArray("also").add("none");
        }
        assertThat(catalogue.validate(type, body)).hasSize(200);
    }

    private FormField field(String path) {
        return type.fields().stream()
                .filter(it -> it.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
