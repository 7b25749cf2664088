package org.kelisim.client.vault;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kelisim.notice.Enrolment;

/** An officer's private key after the PIN was right; signs until it is closed. */
public final class CredentialKey implements AutoCloseable {
    private final String officer;
    private final String name;
    private final List<Enrolment> enrolments;
    private volatile @Nullable PrivateKey key;

    CredentialKey(String officer, String name, PrivateKey key, List<Enrolment> enrolments) {
        this.officer = officer;
        this.name = name;
        this.key = key;
        this.enrolments = enrolments;
    }

    /** The opaque id that enrolments name. */
    public String officer() {
        return officer;
    }

    public String name() {
        return name;
    }

    /** As the vault keeps them, one per office; whether they hold is for the directory to say. */
    public List<Enrolment> enrolments() {
        return enrolments;
    }

    /** ECDSA P-256 with SHA-256 in DER. @throws IllegalStateException after {@link #close} */
    public byte[] sign(byte[] text) {
        return P256.sign(
                Optional.ofNullable(key)
                        .orElseThrow(() -> new IllegalStateException("the officer's session has ended")),
                text);
    }

    @Override
    public void close() {
        key = null;
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "CredentialKey of " + officer;
    }
}
