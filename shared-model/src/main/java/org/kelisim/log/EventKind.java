package org.kelisim.log;

import java.util.Locale;

/**
 * What can happen to a dispatch, the directory or an agreement so that it is logged. Each kind says which members its
 * events have beside those that all have: {@link #actor}, {@link #hasEvidence}, {@link #hasReason}.
 */
public enum EventKind {
    /** The exchange accepted the dispatch of this office. */
    SUBMITTED(Subject.DISPATCH, Actor.OFFICE),
    /** The exchange refused it after all, for this reason; the dispatch must not be opened. */
    REFUSED(Subject.DISPATCH, Actor.OFFICE, Extra.REASON),
    /** The exchange began to serve it to this party. */
    HANDED_OVER(Subject.DISPATCH, Actor.PARTY),
    /** The recipient office signed that it has it whole; clocks start here. */
    DELIVERED(Subject.DISPATCH, Actor.OFFICE, Extra.EVIDENCE),
    /** The recipient office signed that an officer opened it. */
    READ(Subject.DISPATCH, Actor.OFFICE, Extra.EVIDENCE),
    /** The recipient office signed that it cannot open it. */
    UNOPENABLE(Subject.DISPATCH, Actor.OFFICE, Extra.EVIDENCE),
    /** This office replied to it; the evidence is the reply's fingerprint. */
    REPLIED(Subject.DISPATCH, Actor.OFFICE, Extra.EVIDENCE),
    /** This office let the time for its reply pass. */
    DEADLINE_MISSED(Subject.DISPATCH, Actor.OFFICE),
    /** This office signed no {@code delivered} in 72 hours. */
    UNACKNOWLEDGED(Subject.DISPATCH, Actor.OFFICE),
    /** Its time of retention is over. */
    EXPIRED(Subject.DISPATCH, Actor.NOBODY),
    /** The exchange deleted its bytes. */
    ERASED(Subject.DISPATCH, Actor.NOBODY),
    /** A version of the directory came into force; open to all. */
    DIRECTORY_PUBLISHED(Subject.DIRECTORY, Actor.NOBODY),
    /** This office signed a treaty action; the fingerprint is the action's. */
    AGREEMENT_ACTION(Subject.AGREEMENT, Actor.OFFICE);

    /** What the event is about, which is also the form of its subject. */
    public enum Subject {
        /** The dispatch's id. */
        DISPATCH,
        /** {@code directory/} and the version's number. */
        DIRECTORY,
        /** The agreement's id. */
        AGREEMENT
    }

    /** Whom the event names as the one who did it, or who failed to. */
    public enum Actor {
        NOBODY,
        PARTY,
        OFFICE
    }

    private enum Extra {
        NONE,
        EVIDENCE,
        REASON
    }

    private final Subject subject;
    private final Actor actor;
    private final Extra extra;

    EventKind(Subject subject, Actor actor) {
        this(subject, actor, Extra.NONE);
    }

    EventKind(Subject subject, Actor actor, Extra extra) {
        this.subject = subject;
        this.actor = actor;
        this.extra = extra;
    }

    public Subject subject() {
        return subject;
    }

    public Actor actor() {
        return actor;
    }

    /** Whether its events carry the digest of the signed object that shows it. */
    public boolean hasEvidence() {
        return extra == Extra.EVIDENCE;
    }

    /** Whether its events carry a reason. */
    public boolean hasReason() {
        return extra == Extra.REASON;
    }

    /** The name in JSON: lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static EventKind parse(String wire) {
        for (EventKind kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there is no such kind of event");
    }
}
