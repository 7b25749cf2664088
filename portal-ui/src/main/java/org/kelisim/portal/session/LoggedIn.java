package org.kelisim.portal.session;

import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.party.PartyCode;

/**
 * Whom the login vouches for. It opens and signs nothing: that takes the credential enrolled at the node.
 *
 * @param party the party that the token's issuer speaks for
 */
public record LoggedIn(PartyCode party, TokenOfficer officer) {}
