package org.kelisim.identity.accounts;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.kelisim.identity.accounts.AdminCalls.StepException;
import org.kelisim.identity.login.OwnToken;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** By Keycloak's administration interface. */
final class KeycloakAccounts implements RealmAccounts {

    private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int PASSWORD_LENGTH = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AdminCalls calls;
    private final Set<Role> given;

    KeycloakAccounts(URI issuer, Supplier<OwnToken> token, Set<Role> given) {
        this.calls = new AdminCalls(issuer, token);
        this.given = Set.copyOf(given);
    }

    @Override
    public AccountOutcome create(NewAccount account) {
        return calls.outcome(() -> {
            String password = oneTime();
            ObjectNode user = AdminCalls.object()
                    .put("username", account.username())
                    .put("firstName", account.firstName())
                    .put("lastName", account.lastName())
                    .put("email", account.email())
                    .put("emailVerified", true)
                    .put("enabled", false);
            user.putArray("credentials").add(credential(password));
            calls.post("/users", user);
            String id = id(account.username());
            try {
                setRoles(id, account.roles());
                setOffices(id, account.offices());
                enable(id, true);
            } catch (StepException e) {
                calls.delete("/users/" + id);
                throw e;
            }
            return new AccountOutcome.WithPassword(password);
        });
    }

    @Override
    public AccountOutcome change(String username, Set<OfficeId> offices, Set<Role> roles) {
        return calls.outcome(() -> {
            String id = id(username);
            setRoles(id, roles);
            setOffices(id, offices);
            return new AccountOutcome.Done();
        });
    }

    @Override
    public AccountOutcome close(String username) {
        return calls.outcome(() -> {
            String id = id(username);
            enable(id, false);
            calls.post("/users/" + id + "/logout", AdminCalls.object());
            return new AccountOutcome.Done();
        });
    }

    @Override
    public AccountOutcome renewPassword(String username) {
        return calls.outcome(() -> {
            String id = id(username);
            String password = oneTime();
            calls.put("/users/" + id + "/reset-password", credential(password));
            enable(id, true);
            return new AccountOutcome.WithPassword(password);
        });
    }

    private static ObjectNode credential(String password) {
        return AdminCalls.object()
                .put("type", "password")
                .put("value", password)
                .put("temporary", true);
    }

    private static String oneTime() {
        StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
        while (password.length() < PASSWORD_LENGTH) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private void enable(String id, boolean enabled) throws StepException {
        JsonNode user = calls.get("/users/" + id);
        calls.put("/users/" + id, ((ObjectNode) user).put("enabled", enabled));
    }

    /** The issuer's search is for parts of names, and this for one whole name. */
    private String id(String username) throws StepException {
        for (JsonNode user : calls.get("/users?exact=true&max=5&username=" + AdminCalls.encoded(username))) {
            if (username.equals(user.path("username").asString())) {
                return AdminCalls.id(user);
            }
        }
        throw new StepException(new AccountOutcome.Unknown());
    }

    private void setRoles(String id, Set<Role> roles) throws StepException {
        if (!given.containsAll(roles)) {
            throw new StepException(new AccountOutcome.NotAllowed());
        }
        String path = "/users/" + id + "/role-mappings/realm";
        ArrayNode taken = AdminCalls.array();
        for (JsonNode role : calls.get(path)) {
            given.stream()
                    .filter(it -> it.wire().equals(role.path("name").asString()) && !roles.contains(it))
                    .forEach(it -> taken.add(role));
        }
        Set<String> missing = new HashSet<>();
        roles.stream().map(Role::wire).forEach(missing::add);
        for (JsonNode role : calls.get(path)) {
            missing.remove(role.path("name").asString());
        }
        ArrayNode added = AdminCalls.array();
        for (JsonNode role : missing.isEmpty() ? AdminCalls.array() : calls.get(path + "/available")) {
            if (missing.remove(role.path("name").asString())) {
                added.add(role);
            }
        }
        if (!missing.isEmpty()) {
            throw new StepException(new AccountOutcome.Unknown());
        }
        if (!taken.isEmpty()) {
            calls.delete(path, taken);
        }
        if (!added.isEmpty()) {
            calls.post(path, added);
        }
    }

    private void setOffices(String id, Set<OfficeId> offices) throws StepException {
        Set<String> missing = new HashSet<>();
        offices.forEach(office -> missing.add("/" + office.name()));
        for (JsonNode group : calls.get("/users/" + id + "/groups")) {
            if (!missing.remove(group.path("path").asString())) {
                calls.delete("/users/" + id + "/groups/" + AdminCalls.id(group));
            }
        }
        for (JsonNode group : missing.isEmpty() ? AdminCalls.array() : calls.get("/groups?max=1000")) {
            if (missing.remove(group.path("path").asString())) {
                calls.put("/users/" + id + "/groups/" + AdminCalls.id(group), AdminCalls.object());
            }
        }
        if (!missing.isEmpty()) {
            throw new StepException(new AccountOutcome.Unknown());
        }
    }
}
