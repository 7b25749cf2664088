package org.kelisim.infra.keycloak;

import java.util.Locale;
import org.kelisim.party.PartyCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A party's realm as Keycloak imports it: one of ours, or one that somebody wrote.
 *
 * @param json Keycloak's own form of a realm
 */
public record RealmImport(PartyCode party, byte[] json) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The form of one of ours. */
    public static RealmImport of(Realm realm) {
        return new RealmImport(
                realm.party(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(RealmFile.json(realm)));
    }

    /**
     * A file.
     *
     * @throws IllegalArgumentException if it is no realm that is named as parties are
     */
    public static RealmImport read(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            String name = tree.path("realm").asString("");
            PartyCode party = new PartyCode(name.toUpperCase(Locale.ROOT));
            if (!party.realm().equals(name) || name.equals("master")) {
                throw new IllegalArgumentException("a party's realm is named by its code in lower case");
            }
            return new RealmImport(party, json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }
}
