package org.kelisim.client.vault;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kelisim.notice.Enrolment;

/** An officer's private key after the PIN was right; signs until it is closed. */
public final class CredentialKey implements AutoCloseable {
    private final String account;
    private final String officer;
    private final String name;
    private final byte[] spki;
    private final List<Enrolment> enrolments;
    private volatile @Nullable PrivateKey key;

    CredentialKey(
            String account, String officer, String name, byte[] spki, PrivateKey key, List<Enrolment> enrolments) {
        this.account = account;
        this.officer = officer;
        this.name = name;
        this.spki = spki;
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

    /** As the vault kept them when the PIN was given; {@link Vault#enrolments(CredentialKey)} are those of now. */
    List<Enrolment> enrolments() {
        return enrolments;
    }

    String account() {
        return account;
    }

    byte[] spki() {
        return spki;
    }

    /** PKCS#8, for sealing under another PIN. */
    byte[] encoded() {
        return Optional.ofNullable(key).orElseThrow().getEncoded();
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
