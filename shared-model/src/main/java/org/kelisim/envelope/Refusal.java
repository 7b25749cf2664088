package org.kelisim.envelope;

import java.util.Locale;
import org.kelisim.cms.Defect;
import org.kelisim.notice.Approvals;

/**
 * Why a dispatch is not sealed, not accepted or not opened. The list is closed; {@link #messageKey} leads to plain words
 * in the bundle {@link #BUNDLE}. The first group is {@link Defect} again.
 */
public enum Refusal {
    TOO_LARGE,
    TOO_MANY_ELEMENTS,
    NESTED_TOO_DEEPLY,
    INDEFINITE_LENGTH,
    TRAILING_BYTES,
    NOT_DER,
    MALFORMED,
    WRONG_OBJECT_TYPE,
    UNSIGNED_ADDITIONS,
    CONTENT_MISPLACED,
    WRONG_SIGNERS,
    WRONG_ALGORITHM,
    WRONG_ATTRIBUTES,
    CONTENT_ALTERED,
    SIGNING_TIMES_DIFFER,
    WRONG_CERTIFICATE,
    SIGNERS_NOT_BOUND,
    SIGNATURE_INVALID,
    CANNOT_DECRYPT,
    WRONG_COMMITMENT,

    /** The header is not exactly the profile's JSON in its canonical form. */
    HEADER_MALFORMED,
    UNKNOWN_PROFILE,

    /** The header cites a directory version that is not known here, or not with this digest. */
    UNKNOWN_DIRECTORY,
    /** The cited version was replaced more than 24 hours ago; seal again under the same id. */
    STALE_DIRECTORY,
    /** The members list has run out; nothing is sent or opened until it is renewed. */
    DIRECTORY_EXPIRED,
    UNKNOWN_SENDER,
    SENDER_NOT_ACTIVE,
    /** A signing key is outside its validity or revoked. */
    SENDER_KEYS_NOT_VALID,
    /** The keys at hand are not the ones that the directory lists for the sender. */
    NOT_THE_SENDERS_KEYS,
    SENDER_HAS_NO_MANDATE,
    UNKNOWN_RECIPIENT,
    RECIPIENT_NOT_ACTIVE,
    /** An opening key is outside its validity or revoked. */
    RECIPIENT_KEYS_NOT_VALID,
    RECIPIENT_HAS_NO_MANDATE,
    NO_COMMON_PROFILE,
    /** Sealed to other keys than those of the recipients and the sender. */
    RECIPIENTS_DIFFER,
    /** The claimed time of signing is more than 24 hours before or 5 minutes after the acceptance. */
    SIGNING_TIME_IMPLAUSIBLE,
    RETENTION_PASSED,

    /** No receipt proves that exactly this dispatch was logged as submitted. */
    NOT_LOGGED,
    /** The log says that the exchange refused it after all. */
    LOGGED_AS_REFUSED,
    ID_SEEN_BEFORE,
    /** None of the keys at hand belongs to an office that it is sealed to. */
    NO_KEY,

    /** The inner signature is not by the office that signed outside and stands in the header. */
    SIGNED_BY_ANOTHER_INSIDE,
    /** The content is not exactly the profile's JSON, in its canonical form and padded. */
    CONTENT_MALFORMED,
    /** The header inside is not, byte for byte, the one outside. */
    HEADERS_DIFFER,
    /** The notice says something else than the header about who writes to whom. */
    NOTICE_DIFFERS,
    PARTS_DIFFER,

    ONE_APPROVAL_ONLY,
    TOO_MANY_APPROVALS,
    SAME_PERSON_TWICE,
    APPROVAL_OF_ANOTHER_OFFICE,
    APPROVER_LACKS_ROLE,
    ENROLMENT_NOT_VALID,
    UNKNOWN_COORDINATOR,
    APPROVAL_SIGNATURE_INVALID,
    NOT_APPROVED;

    /** The resource bundle with the plain words, in English and Russian. */
    public static final String BUNDLE = "org.kelisim.envelope.refusals";

    /** The key of the plain words, {@code refusal.trailing-bytes}. */
    public String messageKey() {
        return "refusal." + wire();
    }

    /** The name in machine-readable answers and events, {@code trailing-bytes}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Refusal of(Defect defect) {
        return valueOf(defect.name());
    }

    static Refusal of(Approvals.Fault fault) {
        return switch (fault) {
            case ONE_APPROVAL_ONLY -> ONE_APPROVAL_ONLY;
            case TOO_MANY_APPROVALS -> TOO_MANY_APPROVALS;
            case SAME_PERSON_TWICE -> SAME_PERSON_TWICE;
            case OTHER_OFFICE -> APPROVAL_OF_ANOTHER_OFFICE;
            case ROLE_MISSING -> APPROVER_LACKS_ROLE;
            case ENROLMENT_NOT_VALID -> ENROLMENT_NOT_VALID;
            case UNKNOWN_COORDINATOR -> UNKNOWN_COORDINATOR;
            case SIGNATURE_INVALID -> APPROVAL_SIGNATURE_INVALID;
            case NOT_APPROVED -> NOT_APPROVED;
        };
    }
}
