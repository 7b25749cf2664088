package org.kelisim.client.vault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sealed in a vault beside its key ring.
 *
 * @param dataKey key of the node's store
 */
record VaultContents(PartyCode party, byte[] dataKey, List<StoredCredential> credentials) {
    VaultContents {
        credentials = List.copyOf(credentials);
    }

    static VaultContents fresh(PartyCode party) {
        return new VaultContents(party, Gcm.random(Gcm.KEY_BYTES), List.of());
    }

    /** With this credential added, or put in the place of the account's older one. */
    VaultContents with(StoredCredential credential) {
        Stream<StoredCredential> others =
                credentials.stream().filter(it -> !it.account().equals(credential.account()));
        return new VaultContents(
                party, dataKey, Stream.concat(others, Stream.of(credential)).toList());
    }

    Optional<StoredCredential> credential(String account) {
        return credentials.stream().filter(it -> it.account().equals(account)).findFirst();
    }

    List<String> accounts() {
        return credentials.stream().map(StoredCredential::account).toList();
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("party", party.value()).put("dataKey", Base64Text.encode(dataKey));
        ArrayNode array = json.putArray("credentials");
        credentials.forEach(credential -> array.add(credential.toJson()));
        return json;
    }

    static VaultContents parse(ObjectNode json) {
        Fields fields = Fields.of(json);
        VaultContents contents = new VaultContents(
                fields.parsed("party", PartyCode::new),
                fields.base64("dataKey"),
                fields.objects("credentials").stream()
                        .map(StoredCredential::read)
                        .toList());
        fields.done();
        return contents;
    }
}
