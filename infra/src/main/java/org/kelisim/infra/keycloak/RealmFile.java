package org.kelisim.infra.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A realm as Keycloak imports it. Every realm is the same template (ES256 only, English and Russian, five
 * minutes, brute-force protection, nobody can register, only the clients named here) with the party's own names,
 * offices, people and clients. The import is all or nothing over all files and passes over a realm that exists.
 *
 * <p>Brute force: five wrong passwords lock an account for a minute, longer each time up to fifteen; two within
 * one second lock it for five seconds. One wrong password locks nothing.
 */
final class RealmFile {

    private static final JsonMapper JSON = new JsonMapper();

    private RealmFile() {}

    /** Writes {@code <realm>-realm.json}: with a name of that form the folder is imported in one go. */
    static void write(RealmImport realm, Path folder) throws IOException {
        write(folder, realm.party().realm(), realm.json());
    }

    /**
     * Writes the master realm: disabled, with one account that is disabled, too. Without any account Keycloak's
     * welcome page lets whoever comes first make an administrator.
     */
    static void writeClosedMaster(Path folder) throws IOException {
        write(folder, "master", JSON.writeValueAsBytes(template("master-realm.json")));
    }

    private static void write(Path folder, String realm, byte[] json) throws IOException {
        Files.write(folder.resolve(realm + "-realm.json"), json);
    }

    static ObjectNode json(Realm realm) {
        String name = realm.party().realm();
        ObjectNode file = template("party-realm.json");
        file.put("realm", name).put("displayName", realm.nameEn());
        ObjectNode texts = file.putObject("localizationTexts");
        loginTitle(texts.putObject("en"), realm.nameEn());
        loginTitle(texts.putObject("ru"), realm.nameRu());
        roles(file, "default-roles-" + name);
        ArrayNode groups = file.putArray("groups");
        realm.offices().forEach(office -> group(groups.addObject(), office));
        ArrayNode users = file.putArray("users");
        realm.accounts().forEach(account -> user(users.addObject(), account));
        ArrayNode clients = file.putArray("clients");
        ClientJson.closedAdminCli(clients.addObject());
        realm.portals().forEach(portal -> ClientJson.portal(clients.addObject(), portal));
        realm.systems().forEach(system -> ClientJson.system(clients.addObject(), system));
        return file;
    }

    private static void loginTitle(ObjectNode texts, String name) {
        texts.put("loginTitle", name).put("loginTitleHtml", escaped(name));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Accounts that a coordinator makes later get the default role: it carries nothing. */
    private static void roles(ObjectNode file, String defaultRole) {
        ArrayNode roles = file.putObject("roles").putArray("realm");
        for (Role role : Role.values()) {
            roles.addObject().put("name", role.wire());
        }
        roles.addObject().put("name", defaultRole).put("composite", false);
        file.putObject("defaultRole")
                .put("name", defaultRole)
                .put("composite", false)
                .put("clientRole", false);
    }

    private static void group(ObjectNode group, Realm.Office office) {
        group.put("name", office.id().name()).put("path", "/" + office.id().name());
        ObjectNode attributes = group.putObject("attributes");
        attributes.putArray("name.en").add(office.nameEn());
        attributes.putArray("name.ru").add(office.nameRu());
    }

    private static void user(ObjectNode user, Account account) {
        user.put("username", account.username())
                .put("enabled", true)
                .put("firstName", account.firstName())
                .put("lastName", account.lastName())
                .put("email", account.email())
                .put("emailVerified", true);
        if (account.oneTime()) {
            user.putArray("requiredActions").add("UPDATE_PASSWORD");
        }
        credential(user.putArray("credentials").addObject(), account.password());
        ArrayNode roles = user.putArray("realmRoles");
        account.roles().stream().map(Role::wire).sorted().forEach(roles::add);
        ArrayNode groups = user.putArray("groups");
        account.offices().stream().map(OfficeId::name).sorted().forEach(name -> groups.add("/" + name));
        if (account.roles().contains(Role.COORDINATOR)) {
            ArrayNode management = user.putObject("clientRoles").putArray("realm-management");
            ClientJson.USER_MANAGEMENT.forEach(management::add);
        }
    }

    private static void credential(ObjectNode credential, PasswordHash hash) {
        Map<String, Object> secret =
                Map.of("value", hash.value(), "salt", hash.salt(), "additionalParameters", Map.of());
        Map<String, Object> settings = Map.of(
                "hashIterations",
                PasswordHash.PASSES,
                "algorithm",
                "argon2",
                "additionalParameters",
                Map.of(
                        "type", List.of("id"),
                        "version", List.of("1.3"),
                        "memory", List.of(Integer.toString(PasswordHash.MEMORY_KIB)),
                        "parallelism", List.of("1"),
                        "hashLength", List.of(Integer.toString(PasswordHash.LENGTH))));
        credential
                .put("type", "password")
                .put("secretData", JSON.writeValueAsString(secret))
                .put("credentialData", JSON.writeValueAsString(settings));
    }

    private static ObjectNode template(String name) {
        try (InputStream in = RealmFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
