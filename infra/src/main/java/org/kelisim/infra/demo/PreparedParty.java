package org.kelisim.infra.demo;

import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.party.PartyCode;

/** What a party hands to the registrars: its party key's public halves and its signed statement. */
record PreparedParty(PartyCode party, KeyPairEntry partyKey, SignedStatement statement) {}
