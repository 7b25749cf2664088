package org.kelisim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KGZ;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.Samples;
import org.kelisim.client.TestWorld;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/** The command line over real vaults and a real database, while no exchange answers. */
class KelisimTest {
    @TempDir
    static Path folder;

    private static TestWorld world;
    private static StandIn database;

    private record Result(int exitCode, String out, String err) {
        ObjectNode json() {
            return CanonicalJson.read(out.getBytes(UTF_8), 10_000_000);
        }
    }

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
        database = StandIn.inMemory();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Result run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var captured = new ByteArrayOutputStream();
        var complaints = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(captured, true, UTF_8));
            System.setErr(new PrintStream(complaints, true, UTF_8));
            int exitCode = Kelisim.run(arguments);
            return new Result(exitCode, captured.toString(UTF_8), complaints.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Result node(PartyCode party, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--party", party.value(),
                "--vault", world.vault(party).toString(),
                "--passphrase", world.passphrase(party).toString(),
                "--root", folder.resolve("root.json").toString(),
                "--directory", folder.resolve("directory-1.json").toString(),
                "--store", database.uri(),
                "--exchange", "http://127.0.0.1:1/"));
        return run(all.toArray(String[]::new));
    }

    private static Path notice(String name, ObjectNode body) throws IOException {
        ObjectNode json =
                CanonicalJson.object().put("type", "modus-operandi-alert").put("language", "ru");
        json.set("body", body);
        Path file = folder.resolve(name);
        Files.write(file, CanonicalJson.write(json));
        return file;
    }

    private static Path sealed(String name) throws IOException {
        Path file = notice(name + ".json", Samples.alert());
        Path sealed = folder.resolve(name);
        Result result = node(
                KAZ,
                "seal",
                file.toString(),
                "--office",
                "border-service",
                "--to",
                "KGZ/border-service",
                "--out",
                sealed.toString());
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        return sealed;
    }

    @Test
    void sealsAFileThatTheRecipientOpensAndOthersDoNot() throws IOException {
        Path sealed = sealed("one.kelisim");
        Result text = node(KGZ, "open", sealed.toString(), "--unlogged", "--lang", "ru");
        assertThat(text.exitCode()).as(text.err()).isEqualTo(ExitCode.DONE);
        assertThat(text.out()).contains(Samples.HEADLINE, "KAZ/border-service -> KGZ/border-service", "Нет квитанции");

        Result json = node(KGZ, "open", sealed.toString(), "--unlogged", "--json");
        assertThat(json.json().path("notice").path("body")).isEqualTo(Samples.alert());

        Result other = node(KGZ, "open", sealed.toString(), "--unlogged", "--office", "KGZ/migration-service");
        assertThat(other.exitCode()).isEqualTo(ExitCode.NOT_OPENED);
        assertThat(other.out()).isEmpty();
    }

    @Test
    void sealsTheExampleOfItsDocumentation() throws IOException {
        String text = Files.readString(Path.of("../docs/command-line.md"));
        String example = text.substring(text.indexOf("```json") + 7, text.lastIndexOf("```"));
        Path file = folder.resolve("example.json");
        Files.writeString(file, example);
        Result result = node(
                KAZ, "seal", file.toString(), "--office", "KAZ/border-service", "--to", "KGZ/border-service", "--json");
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.DONE);
        assertThat(Path.of(result.json().path("file").asString())).exists();
    }

    @Test
    void opensNothingWithoutReceiptsUnlessAskedTo() throws IOException {
        Result result = node(KGZ, "open", sealed("two.kelisim").toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_OPENED);
        assertThat(result.err()).contains("No receipt proves");
    }

    @Test
    void saysInJsonWhyAFileIsNotOpened() throws IOException {
        Path sealed = sealed("three.kelisim");
        byte[] bytes = Files.readAllBytes(sealed);
        Files.write(sealed, java.util.Arrays.copyOf(bytes, bytes.length - 50));
        Result result = node(KGZ, "open", sealed.toString(), "--unlogged", "--json");
        assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_OPENED);
        assertThat(result.json().path("error").path("key").asString()).startsWith("refusal.");
        assertThat(result.json().path("exitCode").asInt()).isEqualTo(ExitCode.NOT_OPENED);
    }

    @Test
    void sendsNothingThatAMandateOrTheSafeguardsForbid() throws IOException {
        Path file = notice("four.json", Samples.alert());
        Result mandate =
                node(KAZ, "send", file.toString(), "--office", "migration-service", "--to", "KGZ/border-service");
        assertThat(mandate.exitCode()).isEqualTo(ExitCode.BLOCKED);
        assertThat(mandate.err()).contains("no mandate");

        Path person = notice("five.json", Samples.alert().put("summary", "ivanov@example.org"));
        Result safeguard =
                node(KAZ, "send", person.toString(), "--office", "border-service", "--to", "KGZ/border-service");
        assertThat(safeguard.exitCode()).isEqualTo(ExitCode.BLOCKED);
        assertThat(safeguard.err()).contains("/summary");
    }

    @Test
    void saysThatANoticeIsSafeWhenTheExchangeDoesNotAnswer() throws IOException {
        Path file = notice("six.json", Samples.alert());
        Result result = node(
                KAZ,
                "send",
                file.toString(),
                "--office",
                "border-service",
                "--to",
                "KGZ/border-service",
                "--wait",
                "1",
                "--json");
        assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.NOT_YET_SENT);
        assertThat(result.json().path("state").asString()).isEqualTo("queued");
    }

    @Test
    void saysWhenNobodyAnswersWithTheInbox() {
        Result result = node(KGZ, "inbox");
        assertThat(result.exitCode()).isEqualTo(ExitCode.TROUBLE);
        assertThat(result.err()).contains("does not answer");
    }

    @Test
    void namesWhatIsWrongWithTheNode() {
        Result wrong = node(KGZ, "inbox", "--lang", "en", "--office", "KGZ/unknown");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("KGZ/border-service");

        Result vault = run(
                "inbox",
                "--party",
                "KGZ",
                "--data",
                folder.resolve("nowhere").toString(),
                "--store",
                database.uri(),
                "--exchange",
                "http://127.0.0.1:1/");
        assertThat(vault.exitCode()).isEqualTo(ExitCode.NO_NODE);
        assertThat(vault.err()).contains("kgz.passphrase").doesNotContain("Exception");
    }

    @Test
    void refusesAFileThatIsNoNotice() throws IOException {
        Path file = folder.resolve("seven.json");
        Files.writeString(file, "{\"type\":\"modus-operandi-alert\",\"language\":\"ru\",\"body\":{},\"extra\":1}");
        Result result = node(KAZ, "send", file.toString(), "--office", "border-service", "--to", "KGZ/border-service");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("seven.json");
    }

    @Test
    void explainsItselfInBothLanguages() {
        Result english = run("send", "--help", "--lang", "en");
        assertThat(english.exitCode()).isZero();
        assertThat(english.out()).contains("Exit codes:", "safe in the outbox", "Recipient office");
        Result russian = run("send", "--help", "--lang", "ru");
        assertThat(russian.out())
                .contains("Коды завершения:", "Орган-получатель")
                .doesNotContain("Recipient office");
        assertThat(run("--help", "--lang", "ru").out().replaceAll("\\s+", " ")).contains("запечатанный файл");
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("version").out()).contains("kelisim-1").doesNotContain("${");
        assertThat(run("version", "--json").json().path("catalogue").asString()).hasSize(96);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("inbox").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run().exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("send", "x.json", "--party", "KAZ").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void letsNoTextOfOthersControlTheTerminal() {
        assertThat(Output.harmless("a\u001b[31mb\nc\u202ed")).isEqualTo("a?[31mb\nc?d");
    }
}
