package org.kelisim.infra.party;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.directory.Differences;
import org.kelisim.client.text.PlainLine;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
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

    private static final int SHORTEST_DIGEST = 16;

    @Parameters(paramLabel = "STATEMENT", description = "The file that 'prepare' wrote.")
    private @Nullable Path file;

    @Option(names = "--after", paramLabel = "FILE", description = "The signed statement in use, for a later one.")
    private @Nullable Path after;

    @Option(
            names = "--digest",
            paramLabel = "HEX",
            description =
                    "Sign it. The digest that 'prepare' showed, its first 16 characters at least: so nobody signs what"
                            + " was changed on the way.")
    private @Nullable String digest;

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
            if (digest == null) {
                System.out.println(
                        "Nothing was signed. Compare the digest with the one that 'prepare' showed; then sign with"
                                + " --digest.");
            } else {
                requireSame(statement, digest);
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
        before.ifPresent(old -> {
            System.out.println("It changes, after number " + old.number() + ":");
            Differences.between(Optional.of(old), statement)
                    .forEach(it -> System.out.println("  " + PlainLine.of(it.in(Locale.of(language)))));
        });
        System.out.println("It says:");
        StatementText.of(statement).forEach(line -> System.out.println("  " + line));
        System.out.println("Statement " + statement.number() + " of " + statement.party() + ", digest "
                + Digest.of(statement.bytes()).hex());
    }

    private static void requireSame(PartyStatement statement, String digest) {
        String given = digest.replace(" ", "").toLowerCase(Locale.ROOT);
        if (given.length() < SHORTEST_DIGEST
                || !Digest.of(statement.bytes()).hex().startsWith(given)) {
            throw new IllegalArgumentException(
                    "The digest is not the one of this file: nothing was signed. Give at least "
                            + SHORTEST_DIGEST
                            + " characters of what 'prepare' showed; if they differ, the file was changed on the"
                            + " way.");
        }
    }

    private static void sign(PartyStatement statement, Optional<SignedFile> before, PartyFolder folder) throws Failure {
        try (Passphrase passphrase = Passphrase.read(folder.keyPassphrase())) {
            PartyKeyFile key = PartyKeyFile.open(folder.key(), passphrase);
            if (before.filter(it -> !key.hasSigned(it.signed())).isPresent()) {
                throw new Failure("The statement in --after is not signed by the key in " + folder.key()
                        + ". Check that both are of the same party.");
            }
            SignedStatement signed = key.sign(statement, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            if (Files.exists(folder.signed(statement.number()))) {
                throw new Failure("There is a signed statement " + statement.number() + " already: "
                        + folder.signed(statement.number()) + ". If it was given up, destroy it first.");
            }
            PartyFolder.write(folder.signed(statement.number()), CanonicalJson.write(signed.toJson()));
            System.out.println("Signed: " + folder.signed(statement.number()));
        }
    }
}
