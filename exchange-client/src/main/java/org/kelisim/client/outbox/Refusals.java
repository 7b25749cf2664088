package org.kelisim.client.outbox;

import java.util.Arrays;
import org.kelisim.envelope.Refusal;
import org.kelisim.notice.Approvals;

/** The envelope's words for faults of approvals. */
public final class Refusals {
    private Refusals() {}

    public static Refusal of(Approvals.Fault fault) {
        return switch (fault) {
            case OTHER_OFFICE -> Refusal.APPROVAL_OF_ANOTHER_OFFICE;
            case ROLE_MISSING -> Refusal.APPROVER_LACKS_ROLE;
            case SIGNATURE_INVALID -> Refusal.APPROVAL_SIGNATURE_INVALID;
            default ->
                Arrays.stream(Refusal.values())
                        .filter(it -> it.name().equals(fault.name()))
                        .findFirst()
                        .orElse(Refusal.NOT_APPROVED);
        };
    }
}
