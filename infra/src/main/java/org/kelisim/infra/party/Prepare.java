package org.kelisim.infra.party;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.directory.Differences;
import org.kelisim.client.text.PlainLine;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.VaultSetup;
import org.kelisim.directory.PartyStatement;
import org.kelisim.infra.keycloak.RealmImport;
import org.kelisim.infra.party.StatementDraft.Changes;
import org.kelisim.infra.party.StatementDraft.Drafted;
import org.kelisim.infra.process.Failure;
import org.kelisim.json.Digest;
import org.kelisim.party.OfficeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./kelisim party prepare}: a plan becomes a vault and a statement that waits for the party key. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Makes the party's vault and first statement from a plan, or its next statement with --after. The"
                + " node must not run meanwhile. See docs/operation.md, 'A party comes in'.")
final class Prepare implements Callable<Integer> {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;

    @Parameters(paramLabel = "PLAN", description = "JSON file: what the party wants to say of itself.")
    private @Nullable Path plan;

    @Option(
            names = "--after",
            paramLabel = "FILE",
            description = "The signed statement in use, for a later one. The portal saves it (Directory, Own entry).")
    private @Nullable Path after;

    @Option(
            names = "--rotate",
            paramLabel = "OFFICE",
            description = "Give this office new keys. Its old ones go on opening what was sealed for them.")
    private Set<String> rotate = new LinkedHashSet<>();

    @Option(
            names = "--revoke",
            paramLabel = "OFFICE",
            description = "The same, and what is signed with the old keys counts no longer: they were stolen or lost.")
    private Set<String> revoke = new LinkedHashSet<>();

    @Option(
            names = "--invite",
            paramLabel = "ACCOUNT",
            description = "Give this coordinator a new key: the PIN or the code was lost.")
    private Set<String> invite = new LinkedHashSet<>();

    @Mixin
    private @Nullable DataOption data;

    @Override
    public Integer call() throws Exception {
        return Party.told(() -> {
            PartyPlan planned = PartyPlan.parse(PartyFolder.read(Objects.requireNonNull(plan), PartyPlan.MAX_BYTES));
            PartyFolder folder = Objects.requireNonNull(data).of(planned.party());
            Changes changes = new Changes(offices(planned, rotate), offices(planned, revoke), Set.copyOf(invite));
            if (after == null) {
                first(planned, folder, changes);
            } else {
                next(planned, folder, changes, SignedFile.read(after).statement());
            }
            return 0;
        });
    }

    private static Set<OfficeId> offices(PartyPlan plan, Set<String> names) {
        return names.stream()
                .map(name -> name.indexOf('/') > 0 ? OfficeId.parse(name) : new OfficeId(plan.party(), name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void first(PartyPlan planned, PartyFolder folder, Changes changes) throws Failure {
        if (Files.exists(folder.vault())) {
            throw new Failure("There is a vault in " + folder.vault()
                    + " already. For the party's next statement, name the" + " one in use with --after FILE.");
        }
        PartyFolder.requireNone(folder.passphrase(), folder.statement(1), folder.realm());
        VaultSetup vault = new VaultSetup(
                planned.party(),
                Stream.concat(StatementDraft.CALLERS.stream(), Stream.of(StatementDraft.PORTAL))
                        .toList());
        Drafted drafted =
                StatementDraft.of(planned, Optional.empty(), vault, changes, Catalogue.builtIn(), Instant.now());
        Map<String, String> passwords = new HashMap<>();
        RealmImport realm = RealmImport.of(PartyRealm.of(
                planned, vault::client, account -> passwords.computeIfAbsent(account, each -> password())));
        try (Passphrase passphrase = Passphrase.create(folder.passphrase())) {
            vault.write(folder.vault(), passphrase);
        }
        write(folder, drafted.statement());
        PartyFolder.write(folder.realm(), realm.json());
        System.out.println("Vault of " + planned.party());
        line("vault", folder.vault() + "   (back it up)");
        line("passphrase", folder.passphrase() + "   (keep it elsewhere)");
        line("realm", folder.realm() + "   (for whoever runs your Keycloak to import)");
        tell(folder, drafted, passwords);
    }

    private void next(PartyPlan planned, PartyFolder folder, Changes changes, PartyStatement before) throws Exception {
        if (!Files.exists(folder.vault())) {
            throw new Failure("There is no vault in " + folder.vault()
                    + ". Name its data folder with --data, or leave out" + " --after for a first statement.");
        }
        try (Passphrase passphrase = Passphrase.read(folder.passphrase())) {
            VaultSetup vault = VaultSetup.open(folder.vault(), passphrase);
            Drafted drafted =
                    StatementDraft.of(planned, Optional.of(before), vault, changes, Catalogue.builtIn(), Instant.now());
            vault.write(folder.vault(), passphrase);
            write(folder, drafted.statement());
            System.out.println("Vault of " + planned.party() + " was added to.");
            line("vault", folder.vault() + "   (back it up again: there may be new keys in it)");
            tell(folder, drafted, Map.of());
            Differences.between(Optional.of(before), drafted.statement())
                    .forEach(it -> System.out.println("  changes     " + PlainLine.of(it.in(Locale.ENGLISH))));
        }
    }

    /** One that was prepared under the same number and given up makes room. */
    private static void write(PartyFolder folder, PartyStatement statement) throws Failure {
        Path file = folder.statement(statement.number());
        try {
            Files.deleteIfExists(file);
        } catch (java.io.IOException e) {
            throw new Failure("The file " + file + " cannot be replaced: " + e.getMessage(), e);
        }
        PartyFolder.write(file, statement.bytes());
    }

    private static void tell(PartyFolder folder, Drafted drafted, Map<String, String> passwords) {
        PartyStatement statement = drafted.statement();
        line("statement", folder.statement(statement.number()) + "   (to be signed with the party key)");
        line("digest", Digest.of(statement.bytes()).hex());
        drafted.invited().forEach(it -> {
            System.out.println("For " + it.who().name() + " alone, shown once. Hand them over by two different ways:");
            line("user name", it.who().account());
            Optional.ofNullable(passwords.get(it.who().account()))
                    .ifPresent(one -> line("password", one + "   (for the first login)"));
            line("code", it.code() + "   (for the own key, until " + it.until() + ")");
        });
        if (passwords.isEmpty()) {
            System.out.println("The realm is changed by whoever runs it: new offices as groups, new coordinators as"
                    + " accounts.");
        }
    }

    private static void line(String name, String value) {
        System.out.println("  " + name + " ".repeat(Math.max(1, 12 - name.length())) + value);
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        return random.ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }
}
