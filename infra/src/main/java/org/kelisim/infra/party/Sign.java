package org.kelisim.infra.party;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.directory.Differences;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.infra.process.Failure;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./kelisim party sign}: shows what a statement says or changes, and signs it with the party key. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description =
                "Shows what a prepared statement says, or what it changes, and signs it with the party key. Run it"
                        + " where the party key is. Compare the digest with the one that 'prepare' showed.")
final class Sign implements Callable<Integer> {

    @Parameters(paramLabel = "STATEMENT", description = "The file that 'prepare' wrote.")
    private @Nullable Path file;

    @Option(names = "--after", paramLabel = "FILE", description = "The signed statement in use, for a later one.")
    private @Nullable Path after;

    @Option(names = "--look", description = "Show it only; sign nothing.")
    private boolean look;

    @Option(names = "--lang", paramLabel = "en|ru", description = "Language in which changes are told (default: en).")
    private String language = "en";

    @Mixin
    private @Nullable DataOption data;

    @Override
    public Integer call() throws Exception {
        return Party.told(() -> {
            PartyStatement statement = statement(Objects.requireNonNull(file));
            Optional<SignedFile> before = after == null ? Optional.empty() : Optional.of(SignedFile.read(after));
            requireFollows(statement, before.map(SignedFile::statement));
            show(statement, before.map(SignedFile::statement));
            if (!look) {
                sign(statement, before, Objects.requireNonNull(data).of(statement.party()));
            }
            return 0;
        });
    }

    private static PartyStatement statement(Path file) throws Failure {
        byte[] bytes = PartyFolder.read(file, PartyStatement.MAX_BYTES);
        try {
            return PartyStatement.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The file " + file + " is no statement (" + e.getMessage() + ").", e);
        }
    }

    private static void requireFollows(PartyStatement statement, Optional<PartyStatement> before) {
        if (before.isEmpty() && statement.number() > 1) {
            throw new IllegalArgumentException("This is statement " + statement.number()
                    + ". Name the signed one in use with --after FILE, so that what changes can be shown.");
        }
        boolean follows = before.map(it -> it.party().equals(statement.party())
                        && statement.number() == it.number() + 1
                        && statement.previous().equals(Optional.of(Digest.of(it.bytes()))))
                .orElse(true);
        if (!follows) {
            throw new IllegalArgumentException("Statement " + statement.number() + " of " + statement.party()
                    + " does not follow the one in --after. Prepare it again with the statement that is in use.");
        }
    }

    private void show(PartyStatement statement, Optional<PartyStatement> before) {
        System.out.println("Statement " + statement.number() + " of " + statement.party() + ", digest "
                + Digest.of(statement.bytes()).hex());
        if (before.isEmpty()) {
            all(statement);
        }
        before.ifPresent(old -> Differences.between(Optional.of(old), statement)
                .forEach(it -> System.out.println("  " + it.in(Locale.of(language)))));
    }

    private static void all(PartyStatement statement) {
        System.out.println("  token issuer " + statement.issuer() + ", keys at " + statement.jwks());
        System.out.println("  clients " + String.join(", ", statement.clients()));
        statement
                .coordinators()
                .forEach(it -> System.out.println("  coordinator " + it.name() + ", key "
                        + Digest.of(it.key()).hex().substring(0, 16)));
        for (OfficeEntry office : statement.offices()) {
            System.out.println("  office " + office.id() + " (" + office.names().en() + "), "
                    + office.function().wire() + ", keys until " + office.notAfter());
            System.out.println("    sends     "
                    + types(office.mandates().stream().filter(Mandate::send).toList()));
            System.out.println("    receives  "
                    + types(office.mandates().stream().filter(Mandate::receive).toList()));
            List<Mandate> systems =
                    office.mandates().stream().filter(Mandate::systems).toList();
            if (!systems.isEmpty()) {
                System.out.println("    without two officers, by systems  " + types(systems));
            }
        }
        System.out.println(
                "  weekend " + statement.weekend().stream().sorted().toList() + ", holidays " + statement.holidays());
    }

    private static String types(List<Mandate> mandates) {
        return String.join(", ", mandates.stream().map(Mandate::type).toList());
    }

    private static void sign(PartyStatement statement, Optional<SignedFile> before, PartyFolder folder) throws Failure {
        try (Passphrase passphrase = Passphrase.read(folder.keyPassphrase())) {
            PartyKeyFile key = PartyKeyFile.open(folder.key(), passphrase);
            if (before.filter(it -> !key.hasSigned(it.signed())).isPresent()) {
                throw new Failure("The statement in --after is not signed by the key in " + folder.key()
                        + ". Check that both are of the same party.");
            }
            SignedStatement signed = key.sign(statement, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            PartyFolder.write(folder.signed(statement.number()), CanonicalJson.write(signed.toJson()));
            System.out.println("Signed: " + folder.signed(statement.number()));
        }
    }
}
