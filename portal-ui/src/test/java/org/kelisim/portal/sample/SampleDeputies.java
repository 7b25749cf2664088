package org.kelisim.portal.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.deputy.Deputies;
import org.kelisim.client.deputy.StandIn;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;

/** Nobody is absent in the sample. */
final class SampleDeputies implements Deputies {

    @Override
    public Optional<Message> name(
            UnlockedOfficer absent, OfficeId office, String colleague, LocalDate from, LocalDate to) {
        return Optional.empty();
    }

    @Override
    public void end(UnlockedOfficer absent, OfficeId office) {}

    @Override
    public Optional<StandIn> namedBy(UnlockedOfficer absent, OfficeId office) {
        return Optional.empty();
    }

    @Override
    public LocalDate today() {
        return LocalDate.of(2026, 12, 1);
    }

    @Override
    public List<StandIn> standsInFor(UnlockedOfficer deputy, OfficeId office) {
        return List.of();
    }
}
