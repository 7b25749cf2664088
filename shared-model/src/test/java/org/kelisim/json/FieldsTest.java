package org.kelisim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static Fields fields(String json) {
        return Fields.of(CanonicalJson.read(json.replace('\'', '"').getBytes(UTF_8), 1000));
    }

    @Test
    void readsEveryMemberOnceAndIsDone() {
        var fields = fields(
                "{'id':'KAZ','n':7,'on':true,'in':{'x':'y'},'to':['KGZ','TJK'],'list':[{'i':1}],'day':'2026-11-24','b':'AAE='}");
        assertThat(fields.string("id")).isEqualTo("KAZ");
        assertThat(fields.integer("n", 0, 7)).isEqualTo(7);
        assertThat(fields.bool("on")).isTrue();
        var inner = fields.object("in");
        assertThat(inner.string("x")).isEqualTo("y");
        inner.done();
        assertThat(fields.strings("to")).containsExactly("KGZ", "TJK");
        assertThat(fields.objects("list").getFirst().integer("i")).isEqualTo(1);
        assertThat(fields.date("day")).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(fields.base64("b")).containsExactly(0, 1);
        assertThat(fields.optionalString("absent")).isEmpty();
        assertThat(fields.optionalInteger("absent")).isEmpty();
        fields.done();
    }

    @Test
    void refusesALeftOverMember() {
        var fields = fields("{'id':'KAZ','extra':1}");
        fields.string("id");
        assertThatThrownBy(fields::done).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void namesTheMemberByItsPath() {
        refuses("{'in':{}}", it -> it.object("in").string("x"), "in.x is missing");
        refuses("{'list':[{},{'x':1}]}", it -> it.objects("list").get(1).string("x"), "list[1].x must be a string");
        refuses("{'to':['a',1]}", it -> it.strings("to"), "to[1] must be a string");
        refuses("{'d':'00'}", it -> it.digest("d"), "d: a digest");
    }

    @Test
    void refusesAnotherType() {
        refuses("{'a':1}", it -> it.string("a"), "a must be a string");
        refuses("{'a':'1'}", it -> it.integer("a"), "a must be an integer");
        refuses("{'a':8}", it -> it.integer("a", 0, 7), "a must be from 0 to 7");
        refuses("{'a':'true'}", it -> it.bool("a"), "a must be true or false");
        refuses("{'a':[]}", it -> it.object("a"), "a must be an object");
        refuses("{'a':{}}", it -> it.strings("a"), "a must be an array");
        refuses("{'a':'2026-1-1'}", it -> it.date("a"), "a: a day");
        refuses("{'a':'2026-11-24T13:00:00'}", it -> it.instant("a"), "a: a time");
    }

    @Test
    void refusesASecondFormOfTheSameBytes() {
        for (String text : new String[] {"AAE", "AAF=", "AA E=", "AAE=\\n", "AAE=="}) {
            refuses("{'a':'" + text + "'}", it -> it.base64("a"), "a: bytes");
        }
    }

    private static void refuses(String json, Consumer<Fields> reading, String message) {
        var fields = fields(json);
        assertThatThrownBy(() -> reading.accept(fields))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(message);
    }
}
