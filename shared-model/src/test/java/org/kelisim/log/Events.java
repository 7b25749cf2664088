package org.kelisim.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/** Events for tests. */
final class Events {
    static final String DISPATCH = "KAZ-01935f3a-7c00-7abc-8def-0123456789ab";
    static final List<PartyCode> PARTIES = List.of(new PartyCode("KAZ"), new PartyCode("KGZ"));

    private Events() {}

    static Event submitted() {
        return of(EventKind.SUBMITTED);
    }

    /** An event of this kind with every member that the kind has. */
    static Event of(EventKind kind) {
        boolean directory = kind.subject() == EventKind.Subject.DIRECTORY;
        String subject = switch (kind.subject()) {
            case DISPATCH -> DISPATCH;
            case DIRECTORY -> "directory/7";
            case AGREEMENT -> "KAZ-KGZ-readmission-2016";
        };
        Optional<String> by = switch (kind.actor()) {
            case NOBODY -> Optional.empty();
            case PARTY -> Optional.of("KGZ");
            case OFFICE -> Optional.of("KGZ/border-service");
        };
        return new Event(
                kind,
                subject,
                Digest.of(new byte[] {1}),
                by,
                kind.hasEvidence() ? Optional.of(Digest.of(new byte[] {2})) : Optional.empty(),
                kind.hasReason() ? Optional.of("key-revoked") : Optional.empty(),
                directory ? List.of() : PARTIES,
                Instant.parse("2026-11-24T13:00:00Z"));
    }
}
