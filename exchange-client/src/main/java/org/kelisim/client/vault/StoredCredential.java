package org.kelisim.client.vault;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.vault.Derived.Work;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.notice.Enrolment;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An officer's credential: a P-256 key sealed under PIN and vault key together, so that neither the file alone nor the
 * opened vault alone yields it.
 *
 * @param account whom the login token names
 * @param officer opaque id in enrolments and approvals
 */
record StoredCredential(
        String account,
        String officer,
        String name,
        byte[] spki,
        byte[] salt,
        Work work,
        byte[] sealedKey,
        List<Enrolment> enrolments) {

    StoredCredential {
        enrolments = List.copyOf(enrolments);
    }

    static StoredCredential seal(
            String account, String officer, String name, KeyPair pair, char[] pin, byte[] vaultKey) {
        byte[] salt = Gcm.random(16);
        byte[] spki = pair.getPublic().getEncoded();
        return new StoredCredential(account, officer, name, spki, salt, Work.PIN, new byte[0], List.of())
                .sealed(pair.getPrivate().getEncoded(), pin, vaultKey);
    }

    /** The same key under another PIN, with a salt of its own. */
    StoredCredential under(char[] pin, CredentialKey opened, byte[] vaultKey) {
        return new StoredCredential(account, officer, name, spki, Gcm.random(16), Work.PIN, sealedKey, enrolments)
                .sealed(opened.encoded(), pin, vaultKey);
    }

    private StoredCredential sealed(byte[] pkcs8, char[] pin, byte[] vaultKey) {
        byte[] sealed = Gcm.seal(pinKey(pin, salt, work, vaultKey), context(account, officer), pkcs8);
        return new StoredCredential(account, officer, name, spki, salt, work, sealed, enrolments);
    }

    StoredCredential with(List<Enrolment> newEnrolments) {
        return new StoredCredential(account, officer, name, spki, salt, work, sealedKey, newEnrolments);
    }

    /** Nothing if the PIN is wrong. */
    Optional<CredentialKey> open(char[] pin, byte[] vaultKey) {
        return Gcm.open(pinKey(pin, salt, work, vaultKey), context(account, officer), sealedKey)
                .map(this::key);
    }

    private CredentialKey key(byte[] pkcs8) {
        try {
            return new CredentialKey(account, officer, name, spki, P256.privateKey(pkcs8), enrolments);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The credential of " + name + " cannot be read. Enrol the officer again.", e);
        }
    }

    private static byte[] pinKey(char[] pin, byte[] salt, Work work, byte[] vaultKey) {
        return Derived.fromKey(Derived.slowly(pin, salt, work), vaultKey, "kelisim vault 1: PIN");
    }

    private static String context(String account, String officer) {
        return "kelisim vault 1/credential/" + account + "/" + officer;
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("account", account)
                .put("officer", officer)
                .put("name", name)
                .put("public", Base64Text.encode(spki))
                .put("salt", Base64Text.encode(salt))
                .put("memoryKiB", work.memoryKiB())
                .put("passes", work.passes())
                .put("sealed", Base64Text.encode(sealedKey));
        ArrayNode array = json.putArray("enrolments");
        enrolments.forEach(enrolment -> array.add(enrolment.toJson()));
        return json;
    }

    static StoredCredential read(Fields fields) {
        StoredCredential credential = new StoredCredential(
                fields.string("account"),
                fields.string("officer"),
                fields.string("name"),
                fields.base64("public"),
                fields.base64("salt"),
                new Work(fields.integer("memoryKiB", 1, Integer.MAX_VALUE), fields.integer("passes", 1, 1000)),
                fields.base64("sealed"),
                fields.objects("enrolments").stream().map(Enrolment::parse).toList());
        fields.done();
        return credential;
    }
}
