package org.kelisim.exchange.web;

import java.util.Map;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, String> members;

    ProblemException(Problem problem, String detail, Map<String, String> members) {
        super(detail, null, false, false);
        this.problem = problem;
        this.members = Map.copyOf(members);
    }

    Problem problem() {
        return problem;
    }

    /** Whether the same request may be good in a moment. */
    public boolean isTemporary() {
        return problem.isTemporary();
    }

    Map<String, String> members() {
        return members;
    }

    /** The reason if there is one, else the kind of problem: a word for the record. */
    public String word() {
        return members.getOrDefault("reason", problem.wire());
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
