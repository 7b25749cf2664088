package org.kelisim.client.vault;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.kelisim.json.Base64Text;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/** A P-256 pair inside the vault: PKCS#8 and SubjectPublicKeyInfo. */
record StoredKeyPair(byte[] pkcs8, byte[] spki) {
    static StoredKeyPair generate() {
        KeyPair pair = P256.generate();
        return new StoredKeyPair(
                pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
    }

    KeyPair pair() {
        try {
            return new KeyPair(P256.publicKey(spki), P256.privateKey(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new VaultException("A key in the vault cannot be read. Restore the vault from backup.", e);
        }
    }

    void writeTo(ObjectNode json) {
        json.put("private", Base64Text.encode(pkcs8)).put("public", Base64Text.encode(spki));
    }

    static StoredKeyPair read(Fields fields) {
        return new StoredKeyPair(fields.base64("private"), fields.base64("public"));
    }
}
