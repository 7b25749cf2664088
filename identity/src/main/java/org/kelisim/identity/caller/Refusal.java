package org.kelisim.identity.caller;

import java.util.Locale;

/**
 * Why a request is not let in. Whatever fails before an issuer's signature has been verified reads the same, so
 * that nobody learns which issuers and keys are known here.
 */
enum Refusal {
    NO_TOKEN("", "Send an access token and a proof: Authorization: DPoP <token>, DPoP: <proof>."),
    NOT_BOUND("invalid_token", "A token that is not bound to a key is not accepted: use the scheme DPoP (RFC 9449)."),
    HEADERS("invalid_request", "Send exactly one Authorization and one DPoP header."),
    TOKEN_SIZE("invalid_token", "The access token is longer than " + TokenLimits.TOKEN + " characters."),
    TOKEN_FORM("invalid_token", "The access token is not a JWT signed with ES256 or EdDSA."),
    TOKEN_UNKNOWN(
            "invalid_token", "The access token is not of an issuer and key known here, or its signature is wrong."),
    TOKEN_EXPIRED("invalid_token", "The access token has expired: get a new one."),
    TOKEN_TIME("invalid_token", "The access token is not valid yet, or for longer than five minutes: check the clock."),
    TOKEN_AUDIENCE("invalid_token", "The access token is not for the exchange alone (audience kelisim-exchange)."),
    TOKEN_CLIENT("invalid_token", "The party's statement does not list this client (azp)."),
    TOKEN_UNBOUND("invalid_token", "The access token is not bound to a key (cnf.jkt, RFC 9449)."),
    PROOF_SIZE("invalid_dpop_proof", "The proof is longer than " + TokenLimits.PROOF + " characters."),
    PROOF_FORM("invalid_dpop_proof", "The proof is not a JWT of type dpop+jwt with a P-256 key, signed with ES256."),
    PROOF_SIGNATURE("invalid_dpop_proof", "The signature of the proof is wrong."),
    PROOF_KEY("invalid_dpop_proof", "The proof is not made with the key to which the token is bound."),
    PROOF_METHOD("invalid_dpop_proof", "The proof is for another method (htm)."),
    PROOF_ADDRESS("invalid_dpop_proof", "The proof is for another address (htu)."),
    PROOF_TOKEN("invalid_dpop_proof", "The proof is for another access token (ath)."),
    PROOF_TIME("invalid_dpop_proof", "The proof is older than a minute, or from the future: check the clock (iat)."),
    PROOF_ID("invalid_dpop_proof", "The proof needs an identifier (jti) of 1 to 128 characters."),
    PROOF_REPLAYED("invalid_dpop_proof", "The proof has been used before: make a new one for every request."),
    ISSUER_SILENT("", "The keys of the token's issuer cannot be fetched at present: try again."),
    NOT_NOW("", "The request cannot be checked at present: try again.");

    private final String error;
    private final String detail;

    Refusal(String error, String detail) {
        this.error = error;
        this.detail = detail;
    }

    /** The error code of RFC 6750 and RFC 9449; empty where they have none. */
    String error() {
        return error;
    }

    /** One sentence for the caller's log. */
    String detail() {
        return detail;
    }

    /** 401, or 503 when the same request may be good in a moment. */
    int status() {
        return this == ISSUER_SILENT || this == NOT_NOW ? 503 : 401;
    }

    /** The last part of the problem's type. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
