package org.kelisim.infra.keycloak;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A realm's clients as Keycloak imports them. Each carries its own few claims; client scopes are not used. */
final class ClientJson {

    /** All that a coordinator may do in the realm. */
    static final List<String> USER_MANAGEMENT = List.of("manage-users", "view-users", "query-users");

    private ClientJson() {}

    static void portal(ObjectNode client, PortalClient portal) {
        confidential(client, portal.clientId(), portal.jwks())
                .put("standardFlowEnabled", true)
                .put("serviceAccountsEnabled", false)
                .put("fullScopeAllowed", true);
        ArrayNode redirects = client.putArray("redirectUris");
        portal.redirectUris().forEach(uri -> redirects.add(uri.toString()));
        attributes(client)
                .put("pkce.code.challenge.method", "S256")
                .put("id.token.signed.response.alg", "ES256")
                .put(
                        "post.logout.redirect.uris",
                        portal.logoutUris().stream().map(URI::toString).collect(Collectors.joining("##")));
        ArrayNode mappers = client.putArray("protocolMappers");
        subject(mappers);
        mapper(mappers, "username", "oidc-usermodel-attribute-mapper")
                .put("user.attribute", "username")
                .put("claim.name", "preferred_username")
                .put("jsonType.label", "String")
                .put("id.token.claim", "true")
                .put("access.token.claim", "false");
        mapper(mappers, "name", "oidc-full-name-mapper")
                .put("id.token.claim", "true")
                .put("access.token.claim", "false");
        mapper(mappers, "roles", "oidc-usermodel-realm-role-mapper")
                .put("claim.name", "roles")
                .put("jsonType.label", "String")
                .put("multivalued", "true")
                .put("id.token.claim", "true")
                .put("access.token.claim", "false");
        mapper(mappers, "groups", "oidc-group-membership-mapper")
                .put("claim.name", "groups")
                .put("full.path", "true")
                .put("id.token.claim", "true")
                .put("access.token.claim", "false");
        // A coordinator's own access token opens Keycloak's administration of the realm's users.
        mapper(mappers, "user management", "oidc-usermodel-client-role-mapper")
                .put("usermodel.clientRoleMapping.clientId", "realm-management")
                .put("claim.name", "resource_access.realm-management.roles")
                .put("jsonType.label", "String")
                .put("multivalued", "true")
                .put("id.token.claim", "false")
                .put("access.token.claim", "true");
    }

    static void system(ObjectNode client, SystemClient system) {
        confidential(client, system.clientId(), system.jwks())
                .put("standardFlowEnabled", false)
                .put("serviceAccountsEnabled", true)
                .put("fullScopeAllowed", false);
        attributes(client).put("dpop.bound.access.tokens", "true").put("client_credentials.use_refresh_token", "false");
        ArrayNode mappers = client.putArray("protocolMappers");
        subject(mappers);
        mapper(mappers, "exchange", "oidc-audience-mapper")
                .put("included.custom.audience", SystemClient.AUDIENCE)
                .put("id.token.claim", "false")
                .put("access.token.claim", "true");
    }

    /** Keycloak makes this public client with password login by itself unless the file says otherwise. */
    static void closedAdminCli(ObjectNode client) {
        client.put("clientId", "admin-cli")
                .put("enabled", false)
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", false);
    }

    private static ObjectNode confidential(ObjectNode client, String clientId, String jwks) {
        client.put("clientId", clientId)
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("clientAuthenticatorType", "client-jwt")
                .put("implicitFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("consentRequired", false)
                .put("frontchannelLogout", false);
        client.putArray("defaultClientScopes");
        client.putArray("optionalClientScopes");
        client.putObject("attributes")
                .put("use.jwks.string", "true")
                .put("jwks.string", jwks)
                .put("token.endpoint.auth.signing.alg", "ES256")
                .put("access.token.signed.response.alg", "ES256")
                .put("access.token.lifespan", "300");
        return client;
    }

    private static ObjectNode attributes(ObjectNode client) {
        return client.withObjectProperty("attributes");
    }

    private static void subject(ArrayNode mappers) {
        mapper(mappers, "sub", "oidc-sub-mapper").put("access.token.claim", "true");
    }

    private static ObjectNode mapper(ArrayNode mappers, String name, String kind) {
        return mappers.addObject()
                .put("name", name)
                .put("protocol", "openid-connect")
                .put("protocolMapper", kind)
                .putObject("config");
    }
}
