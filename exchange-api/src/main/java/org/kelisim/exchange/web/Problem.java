package org.kelisim.exchange.web;

import java.util.Locale;
import java.util.Map;

/** The kinds of errors that callers see, as problem details (RFC 9457) of type {@code urn:kelisim:problem:...}. */
public enum Problem {
    MALFORMED(400, "The request cannot be understood"),
    FOREIGN_ID(403, "The id belongs to another party"),
    PARTY_SUSPENDED(403, "Your party is not active"),
    /** Also said of what the caller may not see. */
    NOT_FOUND(404, "There is nothing for you here"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "There is no such form of the answer"),
    CONFLICT(409, "Another dispatch has this id"),
    /** Read the agreement again and sign the next action. */
    HISTORY_MOVED(409, "Another action stands in this place"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Not the expected media type"),
    /** Carries the member {@code reason}, a word of a closed list. */
    REFUSED(422, "Refused"),
    /** Seal again under the same id, with the newest directory. */
    STALE_DIRECTORY(422, "Sealed with a directory that is too old"),
    RANGE_NOT_SATISFIABLE(416, "No such bytes"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "An error of the exchange"),
    /** Only people can mend it: what is stored was changed by hand. */
    STORED_DATA_DAMAGED(500, "Something that is kept here is damaged"),
    /** Send the same again. */
    OUTCOME_UNKNOWN(503, "It is not known whether this was done"),
    NOT_READY(503, "Not ready");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** @param detail one or two sentences that say what to do */
    public ProblemException exception(String detail) {
        return new ProblemException(this, detail, Map.of());
    }

    /** With the word that programs go by. */
    public ProblemException because(String reason, String detail) {
        return new ProblemException(this, detail, Map.of("reason", reason));
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The last part of the type. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isTemporary() {
        return status == 503 || status == 429;
    }
}
