package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where an agreement stands on a day, and why.
 *
 * @param since from when; for an agreement in force the day of its entry into force
 * @param inForceOn the day of entry into force as far as it is known, also a later one
 * @param steps how that follows from the parties' acts, in order
 */
public record AgreementStatus(
        AgreementState state, Optional<LocalDate> since, Optional<LocalDate> inForceOn, List<Step> steps) {
    public AgreementStatus {
        steps = List.copyOf(steps);
    }
}
