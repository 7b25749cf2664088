package org.kelisim.part;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.Header;
import org.kelisim.notice.Routing;
import tools.jackson.databind.node.JsonNodeFactory;

/** The streaming AEAD under one attachment's key, tied to the attachment's place in its dispatch. */
final class PartCipher {
    private final StreamingAead aead;
    private final byte[] place;

    PartCipher(byte[] key, Routing routing, int index, int count) {
        this.aead = aead(key);
        this.place = place(routing, index, count);
    }

    @AccessesPartialKey
    private static StreamingAead aead(byte[] key) {
        try {
            return AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(
                    PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB,
                    SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("an attachment's key has 32 bytes", e);
        }
    }

    /** Associated data: who, which dispatch, which attachment of how many. */
    static byte[] place(Routing routing, int index, int count) {
        return CanonicalJson.write(JsonNodeFactory.instance
                .arrayNode()
                .add(Header.PROFILE)
                .add(routing.sender().toString())
                .add(routing.id().toString())
                .add(index)
                .add(count));
    }

    /** Closing it writes the last chunk and closes {@code to}. */
    OutputStream encrypting(OutputStream to) throws IOException {
        try {
            return aead.newEncryptingStream(to, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM and HKDF are in every JDK", e);
        }
    }

    /** Hands out authentic chunks only; an {@link IOException} of its own is one that is not. */
    InputStream decrypting(InputStream from) throws IOException {
        try {
            return aead.newDecryptingStream(from, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM and HKDF are in every JDK", e);
        }
    }
}
