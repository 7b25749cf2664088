package org.kelisim.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

class EventTest {
    @Test
    void isWrittenInOneForm() {
        assertThat(new String(Events.submitted().bytes(), UTF_8))
                .isEqualTo("{\"by\":\"KGZ/border-service\",\"fingerprint\":\"%s\",\"kind\":\"submitted\","
                                .formatted(Digest.of(new byte[] {1}))
                        + "\"parties\":[\"KAZ\",\"KGZ\"],\"subject\":\"" + Events.DISPATCH
                        + "\",\"time\":\"2026-11-24T13:00:00Z\"}");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsReadBack(EventKind kind) {
        var event = Events.of(kind);
        assertThat(Event.parse(event.bytes())).isEqualTo(event);
        assertThat(EventKind.parse(kind.wire())).isEqualTo(kind);
        assertThat(event.bytes().length).isLessThan(Event.MAX_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindRefusesMembersThatAreNotItsOwn(EventKind kind) {
        refuses(kind, it -> it.put("extra", "x"));
        refuses(kind, it -> it.put("by", it.has("by") ? "KGZ/" : "KGZ"));
        refuses(kind, it -> toggle(it, "evidence", Digest.of().hex()));
        refuses(kind, it -> toggle(it, "reason", "key-revoked"));
        refuses(kind, it -> it.put("subject", "?"));
        refuses(kind, it -> it.put("kind", "Submitted"));
        for (String name : List.of("kind", "subject", "fingerprint", "parties", "time")) {
            refuses(kind, it -> it.remove(name));
        }
    }

    @Test
    void refusesPartiesOutOfOrderTwiceOrWithoutSenderAndActor() {
        refuses(EventKind.READ, it -> it.putArray("parties").add("KGZ").add("KAZ"));
        refuses(
                EventKind.READ,
                it -> it.putArray("parties").add("KAZ").add("KAZ").add("KGZ"));
        refuses(EventKind.READ, it -> it.putArray("parties").add("KGZ"));
        refuses(EventKind.READ, it -> it.putArray("parties").add("KAZ"));
        refuses(EventKind.READ, it -> it.putArray("parties"));
        refuses(EventKind.DIRECTORY_PUBLISHED, it -> it.putArray("parties").add("KAZ"));
    }

    @Test
    void namesThePartyOfTheActor() {
        assertThat(Events.of(EventKind.READ).byParty()).contains(new PartyCode("KGZ"));
        assertThat(Events.of(EventKind.HANDED_OVER).byParty()).contains(new PartyCode("KGZ"));
        assertThat(Events.of(EventKind.EXPIRED).byParty()).isEmpty();
    }

    @Test
    void keepsWholeSecondsSoThatItEqualsWhatIsReadBack() {
        var event = new Event(
                EventKind.EXPIRED,
                Events.DISPATCH,
                Digest.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Events.PARTIES,
                Instant.parse("2026-11-24T13:00:00.999Z"));
        assertThat(Event.parse(event.bytes())).isEqualTo(event);
    }

    private static void toggle(ObjectNode json, String name, String value) {
        if (json.remove(name) == null) {
            json.put(name, value);
        }
    }

    private static void refuses(EventKind kind, Consumer<ObjectNode> change) {
        ObjectNode json = Events.of(kind).toJson();
        change.accept(json);
        assertThatThrownBy(() -> Event.parse(json)).isInstanceOf(IllegalArgumentException.class);
    }
}
