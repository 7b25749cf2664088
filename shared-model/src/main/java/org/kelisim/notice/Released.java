package org.kelisim.notice;

import java.util.List;
import java.util.Optional;
import org.kelisim.directory.Directory;

/**
 * A notice that may be sealed: two different officers of the sender's office approved exactly these bytes,
 * or the office's mandate lets its systems send the type. Only {@link #of} makes one.
 */
public final class Released {

    private final Notice notice;
    private final List<Approval> approvals;

    private Released(Notice notice, List<Approval> approvals) {
        this.notice = notice;
        this.approvals = approvals;
    }

    /** What came of releasing. */
    public sealed interface Outcome {
        /** It may be sealed. */
        record Granted(Released released) implements Outcome {}

        /** It may not. */
        record Denied(Approvals.Fault fault) implements Outcome {}
    }

    /** Checks the approvals against the directory in use. */
    public static Outcome of(Notice notice, List<Approval> approvals, Directory directory) {
        Optional<Approvals.Fault> fault = Approvals.check(notice, approvals, directory);
        return fault.<Outcome>map(Outcome.Denied::new)
                .orElseGet(() -> new Outcome.Granted(new Released(notice, List.copyOf(approvals))));
    }

    /** The notice, as approved. */
    public Notice notice() {
        return notice;
    }

    /** The approvals; none for a system's notice. */
    public List<Approval> approvals() {
        return approvals;
    }
}
