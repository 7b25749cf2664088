package org.kelisim.identity.login;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.kelisim.party.PartyCode;

/** Logins of a few parties. */
final class Logins {

    static final PartyCode KAZ = new PartyCode("KAZ");
    static final KeyPair KEY = key("secp256r1");

    private Logins() {}

    static PartyLogins of(String... parties) {
        return new PartyLogins(Arrays.stream(parties)
                .map(PartyCode::new)
                .map(party -> new PartyLogin(party, issuer(party), "portal", KEY))
                .toList());
    }

    static URI issuer(PartyCode party) {
        return URI.create("https://login.example/realms/" + party.realm());
    }

    static KeyPair key(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
