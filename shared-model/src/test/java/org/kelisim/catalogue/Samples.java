package org.kelisim.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kelisim.json.CanonicalJson;
import tools.jackson.databind.node.ObjectNode;

/** Documents and bodies that the tests start from; every call gives a fresh copy. */
final class Samples {
    static final Locale RU = Locale.of("ru");
    static final Locale KK = Locale.of("kk");

    private Samples() {}

    static ObjectNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/catalogue/" + name), name)) {
            return CanonicalJson.read(in.readAllBytes(), 1 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode unseenType() {
        return resource("unseen-type.json");
    }

    static Catalogue with(ObjectNode type) {
        return Catalogue.load(List.of(type, resource("unseen-coin.json"), resource("unseen-cause.json")));
    }

    static ObjectNode json(String text) {
        return CanonicalJson.read(text.replace('\'', '"').getBytes(UTF_8), 1 << 20);
    }

    static NoticeType alert() {
        return Catalogue.builtIn().newest("modus-operandi-alert").orElseThrow();
    }

    static ObjectNode alertBody() {
        return resource("modus-operandi-alert.json");
    }
}
