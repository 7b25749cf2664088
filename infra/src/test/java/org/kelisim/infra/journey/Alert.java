package org.kelisim.infra.journey;

import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;

/** The alert that journeys send: the plainest of the types that are open. */
final class Alert {

    static final NoticeType TYPE =
            Catalogue.builtIn().newest("modus-operandi-alert").orElseThrow();

    private Alert() {}

    /** As a state's own system writes it. */
    static String json(String headline) {
        return """
                {"type": "modus-operandi-alert", "language": "ru", "body": {"headline": "%s",
                 "summary": "Перевозка ночью.", "phenomena": ["smuggling"], "observed": {"from": "2026-11-01"},
                 "confidence": "high", "sources": ["border-control"], "impact": "high"}}
                """.formatted(headline);
    }
}
