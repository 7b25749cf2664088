package org.kelisim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.catalogue.Samples.RU;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.ReplyWithin;
import tools.jackson.databind.node.ObjectNode;

class ModusOperandiAlertTest {
    private final Catalogue catalogue = Catalogue.builtIn();
    private final NoticeType type = Samples.alert();

    @Test
    void acceptsAnAlertAsAnOfficerWouldWriteIt() {
        assertThat(catalogue.validate(type, Samples.alertBody())).isEmpty();
    }

    @Test
    void isReviewedAfterTwelveMonthsAndMayCarryGreenOrAmber() {
        assertThat(type.retention().orElseThrow().until(LocalDate.of(2026, 11, 24)))
                .isEqualTo(LocalDate.of(2027, 11, 24));
        assertThat(type.retention().orElseThrow().review()).isTrue();
        assertThat(type.handling().allowed()).containsExactly(HandlingCode.GREEN, HandlingCode.AMBER);
        assertThat(type.handling().allows(HandlingCode.CLEAR)).isFalse();
        assertThat(type.reply().orElseThrow())
                .isEqualTo(new Reply(
                        new ReplyWithin(10, ReplyWithin.DayCount.WORKING), true, Optional.empty(), Optional.empty()));
    }

    @Test
    void listsWhatAnEmptyDraftStillNeeds() {
        assertThat(catalogue.validate(type, CanonicalJson.object()))
                .allSatisfy(it -> assertThat(it.severity()).isEqualTo(Severity.INCOMPLETE))
                .extracting(it -> it.place().in(RU))
                .containsExactly(
                        "Заголовок",
                        "Краткое изложение",
                        "Явления",
                        "Период наблюдения",
                        "Достоверность",
                        "Виды источников",
                        "Последствия");
    }

    @Test
    void refusesATelephoneNumberDeepInsideARoute() {
        ObjectNode body = Samples.alertBody();
        ((ObjectNode) body.at("/routes/0/waypoints/1")).put("remark", "Водитель: +996 555 12-34-56");
        assertThat(catalogue.validate(type, body)).singleElement().satisfies(it -> {
            assertThat(it.severity()).isEqualTo(Severity.REFUSED);
            assertThat(it.pointer()).isEqualTo("/routes/0/waypoints/1/remark");
            assertThat(it.sentence(RU))
                    .isEqualTo("Маршрут 1 › Точка 2 › Примечание: Лица в уведомлении не называются, однако"
                            + " «+996 555 12-34-56» похоже на номер телефона. Удалите эти сведения.");
            assertThat(it.toString()).doesNotContain("996");
        });
    }

    @Test
    void keepsMarkupAsPlainText() {
        ObjectNode body = Samples.alertBody().put("headline", "<script>alert(1)</script> & <b>routes</b>");
        assertThat(catalogue.validate(type, body)).isEmpty();
        assertThat(catalogue.render(type, body, Locale.ENGLISH).getFirst().entries())
                .contains(new RenderedEntry.Value(
                        "/headline", "Headline", "<script>alert(1)</script> & <b>routes</b>", true));
    }

    @Test
    void showsTheRouteInOrderInTheReadersLanguage() {
        var routes = catalogue.render(type, Samples.alertBody(), Locale.ENGLISH).get(2);
        assertThat(routes.label()).isEqualTo("Routes");
        var route = ((RenderedEntry.Group) routes.entries().getFirst()).items().getFirst();
        var waypoints = (RenderedEntry.Group) route.entries().get(1);
        assertThat(waypoints.items())
                .extracting(RenderedEntry.Item::title)
                .containsExactly("Waypoint 1", "Waypoint 2", "Waypoint 3", "Waypoint 4");
        assertThat(waypoints.items().get(2).entries())
                .filteredOn(RenderedEntry.Value.class::isInstance)
                .extracting(it -> ((RenderedEntry.Value) it).value())
                .containsExactly(
                        "Border crossing",
                        "Kazakhstan",
                        "Korday – Ak-Zhol",
                        "Through a post, hidden in a vehicle",
                        "Refrigerated lorry",
                        "Ночью, между 02:00 и 04:00");
    }

    @Test
    void refusesABodyThatWouldNotFitIntoADispatch() {
        ObjectNode body = Samples.alertBody();
        body.put("summary", "я".repeat(500_000));
        assertThat(catalogue.validate(type, body)).extracting(Problem::key).containsExactly("too-large-body");
    }

    @Test
    void refusesWhatCannotBeSigned() {
        ObjectNode body = Samples.alertBody();
        body.putNull("novelty");
        assertThat(catalogue.validate(type, body)).extracting(Problem::key).containsExactly("not-canonical");
    }

    @Test
    void answersWithAReplyOfItsOwn() {
        NoticeType reply = catalogue.newest("generic-reply").orElseThrow();
        assertThat(reply.uses()).containsExactly(Use.REPLY);
        assertThat(catalogue.validate(
                        reply, Samples.json("{'outcome': 'accepted', 'answer': 'Маршрут наблюдается и у нас.'}")))
                .isEqualTo(List.of());
    }
}
