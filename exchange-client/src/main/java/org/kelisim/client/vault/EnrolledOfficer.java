package org.kelisim.client.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kelisim.notice.Enrolment;

/**
 * Whom the vault knows under an account.
 *
 * @param officer the opaque id
 * @param enrolments one for each office, signed, whether they hold or not
 * @param invited until when the invitation is open, of one who has not enrolled yet; perhaps past
 */
public record EnrolledOfficer(
        String account, String officer, String name, List<Enrolment> enrolments, Optional<Instant> invited) {
    /** Copies the list. */
    public EnrolledOfficer {
        enrolments = List.copyOf(enrolments);
    }
}
