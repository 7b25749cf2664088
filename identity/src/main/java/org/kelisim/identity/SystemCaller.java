package org.kelisim.identity;

import org.kelisim.party.PartyCode;

/**
 * A node or system that calls the exchange, with a token of its party's issuer bound to a key which it holds
 * (RFC 9449). Says for which party it speaks, not what that party may do.
 *
 * @param clientId the token's {@code azp}, one of those which the party's statement lists
 */
public record SystemCaller(PartyCode party, String clientId) {}
