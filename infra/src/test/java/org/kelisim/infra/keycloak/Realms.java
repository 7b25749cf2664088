package org.kelisim.infra.keycloak;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Set;
import org.kelisim.client.token.ClientKeys;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

/** Small realms with an officer, a coordinator, one portal and one node each, all with one key and one password. */
final class Realms {

    static final String PASSWORD = "correct horse battery";
    static final URI CALLBACK = URI.create("http://127.0.0.1:1/login/oauth2/code/kaz");
    static final KeyPair KEY = keyPair();
    private static final PasswordHash HASH = PasswordHash.of(PASSWORD.toCharArray());

    private Realms() {}

    static Realm of(String code) {
        String jwks = ClientKeys.jwks(List.of(KEY.getPublic()));
        PartyCode party = new PartyCode(code);
        OfficeId migration = new OfficeId(party, "migration-service");
        OfficeId border = new OfficeId(party, "border-service");
        return new Realm(
                party,
                "Party " + code,
                "Сторона " + code,
                List.of(
                        new Realm.Office(migration, "Migration Service", "Миграционная служба"),
                        new Realm.Office(border, "Border Service", "Пограничная служба")),
                List.of(
                        account(party, "aigul", Set.of(Role.OFFICER, Role.RELEASER), Set.of(migration)),
                        account(party, "bolat", Set.of(Role.OFFICER), Set.of(border)),
                        account(party, "clara", Set.of(Role.AUDITOR), Set.of()),
                        account(party, "daniyar", Set.of(Role.DATA_PROTECTION), Set.of(migration)),
                        account(party, "madina", Set.of(Role.OFFICER, Role.COORDINATOR), Set.of(migration, border))),
                List.of(new PortalClient(
                        "portal", jwks, List.of(CALLBACK), List.of(URI.create("http://127.0.0.1:1/")))),
                List.of(new SystemClient("node", jwks), new SystemClient("system", jwks)));
    }

    private static Account account(PartyCode party, String name, Set<Role> roles, Set<OfficeId> offices) {
        return new Account(
                name, name, party.value(), name + "@" + party.realm() + ".example", roles, offices, HASH, false);
    }

    /** A fresh P-256 pair. */
    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
