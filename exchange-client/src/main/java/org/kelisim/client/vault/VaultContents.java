package org.kelisim.client.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sealed in a vault.
 *
 * @param dataKey key of the node's store
 * @param clients keys by which the party's clients prove themselves to the token issuer, by client id
 * @param proof key to which tokens are bound (DPoP)
 * @param offices key files, for each office newest first, sealed once more under a key of the vault
 */
record VaultContents(
        PartyCode party,
        byte[] dataKey,
        Map<String, StoredKeyPair> clients,
        StoredKeyPair proof,
        List<StoredOffice> offices,
        List<StoredCredential> credentials) {

    /** One generation of an office's keys. */
    record StoredOffice(OfficeId office, byte[] keyFile) {}

    VaultContents {
        clients = Map.copyOf(clients);
        offices = List.copyOf(offices);
        credentials = List.copyOf(credentials);
    }

    static VaultContents fresh(PartyCode party, List<String> clientIds) {
        Map<String, StoredKeyPair> clients =
                clientIds.stream().collect(Collectors.toMap(id -> id, id -> StoredKeyPair.generate()));
        return new VaultContents(
                party, Gcm.random(Gcm.KEY_BYTES), clients, StoredKeyPair.generate(), List.of(), List.of());
    }

    VaultContents withOffices(List<StoredOffice> newOffices) {
        return new VaultContents(party, dataKey, clients, proof, newOffices, credentials);
    }

    VaultContents withCredentials(List<StoredCredential> newCredentials) {
        return new VaultContents(party, dataKey, clients, proof, offices, newCredentials);
    }

    Optional<StoredCredential> credential(String account) {
        return credentials.stream().filter(it -> it.account().equals(account)).findFirst();
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("party", party.value()).put("dataKey", Base64Text.encode(dataKey));
        each(json, "clients", clients.entrySet(), (object, client) -> {
            object.put("id", client.getKey());
            client.getValue().writeTo(object);
        });
        proof.writeTo(json.putObject("proof"));
        each(
                json,
                "offices",
                offices,
                (object, office) -> object.put("office", office.office().toString())
                        .put("keys", Base64Text.encode(office.keyFile())));
        ArrayNode array = json.putArray("credentials");
        credentials.forEach(credential -> array.add(credential.toJson()));
        return json;
    }

    static VaultContents parse(ObjectNode json) {
        Fields fields = Fields.of(json);
        Map<String, StoredKeyPair> clients = new LinkedHashMap<>();
        fields.objects("clients").forEach(client -> clients.put(client.string("id"), StoredKeyPair.read(client)));
        VaultContents contents = new VaultContents(
                fields.parsed("party", PartyCode::new),
                fields.base64("dataKey"),
                clients,
                StoredKeyPair.read(fields.object("proof")),
                fields.objects("offices").stream()
                        .map(it -> new StoredOffice(it.parsed("office", OfficeId::parse), it.base64("keys")))
                        .toList(),
                fields.objects("credentials").stream()
                        .map(StoredCredential::read)
                        .toList());
        fields.done();
        return contents;
    }

    private static <T> void each(ObjectNode json, String name, Iterable<T> items, BiConsumer<ObjectNode, T> writer) {
        ArrayNode array = json.putArray(name);
        items.forEach(item -> writer.accept(array.addObject(), item));
    }
}
