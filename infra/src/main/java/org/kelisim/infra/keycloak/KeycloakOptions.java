package org.kelisim.infra.keycloak;

import java.util.ArrayList;
import java.util.List;

/** Keycloak's own options. Whatever the product does not use is off: it is quicker so, and there is less to attack. */
final class KeycloakOptions {

    /** RSA is off because an anonymous request for a realm's page would otherwise make an RS256 key and publish it. */
    static final List<String> BUILD = List.of(
            "build",
            "--db=dev-file",
            "--spi-keys--rsa-generated--enabled=false",
            "--features-disabled="
                    + String.join(
                            ",",
                            "account",
                            "account-api",
                            "admin",
                            "admin-fine-grained-authz",
                            "authorization",
                            "ciba",
                            "client-admin-api",
                            "device-flow",
                            "identity-brokering-api",
                            "impersonation",
                            "jwt-authorization-grant",
                            "kerberos",
                            "organization",
                            "passkeys",
                            "recovery-codes",
                            "token-exchange-standard",
                            "web-authn",
                            "workflows"));

    private KeycloakOptions() {}

    /** The host name is fixed, so that no request can choose the issuer by its {@code Host} header. */
    static List<String> start(int port, boolean importing) {
        List<String> options = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + origin(port)));
        if (importing) {
            options.add("--import-realm");
        }
        return options;
    }

    static String origin(int port) {
        return "http://127.0.0.1:" + port;
    }
}
