package org.kelisim.infra.keycloak;

/** What is being done while Keycloak comes up; the launcher has the words for it. */
public enum KeycloakStep {
    /** Once per version: unpacking the distribution, about 190 MB. */
    UNPACK,
    /** Once per version and options: Keycloak's own build step. */
    BUILD,
    /** First start on a data folder: the realms are made. */
    IMPORT,
    /** A later start. */
    START,
    /** The server answers; its first login page is being rendered so that no person waits for it. */
    WARM_UP,
    READY
}
