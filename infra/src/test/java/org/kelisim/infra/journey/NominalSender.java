package org.kelisim.infra.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kelisim.client.officer.Credentials;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.client.officer.UnlockOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.token.AccessTokens;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.RootFile;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Profile;
import org.kelisim.envelope.Refused;
import org.kelisim.envelope.Sealer;
import org.kelisim.envelope.Sealing;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.notice.Approval;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.notice.Released;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends nominal dispatches through the exchange's API with an office's keys and two officers' approvals, and asks no node
 * whether it may: what then stands in the way is the exchange alone.
 */
final class NominalSender implements AutoCloseable {

    private static final OfficeId TO = OfficeId.parse("KGZ/information-system");

    private final RunningTrial trial;
    private final OfficeId office;
    private final Vault vault;
    private final Directory directory;
    private final AccessTokens tokens;

    NominalSender(RunningTrial trial, String office) throws IOException {
        this.trial = trial;
        this.office = OfficeId.parse(office);
        String realm = this.office.party().realm();
        try (Passphrase passphrase = Passphrase.read(trial.secrets().resolve(realm + ".passphrase"))) {
            this.vault = Vault.open(trial.data().resolve("nodes").resolve(realm).resolve("vault"), passphrase, clock());
        }
        this.directory = directory(trial.data());
        this.tokens = new AccessTokens(
                URI.create(
                        directory.statement(this.office.party()).orElseThrow().issuer()),
                "system",
                vault.client("system").orElseThrow(),
                vault.proof(),
                clock());
    }

    /** The exchange's answer; reason and detail are empty where it took the dispatch. */
    record Answer(int status, String reason, String detail) {}

    /** Sends a notice of this type that cites the agreement by these terms. */
    Answer send(String agreement, Digest terms, String type) throws IOException, InterruptedException {
        Dispatch dispatch = sealed(notice(new ChannelReference(agreement, terms), type));
        URI target = URI.create(trial.exchange() + "/v1/dispatches/" + dispatch.id());
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .header("Content-Type", Profile.MEDIA_TYPE)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(dispatch.bytes()));
        tokens.headers("PUT", target).forEach(request::setHeader);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            ObjectNode body = CanonicalJson.read(response.body(), 100_000);
            return new Answer(
                    response.statusCode(),
                    body.path("reason").asString(""),
                    body.path("detail").asString(""));
        }
    }

    private Notice notice(ChannelReference cited, String type) {
        Routing routing = new Routing(
                DispatchId.create(office.party()),
                NoticeClass.NOMINAL,
                office,
                List.of(TO),
                Optional.of(cited),
                Optional.empty(),
                Optional.empty(),
                LocalDate.now(ZoneOffset.UTC).plusDays(30));
        return new Notice(
                Notice.freshNonce(),
                routing,
                type,
                1,
                Optional.of("readmission"),
                HandlingCode.AMBER_STRICT,
                Priority.ROUTINE,
                List.of(),
                "ru",
                Optional.of("test/1"),
                CanonicalJson.object(),
                List.of());
    }

    private Dispatch sealed(Notice notice) {
        List<Approval> approvals = List.of(
                officer("officer").approve(Approval.Part.AUTHOR, notice),
                officer("releaser").approve(Approval.Part.RELEASER, notice));
        return switch (Released.of(notice, approvals, directory)) {
            case Released.Outcome.Granted(Released released) -> sealed(released);
            case Released.Outcome.Denied(var fault) -> throw new AssertionError(fault);
        };
    }

    private Dispatch sealed(Released released) {
        Sealing sealing = Sealer.seal(
                released,
                new Content.Stream(1, Optional.empty()),
                List.of(),
                directory,
                vault.office(office).orElseThrow().signers().getFirst(),
                clock().instant());
        return switch (sealing) {
            case Dispatch dispatch -> dispatch;
            case Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private UnlockedOfficer officer(String account) {
        String subject = office.party().realm() + "." + account;
        TokenOfficer token = new TokenOfficer(subject, subject, Set.of(office), Set.of(Role.OFFICER, Role.RELEASER));
        UnlockOutcome outcome = Credentials.of(vault, () -> directory, clock()).unlock(token, Person.PIN.toCharArray());
        return switch (outcome) {
            case UnlockOutcome.Unlocked(UnlockedOfficer officer) -> officer;
            default -> throw new AssertionError(outcome);
        };
    }

    private static Directory directory(Path data) throws IOException {
        RootFile root = RootFile.parse(Files.readAllBytes(data.resolve("root.json")));
        DirectoryBundle bundle = DirectoryBundle.parse(CanonicalJson.read(
                Files.readAllBytes(data.resolve("directory").resolve("1.json")), DirectoryBundle.MAX_BYTES));
        return switch (DirectoryVerifier.verifyFirst(root, bundle, clock().instant())) {
            case DirectoryOutcome.Verified(Directory directory) -> directory;
            case DirectoryOutcome.Refused(var reason, String detail) -> throw new IOException(detail);
        };
    }

    private static Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void close() {
        tokens.close();
        vault.close();
    }
}
