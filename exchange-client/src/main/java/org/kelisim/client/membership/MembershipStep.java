package org.kelisim.client.membership;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.kelisim.party.MembershipStatus;

/** A step of a party's membership; each cites a decision and is signed by two registrars and the Chair. */
public enum MembershipStep {
    ADMIT(MembershipStatus.ADMITTED, MembershipStatus.APPLIED),
    /** The party has to have a party key and a statement, so that others can write to it. */
    ACTIVATE(MembershipStatus.ACTIVE, MembershipStatus.ADMITTED),
    SUSPEND(MembershipStatus.SUSPENDED, MembershipStatus.ACTIVE),
    RESUME(MembershipStatus.ACTIVE, MembershipStatus.SUSPENDED),
    /** For good: it is not taken back, and the party's entry stays on the list. */
    END(
            MembershipStatus.ENDED,
            MembershipStatus.APPLIED,
            MembershipStatus.ADMITTED,
            MembershipStatus.ACTIVE,
            MembershipStatus.SUSPENDED);

    private final MembershipStatus to;
    private final Set<MembershipStatus> from;

    MembershipStep(MembershipStatus to, MembershipStatus... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    /** The steps that a party of this standing can take. */
    public static List<MembershipStep> from(MembershipStatus status) {
        return Stream.of(values()).filter(step -> step.from.contains(status)).toList();
    }

    /** The standing after it. */
    public MembershipStatus to() {
        return to;
    }

    boolean possibleFrom(MembershipStatus status) {
        return from.contains(status);
    }

    /** The last part of its text's key. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
