package org.kelisim.notice;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Keys of officers and coordinators, parsed once: the same few persons approve most notices, and a key that was used
 * before verifies faster. Kept by their exact bytes, the last {@value #KEPT} used; whether a key counts is not decided
 * here.
 */
final class OfficerKeys {
    static final Provider EC = new BouncyCastleProvider();
    private static final int KEPT = 256;

    private static final Map<ByteBuffer, PublicKey> PARSED = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, PublicKey> eldest) {
            return size() > KEPT;
        }
    };

    private OfficerKeys() {}

    static PublicKey parsed(byte[] spki) throws GeneralSecurityException {
        ByteBuffer bytes = ByteBuffer.wrap(spki.clone());
        synchronized (PARSED) {
            if (PARSED.get(bytes) instanceof PublicKey known) {
                return known;
            }
        }
        PublicKey key = KeyFactory.getInstance("EC", EC).generatePublic(new X509EncodedKeySpec(spki));
        synchronized (PARSED) {
            PARSED.put(bytes, key);
        }
        return key;
    }
}
