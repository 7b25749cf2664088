package org.kelisim.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kelisim.json.CanonicalJson;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of notices that the catalogue takes. */
public final class Samples {
    public static final String HEADLINE = "Перевозка людей в рефрижераторах";

    private static final String ALERT = """
            {
              "headline": "%s",
              "summary": "Выявляются рефрижераторы с отсеком за ложной перегородкой.",
              "phenomena": ["smuggling"],
              "observed": {"from": "2026-03-01"},
              "confidence": "medium",
              "sources": ["border-control"],
              "impact": "high"
            }""".formatted(HEADLINE);

    private Samples() {}

    public static ObjectNode alert() {
        return CanonicalJson.read(ALERT.getBytes(UTF_8), 10_000);
    }
}
