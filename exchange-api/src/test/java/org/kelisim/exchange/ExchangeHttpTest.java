package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.directory.TestDirectory.TJK;
import static org.kelisim.notice.TestNotices.KAZ_MIGRATION;
import static org.kelisim.notice.TestNotices.KGZ_BORDER;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.TestDirectory;
import org.kelisim.envelope.Acknowledgement;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Profile;
import org.kelisim.exchange.TestNode.Answer;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.json.Digest;
import org.kelisim.log.CheckpointOutcome;
import org.kelisim.log.EventKind;
import org.kelisim.log.Receipt;
import org.kelisim.log.ReceiptOutcome;
import org.kelisim.log.SignedNote;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Released;
import org.kelisim.notice.TestNotices;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeId;
import org.kelisim.storage.DocumentStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The exchange over HTTP, with real dispatches, tokens and proofs, over the driver's real protocol. */
class ExchangeHttpTest {
    private static final StandIn STAND_IN = StandIn.inMemory();
    private static TestExchange exchange;
    private static TestNode kaz;
    private static TestNode kgz;
    private static TestNode tjk;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        exchange = new TestExchange(
                folder, STAND_IN, directories -> directories.status.put(TJK, MembershipStatus.SUSPENDED));
        exchange.start();
        kaz = exchange.node(KAZ);
        kgz = exchange.node(KGZ);
        tjk = exchange.node(TJK);
        awaitReady();
    }

    @AfterAll
    static void stop() {
        exchange.close();
        STAND_IN.close();
    }

    private static void awaitReady() throws InterruptedException {
        for (int i = 0; i < 100 && kaz.get("/ready").status() != 200; i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void isReadyAndSaysSoToAnyone() {
        var request = HttpRequest.newBuilder(exchange.at("/ready"));
        assertThat(kaz.send(request).text()).isEqualTo("{\"ready\":true}");
    }

    @Test
    void takesADispatchAndGivesTheSameAnswerForTheSameBytes() {
        Dispatch dispatch = sealed();

        Answer first = kaz.submit(dispatch);
        Answer again = kaz.submit(dispatch);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text())
                .isEqualTo("{\"fingerprint\":\"%s\",\"id\":\"%s\",\"state\":\"accepted\"}"
                        .formatted(dispatch.fingerprint(), dispatch.id()));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void waitsForAReceiptThatVerifiesOffline() {
        Dispatch dispatch = sealed();

        Answer answer = kaz.submit(dispatch, "Prefer", "wait");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("state").stringValue()).isEqualTo("logged");
        assertThat(logged((ObjectNode) answer.json().get("receipt")).event().fingerprint())
                .isEqualTo(dispatch.fingerprint());
    }

    @Test
    void refusesOtherBytesUnderTheSameId() {
        Released notice = TestNotices.released(KAZ_MIGRATION, KGZ_BORDER, exchange.directory());
        kaz.submit(exchange.sealed(notice));

        Answer answer = kaz.submit(exchange.sealed(notice));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("conflict");
    }

    @Test
    void refusesAForeignPrefixWhetherTheDispatchExistsOrNot() {
        Dispatch dispatch = sealed();
        Answer before = kgz.submit(dispatch);
        kaz.submit(dispatch);
        Answer after = kgz.submit(dispatch);

        assertThat(before.status()).isEqualTo(403);
        assertThat(before.problem()).isEqualTo("foreign-id");
        assertThat(after.text()).isEqualTo(before.text());
    }

    @Test
    void refusesADispatchThatNamesAnotherIdThanTheAddress() {
        Answer answer = kaz.submit(DispatchId.create(KAZ).toString(), sealed().bytes());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("reason").stringValue()).isEqualTo("id-differs");
    }

    @Test
    void refusesAChangedByteAndRecordsTheRefusal() {
        Dispatch dispatch = sealed();
        byte[] bytes = dispatch.bytes().clone();
        bytes[bytes.length - 1] ^= 1;

        Answer answer = kaz.submit(dispatch.id().toString(), bytes);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("refused");
        assertThat(answer.json().get("detail").stringValue()).isNotBlank();
        assertThat(exchange.context().getBean(DocumentStore.class).scan("refusals", 1_000))
                .anySatisfy(refusal -> assertThat(refusal)
                        .containsEntry("dispatch", dispatch.id().toString())
                        .containsEntry("reason", answer.json().get("reason").stringValue()));
        assertThat(kaz.submit(dispatch).status()).isEqualTo(201);
    }

    @Test
    void refusesAnotherMediaTypeOrProfile() {
        Dispatch dispatch = sealed();
        for (String type : List.of(
                "application/octet-stream",
                "application/vnd.kelisim.dispatch",
                "application/vnd.kelisim.dispatch; profile=kelisim-2",
                "nonsense")) {
            var request = kaz.request("PUT", "/v1/dispatches/" + dispatch.id())
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(dispatch.bytes()))
                    .header("Content-Type", type);
            Answer answer = kaz.send(request);

            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.problem()).isEqualTo("unsupported-media-type");
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        Answer answer = kaz.submit(DispatchId.create(KAZ).toString(), new byte[Profile.MAX_DISPATCH_BYTES + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
    }

    @Test
    void refusesATooLargeBodyThatDoesNotSayHowLargeItIs() {
        byte[] large = new byte[Profile.MAX_DISPATCH_BYTES + 1];
        var request = kaz.request("PUT", "/v1/dispatches/" + DispatchId.create(KAZ))
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .header("Content-Type", Profile.MEDIA_TYPE);

        assertThat(kaz.send(request).status()).isEqualTo(413);
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThat(kaz.submit("KAZ-1", new byte[1]).problem()).isEqualTo("malformed");
    }

    @Test
    void asksForATokenAndAProof() {
        var request = HttpRequest.newBuilder(exchange.at("/v1/feed"));
        Answer answer = kaz.send(request);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP");
    }

    @Test
    void aProofServesOnce() {
        var request = kaz.request("GET", "/v1/feed").build();
        assertThat(kaz.send(HttpRequest.newBuilder(request, (n, v) -> true)).status())
                .isEqualTo(200);
        assertThat(kaz.send(HttpRequest.newBuilder(request, (n, v) -> true)).problem())
                .isEqualTo("proof-replayed");
    }

    @Test
    void aSuspendedPartyNeitherSendsNorFetchesButSeesItsFeedAndTheDirectory() {
        Dispatch dispatch = sealed();
        kaz.submit(dispatch, "Prefer", "wait");

        assertThat(tjk.submit(DispatchId.create(TJK).toString(), new byte[1]).status())
                .isEqualTo(403);
        assertThat(tjk.get("/v1/dispatches/" + dispatch.id()).problem()).isEqualTo("party-suspended");
        assertThat(tjk.get("/v1/feed").status()).isEqualTo(200);
        assertThat(tjk.get("/v1/directory").status()).isEqualTo(200);
    }

    @Test
    void handsOverToTheRecipientAloneAndRecordsIt() {
        Dispatch dispatch = sealed();
        kaz.submit(dispatch, "Prefer", "wait");
        String path = "/v1/dispatches/" + dispatch.id();

        Answer fetched = kgz.get(path);

        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.bytes()).isEqualTo(dispatch.bytes());
        assertThat(fetched.header("Content-Type").replace(" ", ""))
                .isEqualTo("application/vnd.kelisim.dispatch;profile=kelisim-1");
        assertThat(awaitEvent(kaz, dispatch, EventKind.HANDED_OVER)
                        .get("event")
                        .get("by")
                        .stringValue())
                .isEqualTo("KGZ");
    }

    @Test
    void askingWithoutFetchingRecordsNoHandOver() {
        Dispatch dispatch = sealed();
        kaz.submit(dispatch, "Prefer", "wait");
        String path = "/v1/dispatches/" + dispatch.id();

        Answer head = kgz.send(kgz.request("HEAD", path).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(405);
        assertThat(exchange.context().getBean(DocumentStore.class).find("facts", dispatch.id() + "/handed-over/KGZ"))
                .isEmpty();
    }

    @Test
    void whatACallerMayNotSeeReadsLikeWhatIsNotThere() {
        Dispatch ours = exchange.sealed(KAZ_MIGRATION, OfficeId.parse("KAZ/border-service"));
        kaz.submit(ours, "Prefer", "wait");

        Answer hidden = kgz.get("/v1/dispatches/" + ours.id());
        Answer absent = kgz.get("/v1/dispatches/" + DispatchId.create(KAZ));
        Answer malformed = kgz.get("/v1/dispatches/KAZ-1");

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.text()).isEqualTo(absent.text()).isEqualTo(malformed.text());
        assertThat(kgz.get("/v1/dispatches/" + ours.id() + "/receipts").text()).isEqualTo(absent.text());
        assertThat(kgz.post("/v1/dispatches/" + ours.id() + "/events", "application/cms", new byte[1])
                        .text())
                .isEqualTo(absent.text());
    }

    @Test
    void recordsASignedDeliveryAndGivesTheSenderTheSignedObject() {
        Dispatch dispatch = sealed();
        kaz.submit(dispatch, "Prefer", "wait");
        byte[] delivered = acknowledgement(dispatch, Acknowledgement.Kind.DELIVERED, KGZ_BORDER);
        String path = "/v1/dispatches/" + dispatch.id() + "/events";

        Answer first = kgz.post(path, "application/cms", delivered);
        Answer again = kgz.post(path, "application/cms", delivered);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        JsonNode entry = awaitEvent(kaz, dispatch, EventKind.DELIVERED);
        assertThat(Base64.getDecoder().decode(entry.get("evidence").stringValue()))
                .isEqualTo(delivered);
        assertThat(entry.get("event").get("evidence").stringValue())
                .isEqualTo(Digest.of(delivered).hex());
        JsonNode receipts =
                kaz.get("/v1/dispatches/" + dispatch.id() + "/receipts").json();
        assertThat(receipts.get("receipts")).hasSize(2);
        receipts.get("receipts").forEach(receipt -> logged((ObjectNode) receipt));
        assertThat(receipts.get("evidence").get(0).get("digest").stringValue())
                .isEqualTo(Digest.of(delivered).hex());
    }

    @Test
    void refusesAcknowledgementsByOthersAndOfOtherDispatches() {
        Dispatch dispatch = sealed();
        kaz.submit(dispatch, "Prefer", "wait");
        String path = "/v1/dispatches/" + dispatch.id() + "/events";

        assertThat(reason(kgz.post(
                        path, "application/cms", acknowledgement(sealed(), Acknowledgement.Kind.READ, KGZ_BORDER))))
                .isEqualTo("other-dispatch");
        assertThat(reason(kgz.post(
                        path,
                        "application/cms",
                        acknowledgement(dispatch, Acknowledgement.Kind.READ, OfficeId.parse("KGZ/migration-service")))))
                .isEqualTo("no-recipient");
        assertThat(reason(kaz.post(
                        path, "application/cms", acknowledgement(dispatch, Acknowledgement.Kind.READ, KGZ_BORDER))))
                .isEqualTo("foreign-office");
        assertThat(reason(kgz.post(path, "application/cms", new byte[] {1, 2, 3})))
                .isEqualTo("not-der");
        assertThat(kgz.post(path, "text/plain", new byte[1]).status()).isEqualTo(415);
    }

    @Test
    void theFeedIsDenseAndBeginsWithTheDirectory() {
        for (int i = 0; i < 3; i++) {
            kaz.submit(sealed(), "Prefer", "wait");
        }

        List<JsonNode> entries = feed(kgz);

        assertThat(entries.getFirst().get("event").get("kind").stringValue()).isEqualTo("directory-published");
        assertThat(entries.getFirst().get("leaf").longValue()).isZero();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).get("number").longValue()).isEqualTo(i + 1);
        }
    }

    @Test
    void waitsForTheNextEntry() throws Exception {
        int last = feed(kgz).size();
        Thread later = Thread.ofVirtual().start(() -> kaz.submit(sealed()));

        JsonNode page = kgz.get("/v1/feed?after=" + last + "&wait=20").json();

        assertThat(page.get("entries").get(0).get("number").longValue()).isEqualTo(last + 1);
        later.join();
    }

    @Test
    void refusesAFeedPositionThatIsNoNumber() {
        assertThat(kgz.get("/v1/feed?after=x").problem()).isEqualTo("malformed");
        assertThat(kgz.get("/v1/feed?after=-1").problem()).isEqualTo("malformed");
    }

    @Test
    void handsOutADirectoryThatVerifiesFromTheRoot() {
        ObjectNode answer = kgz.get("/v1/directory").json();

        DirectoryBundle bundle = DirectoryBundle.parse((ObjectNode) answer.get("bundle"));
        assertThat(DirectoryVerifier.verifyFirst(exchange.directories.root(), bundle, TestDirectory.NOW))
                .isInstanceOf(DirectoryOutcome.Verified.class);
        ReceiptOutcome.Logged logged = logged((ObjectNode) answer.get("receipt"));
        assertThat(logged.index()).isZero();
        assertThat(logged.event().fingerprint()).isEqualTo(bundle.version().digest());
        assertThat(kgz.get("/v1/directory?version=1").status()).isEqualTo(200);
        assertThat(kgz.get("/v1/directory?version=2").status()).isEqualTo(404);
    }

    @Test
    void servesAGenuineCheckpoint() {
        String note = kgz.get("/log/checkpoint").text();

        assertThat(exchange.publicLogKey().open(SignedNote.parse(note))).isInstanceOf(CheckpointOutcome.Genuine.class);
    }

    @Test
    void unknownAddressesAndMethodsAreProblemsToo() {
        assertThat(kgz.get("/v1/nothing").problem()).isEqualTo("not-found");
        assertThat(kgz.post("/v1/feed", "text/plain", new byte[1]).problem()).isEqualTo("method-not-allowed");
    }

    private static Dispatch sealed() {
        return exchange.sealed(KAZ_MIGRATION, KGZ_BORDER);
    }

    private static byte[] acknowledgement(Dispatch dispatch, Acknowledgement.Kind kind, OfficeId office) {
        return new Acknowledgement(
                        kind,
                        dispatch.id(),
                        dispatch.fingerprint(),
                        office,
                        TestExchange.clock().instant(),
                        Optional.empty())
                .sign(exchange.directories.officeKeys.get(office));
    }

    private static String reason(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().get("reason").stringValue();
    }

    private static ReceiptOutcome.Logged logged(ObjectNode receipt) {
        ReceiptOutcome outcome = Receipt.parse(receipt).verify(exchange.publicLogKey());
        assertThat(outcome).isInstanceOf(ReceiptOutcome.Logged.class);
        return (ReceiptOutcome.Logged) outcome;
    }

    /** All of it, page by page. */
    private static List<JsonNode> feed(TestNode node) {
        List<JsonNode> entries = new ArrayList<>();
        while (true) {
            JsonNode page = node.get("/v1/feed?after=" + entries.size()).json().get("entries");
            if (page.isEmpty()) {
                return entries;
            }
            page.forEach(entries::add);
        }
    }

    private static JsonNode awaitEvent(TestNode node, Dispatch dispatch, EventKind kind) {
        long after = 0;
        while (true) {
            JsonNode page = node.get("/v1/feed?wait=20&after=" + after).json().get("entries");
            assertThat(page).isNotEmpty();
            for (JsonNode entry : page) {
                after = entry.get("number").longValue();
                JsonNode event = entry.get("event");
                if (event.get("kind").stringValue().equals(kind.wire())
                        && event.get("subject")
                                .stringValue()
                                .equals(dispatch.id().toString())) {
                    return entry;
                }
            }
        }
    }
}
