package org.kelisim.infra.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.membership.KeySheet;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.client.vault.VaultLock;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.Digest;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/** What a party makes by itself, as its people run it. */
class PartyTest {

    private static final PartyCode AFG = new PartyCode("AFG");
    private static final OfficeId MIGRATION = OfficeId.parse("AFG/migration-service");
    private static final String COORDINATOR = coordinator("afg.coordinator");
    private static final String OFFICE = office("migration-service", "migration", "");

    @TempDir
    Path folder;

    private Path data;
    private Path plan;
    private PartyFolder places;
    private String said = "";

    @BeforeEach
    void places() {
        data = folder.resolve("data");
        plan = folder.resolve("plan.json");
        places = new PartyFolder(data, AFG);
    }

    private static String coordinator(String account) {
        return """
                {"account": "%s", "firstName": "Demonstration", "lastName": "Coordinator", "email": "%s@demonstration.invalid",
                 "office": "migration-service"}""".formatted(account, account);
    }

    private static String office(String name, String function, String more) {
        return "{\"name\": \"%s\", \"function\": \"%s\", \"en\": \"%s of AFG\", \"ru\": \"AFG\"%s}"
                .formatted(name, function, name, more);
    }

    private void write(String coordinators, String offices) throws IOException {
        Files.writeString(plan, """
                {"party": "AFG", "en": "Afghanistan", "ru": "Афганистан", "issuer": "https://id.example/realms/afg",
                 "portal": "https://kelisim.example/", "weekend": ["friday", "saturday"], "holidays": ["2027-03-21"],
                 "coordinators": [%s], "offices": [%s]}""".formatted(coordinators, offices));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(kept, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            return Party.run(all.toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
            said = kept.toString(StandardCharsets.UTF_8);
        }
    }

    private void good(String... arguments) {
        assertThat(run(arguments)).as(said).isZero();
    }

    private void bad(int code, String reason, String... arguments) {
        assertThat(run(arguments)).as(said).isEqualTo(code);
        assertThat(said).contains(reason).doesNotContain("\tat ");
    }

    private void first() throws IOException {
        write(COORDINATOR, OFFICE);
        good("key", "--party", "AFG");
        good("prepare", plan.toString());
        sign(1);
    }

    /** As a person does: looks, compares the digest, signs. */
    private void sign(int number, String... more) throws IOException {
        Path file = places.statement(number);
        List<String> all = new ArrayList<>(List.of("sign", file.toString()));
        all.addAll(List.of(more));
        all.addAll(List.of("--digest", Digest.of(Files.readAllBytes(file)).hex().substring(0, 20)));
        good(all.toArray(String[]::new));
    }

    private PartyStatement next(String... more) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("prepare", plan.toString(), "--after", places.signed(1).toString()));
        all.addAll(List.of(more));
        good(all.toArray(String[]::new));
        return PartyStatement.parse(Files.readAllBytes(places.statement(2)));
    }

    private PartyStatement signed(int number) throws Exception {
        return SignedFile.read(places.signed(number)).statement();
    }

    private Vault vault() {
        return Vault.open(places.vault(), Passphrase.read(places.passphrase()), Clock.systemUTC());
    }

    private static OfficeEntry entry(PartyStatement statement) {
        return statement.offices().getFirst();
    }

    @Test
    void keyVaultAndStatementFitTogether() throws Exception {
        write(COORDINATOR, OFFICE);
        good("key", "--party", "AFG");
        KeySheet sheet = KeySheet.read(Files.readAllBytes(places.keySheet())).orElseThrow();
        assertThat(said).contains(sheet.spoken());
        good("prepare", plan.toString());
        String digest = found("digest\\s+(\\S+)");
        String code = found("code\\s+(\\S+)");
        String password = found("password\\s+(\\S+)");
        sign(1);
        assertThat(said)
                .contains(digest)
                .contains("https://id.example/realms/afg")
                .contains("coordinator  Demonstration Coordinator")
                .contains("modus-operandi-alert");

        PartyStatement statement = signed(1);
        assertThat(Digest.of(statement.bytes()).hex()).isEqualTo(digest);
        assertThat(statement.number()).isEqualTo(1);
        Vault vault = vault();
        assertThat(vault.statements())
                .singleElement()
                .satisfies(it -> assertThat(it.bytes()).isEqualTo(statement.bytes()));
        assertThat(vault.office(MIGRATION)
                        .orElseThrow()
                        .signers()
                        .getFirst()
                        .publicKeys()
                        .ecBytes())
                .isEqualTo(entry(statement).signing().ec());
        assertThat(vault.client("portal")).isPresent();
        assertThat(vault.isInvited("afg.coordinator")).isTrue();
        String realm = Files.readString(places.realm());
        assertThat(realm)
                .contains("UPDATE_PASSWORD")
                .contains("https://kelisim.example/login/oauth2/code/afg")
                .doesNotContain(password)
                .doesNotContain(code)
                .doesNotContain("\"d\"");
        assertThat(Files.getPosixFilePermissions(places.passphrase()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        return matcher.group(1);
    }

    @Test
    void nothingThatIsThereIsWrittenOver() throws Exception {
        first();
        byte[] key = Files.readAllBytes(places.key());
        bad(1, "already", "key", "--party", "AFG");
        bad(1, "--after", "prepare", plan.toString());
        String digest = Digest.of(Files.readAllBytes(places.statement(1))).hex();
        bad(1, "destroy it first", "sign", places.statement(1).toString(), "--digest", digest);
        assertThat(Files.readAllBytes(places.key())).isEqualTo(key);
        assertThat(vault().statements()).hasSize(1);
    }

    @Test
    void aLaterStatementKeepsTheKeysAndAddsWhatIsNew() throws Exception {
        first();
        write(COORDINATOR + "," + coordinator("afg.second"), OFFICE + "," + office("border-service", "border", ""));
        PartyStatement next = next();
        assertThat(said).contains("user name   afg.second").doesNotContain("user name   afg.coordinator");
        assertThat(entry(next).signing().toJson())
                .isEqualTo(entry(signed(1)).signing().toJson());
        assertThat(next.coordinators())
                .extracting(it -> Digest.of(it.key()))
                .hasSize(2)
                .contains(Digest.of(signed(1).coordinators().getFirst().key()));
        bad(
                2,
                "does not follow",
                "sign",
                places.statement(2).toString(),
                "--after",
                otherParty().toString());
        bad(2, "--after", "sign", places.statement(2).toString());
        good("sign", places.statement(2).toString(), "--after", places.signed(1).toString());
        assertThat(said).contains("border-service of AFG");
        assertThat(places.signed(2)).doesNotExist();
        bad(
                2,
                "not the one of this file",
                "sign",
                places.statement(2).toString(),
                "--after",
                places.signed(1).toString(),
                "--digest",
                "0123456789abcdef0123");
        sign(2, "--after", places.signed(1).toString());
        assertThat(signed(2).previous()).contains(Digest.of(signed(1).bytes()));
        assertThat(vault().hasCredential("afg.coordinator") || vault().isInvited("afg.coordinator"))
                .isTrue();
    }

    /** The same thing, made by somebody else. */
    private Path otherParty() throws Exception {
        Path own = data;
        data = folder.resolve("other");
        good("key", "--party", "AFG");
        good("prepare", plan.toString());
        PartyFolder other = new PartyFolder(data, AFG);
        good(
                "sign",
                other.statement(1).toString(),
                "--digest",
                Digest.of(Files.readAllBytes(other.statement(1))).hex());
        data = own;
        return other.signed(1);
    }

    @Test
    void rotatedKeysOpenWhatCameAndRevokedOnesCountNoLonger() throws Exception {
        first();
        OfficeEntry old = entry(signed(1));
        PartyStatement rotated = next("--rotate", "migration-service");
        assertThat(entry(rotated).signing().toJson()).isNotEqualTo(old.signing().toJson());
        assertThat(rotated.revocations()).isEmpty();
        PartyStatement revoked = next("--revoke", "AFG/migration-service");
        assertThat(revoked.number()).as("the one that was given up makes room").isEqualTo(2);
        assertThat(revoked.revocations())
                .extracting(PartyStatement.Revocation::key)
                .contains(Digest.of(old.opening()))
                .hasSize(3);
        assertThat(vault().office(MIGRATION).orElseThrow().opening()).hasSize(3);
    }

    @Test
    void aCoordinatorWhoIsNotInThePlanAnyMoreIsOut() throws Exception {
        first();
        write(coordinator("afg.second"), OFFICE);
        PartyStatement next = next();
        assertThat(next.coordinators())
                .extracting(PartyStatement.Coordinator::id)
                .hasSize(1)
                .doesNotContain(signed(1).coordinators().getFirst().id());
        assertThat(vault().isInvited("afg.second")).isTrue();
    }

    @Test
    void aLostCodeIsReplacedByAnotherKey() throws Exception {
        first();
        PartyStatement next = next("--invite", "afg.coordinator");
        assertThat(found("code\\s+(\\S+)")).hasSize(23);
        assertThat(next.coordinators().getFirst().id())
                .as("the same person")
                .isEqualTo(signed(1).coordinators().getFirst().id());
        assertThat(next.coordinators().getFirst().key())
                .isNotEqualTo(signed(1).coordinators().getFirst().key());
    }

    @Test
    void whatWasGivenUpLeavesNoKeyBehindThatTheVaultHasNot() throws Exception {
        first();
        next("--invite", "afg.coordinator", "--rotate", "migration-service");
        PartyStatement next = next();
        assertThat(said).as("the first key is gone, so there is another").contains("user name   afg.coordinator");
        assertThat(next.coordinators().getFirst().key())
                .isNotEqualTo(signed(1).coordinators().getFirst().key());
        assertThat(entry(next).signing().toJson())
                .as("the office's key is still there")
                .isEqualTo(entry(signed(1)).signing().toJson());
        assertThat(vault().statements()).extracting(PartyStatement::number).containsExactly(1L, 2L);
    }

    @Test
    void nothingOfAThiefsStatementIsTakenOver() throws Exception {
        first();
        Path thiefs = otherParty();
        bad(2, "that are not in this vault", "prepare", plan.toString(), "--after", thiefs.toString());
        good("prepare", plan.toString(), "--after", thiefs.toString(), "--revoke", "migration-service");
        PartyStatement mended = PartyStatement.parse(Files.readAllBytes(places.statement(2)));
        PartyStatement stolen = SignedFile.read(thiefs).statement();
        assertThat(mended.coordinators())
                .extracting(it -> Digest.of(it.key()))
                .doesNotContain(Digest.of(stolen.coordinators().getFirst().key()));
        assertThat(mended.revocations())
                .extracting(PartyStatement.Revocation::key)
                .contains(Digest.of(entry(stolen).opening()));
    }

    @Test
    void anOldStatementIsNotTheOneInUse() throws Exception {
        first();
        next();
        sign(2, "--after", places.signed(1).toString());
        good("prepare", plan.toString(), "--after", places.signed(2).toString());
        bad(
                2,
                "was prepared in this vault after",
                "prepare",
                plan.toString(),
                "--after",
                places.signed(1).toString());
    }

    @Test
    void whoeverSignsSeesAllOfItAndNoLineHidesAnother() throws Exception {
        first();
        OfficeEntry office = entry(signed(1));
        PartyStatement old = signed(1);
        PartyStatement hostile = new PartyStatement(
                AFG,
                2,
                Optional.of(Digest.of(old.bytes())),
                old.issuer(),
                "https://elsewhere.example/keys",
                old.clients(),
                List.of(new PartyStatement.Coordinator("x", "Nobody\u001b[2K\rHarmless", new byte[] {1})),
                List.of(new OfficeEntry(
                        office.id(),
                        office.function(),
                        office.names(),
                        List.of(new Mandate("modus-operandi-alert", NoticeClass.GENERAL, true, true, true)),
                        office.profiles(),
                        office.signing(),
                        office.opening(),
                        office.notBefore(),
                        office.notAfter())),
                List.of(),
                old.weekend(),
                old.holidays());
        Files.write(places.statement(2), hostile.bytes());
        good("sign", places.statement(2).toString(), "--after", places.signed(1).toString());
        assertThat(said)
                .contains("https://elsewhere.example/keys")
                .contains("SYSTEMS SEND WITHOUT TWO OFFICERS")
                .contains("Nobody?[2K?Harmless")
                .doesNotContain("\u001b")
                .contains("Nothing was signed");
        assertThat(places.signed(2)).doesNotExist();
    }

    @Test
    void theKeySheetIsShownAgain() throws Exception {
        first();
        Files.delete(places.keySheet());
        good("key", "--party", "AFG", "--show");
        assertThat(said)
                .contains(KeySheet.read(Files.readAllBytes(places.keySheet()))
                        .orElseThrow()
                        .spoken());
    }

    @Test
    void aTrialsFolderIsNotTakenForAPartysOwn() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("ports"), "8180");
        bad(2, "trial", "key", "--party", "AFG");
    }

    @Test
    void aRunningNodesVaultIsLeftAlone() throws Exception {
        first();
        try (VaultLock running = VaultLock.take(places.vault())) {
            bad(
                    1,
                    "in use",
                    "prepare",
                    plan.toString(),
                    "--after",
                    places.signed(1).toString());
        }
        assertThat(vault().statements()).hasSize(1);
    }

    @Test
    void whatIsWrongWithAPlanIsSaidInOneLine() throws Exception {
        write(COORDINATOR, OFFICE);
        String text = Files.readString(plan);
        refused(text.replace("https://id", "http://id"), "https");
        refused(text.replace("\"migration\"", "\"migrations\""), "offices[0].function");
        refused(text.replace("\"office\": \"migration-service\"", "\"office\": \"elsewhere\""), "afg.coordinator");
        refused(text.replace("\"friday\"", "\"today\""), "weekend");
        refused(text.replace("\"offices\": [" + OFFICE, "\"offices\": [" + OFFICE + "," + OFFICE), "twice");
        refused(text.replace("\"email\"", "\"mail\""), "email");
        refused(text.replace("kelisim.example/", "kelisim.example/portal/"), "path");
        refused(text.replace("\"account\": \"afg", "\"account\": \"AFG"), "username");
        refused(text.replace("migration-service of AFG", "migration\\u001b[2K of AFG"), "plain line");
        refused("not JSON", "JSON");
        write(
                COORDINATOR,
                office(
                        "migration-service",
                        "migration",
                        ", \"mandates\": [{\"type\": \"gossip\"," + " \"send\": true, \"receive\": true}]"));
        bad(2, "no notice type gossip", "prepare", plan.toString());
        write(COORDINATOR, OFFICE);
        bad(2, "The plan names no AFG/nowhere", "prepare", plan.toString(), "--rotate", "nowhere");
        bad(1, "cannot be read", "prepare", folder.resolve("nothing.json").toString());
        bad(2, "no statement", "sign", plan.toString());
        bad(2, "no signed statement", "prepare", plan.toString(), "--after", plan.toString());
        assertThat(data).doesNotExist();
    }

    private void refused(String text, String reason) throws IOException {
        Files.writeString(plan, text);
        bad(2, reason, "prepare", plan.toString());
    }
}
