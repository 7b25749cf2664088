package org.kelisim.cms;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Which provider does which arithmetic, by measured speed: elliptic curves by Bouncy Castle, ML-DSA and digests by SUN,
 * AES, HKDF and ML-KEM by SunJCE. They are passed as objects; the order of installed providers decides nothing.
 */
final class Providers {
    static final Provider BC = new BouncyCastleProvider();
    static final Provider SUN = ofTheJdk("SUN");
    static final Provider SUN_JCE = ofTheJdk("SunJCE");
    static final Provider SUN_EC = ofTheJdk("SunEC");

    private Providers() {}

    private static Provider ofTheJdk(String name) {
        return Optional.ofNullable(Security.getProvider(name))
                .orElseThrow(() -> new IllegalStateException("this Java runtime lacks its provider " + name));
    }
}
