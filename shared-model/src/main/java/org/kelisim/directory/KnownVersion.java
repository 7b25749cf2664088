package org.kelisim.directory;

import org.kelisim.json.Digest;

/**
 * A version that was verified once: enough to recognise it among what was kept, and small. Only a {@link Directory} gives
 * one, so that {@link DirectoryVerifier#again} makes nothing of what was never verified.
 */
public final class KnownVersion {
    private final DirectoryVersion version;
    private final Digest digest;

    KnownVersion(DirectoryVersion version, Digest digest) {
        this.version = version;
        this.digest = digest;
    }

    public long number() {
        return version.number();
    }

    /** The digest that headers cite. */
    public Digest digest() {
        return digest;
    }

    /** What it is made of, by digests. */
    public DirectoryVersion version() {
        return version;
    }
}
