package org.kelisim.cms;

import java.util.Locale;

/** Why signed or sealed bytes are refused. The list is closed; {@link #messageKey} leads to plain words. */
public enum Defect {
    /** Larger than anything the profile makes. */
    TOO_LARGE,
    /** More elements, signers or recipients than the profile allows. */
    TOO_MANY_ELEMENTS,
    NESTED_TOO_DEEPLY,
    INDEFINITE_LENGTH,
    TRAILING_BYTES,
    /** Not DER: a length not minimal, a set out of order, cut off. */
    NOT_DER,
    /** DER, but not the structure that the profile asks for. */
    MALFORMED,
    /** Signed or sealed as another kind of object. */
    WRONG_OBJECT_TYPE,
    /** Certificates, revocation lists or unsigned attributes, none of which travel. */
    UNSIGNED_ADDITIONS,
    /** The content is inside although it should be apart, or the other way round. */
    CONTENT_MISPLACED,
    /** Not exactly the two signers of the profile: one stripped, added, doubled or unknown. */
    WRONG_SIGNERS,
    /** An algorithm, key size or tag length other than the profile's. */
    WRONG_ALGORITHM,
    /** An attribute is missing, given twice, has several values or is not the profile's. */
    WRONG_ATTRIBUTES,
    /** The content is not the one that was signed. */
    CONTENT_ALTERED,
    /** The two signers claim different times, or the time is not written in whole seconds, UTC. */
    SIGNING_TIMES_DIFFER,
    /** A signer names another certificate than the directory's. */
    WRONG_CERTIFICATE,
    /** A signer does not name the other one (RFC 5752), or not with the attributes that it has. */
    SIGNERS_NOT_BOUND,
    SIGNATURE_INVALID,
    /** Cannot be decrypted; nothing more is told about why. */
    CANNOT_DECRYPT,
    /** Decrypts to something other than what the authenticated attributes promise. */
    WRONG_COMMITMENT;

    /** The key of the plain words in the property files, {@code refusal.trailing-bytes}. */
    public String messageKey() {
        return "refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
