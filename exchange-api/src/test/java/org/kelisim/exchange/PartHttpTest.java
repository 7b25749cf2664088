package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.directory.TestDirectory.TJK;
import static org.kelisim.notice.TestNotices.KAZ_MIGRATION;
import static org.kelisim.notice.TestNotices.KGZ_BORDER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.SealedPart;
import org.kelisim.envelope.Sealer;
import org.kelisim.exchange.TestNode.Answer;
import org.kelisim.infra.standin.AllowedCommands;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.PartSize;
import org.kelisim.notice.Released;
import org.kelisim.notice.TestNotices;
import org.kelisim.part.PartSealer;
import org.kelisim.part.PartSealing;
import org.kelisim.storage.DocumentStore;

/** Attachments over HTTP: uploaded before their dispatch, fetched by those whom it concerns, and by nobody else. */
class PartHttpTest {
    private static final int MIB = 1 << 20;
    private static final StandIn STAND_IN = StandIn.inMemory();
    private static final AllowedCommands COMMANDS = new AllowedCommands();
    private static TestExchange exchange;
    private static TestNode kaz;
    private static TestNode kgz;
    private static TestNode tjk;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        exchange = new TestExchange(folder, STAND_IN, directories -> {});
        exchange.start(DocumentStore.open(STAND_IN.uri(), "exchange", java.time.Duration.ofSeconds(30), COMMANDS));
        kaz = exchange.node(KAZ);
        kgz = exchange.node(KGZ);
        tjk = exchange.node(TJK);
        for (int i = 0; i < 100 && kaz.get("/ready").status() != 200; i++) {
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void stop() {
        exchange.close();
        STAND_IN.close();
        COMMANDS.assertNoOther();
    }

    /** A dispatch with one attachment, both sealed. */
    private record Sealed(Dispatch dispatch, SealedPart part, byte[] bytes) {
        String path() {
            return "/v1/dispatches/" + dispatch.id() + "/parts/" + part.id();
        }
    }

    private static Sealed sealed(int size) throws IOException {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);
        Released released = TestNotices.released(
                KAZ_MIGRATION,
                KGZ_BORDER,
                exchange.directory(),
                new PartDescription("map.png", "image/png", size, Digest.of(plain)));
        var out = new ByteArrayOutputStream();
        var part = ((PartSealing.Sealed) PartSealer.seal(released, 0, new ByteArrayInputStream(plain), out)).part();
        Dispatch dispatch = (Dispatch) Sealer.seal(
                released,
                new Content.Stream(1, Optional.empty()),
                List.of(part),
                exchange.directory(),
                exchange.directories.officeKeys.get(KAZ_MIGRATION),
                TestExchange.clock().instant());
        return new Sealed(dispatch, part, out.toByteArray());
    }

    private static Answer put(TestNode node, String path, byte[] bytes) {
        return node.send(node.request("PUT", path).PUT(BodyPublishers.ofByteArray(bytes)));
    }

    private static Answer put(TestNode node, String path, byte[] bytes, int from, int to) {
        return node.send(node.request("PUT", path)
                .PUT(BodyPublishers.ofByteArray(Arrays.copyOfRange(bytes, from, to)))
                .header("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, bytes.length)));
    }

    private static Answer head(TestNode node, String path) {
        return node.send(node.request("HEAD", path).method("HEAD", BodyPublishers.noBody()));
    }

    private static Answer get(TestNode node, String path, String range) {
        return node.send(node.request("GET", path).GET().header("Range", range));
    }

    private static Sealed accepted(int size) throws IOException {
        Sealed sealed = sealed(size);
        assertThat(put(kaz, sealed.path(), sealed.bytes()).status()).isEqualTo(201);
        assertThat(kaz.submit(sealed.dispatch(), "Prefer", "wait").status()).isEqualTo(201);
        return sealed;
    }

    @Test
    void theRecipientFetchesWhatTheSenderUploaded() throws IOException {
        Sealed sealed = sealed(3 * MIB + 77);
        Answer uploaded = put(kaz, sealed.path(), sealed.bytes());
        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.text())
                .isEqualTo("{\"id\":\"%s\",\"received\":%d,\"size\":%2$d}"
                        .formatted(sealed.part().id(), sealed.bytes().length));
        assertThat(put(kaz, sealed.path(), sealed.bytes()).status()).isEqualTo(200);
        assertThat(kaz.submit(sealed.dispatch(), "Prefer", "wait").status()).isEqualTo(201);

        Answer fetched = kgz.get(sealed.path());
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(Digest.of(fetched.bytes())).isEqualTo(sealed.part().id());
        assertThat(fetched.header("Content-Length")).isEqualTo("" + sealed.bytes().length);
        assertThat(kaz.get(sealed.path()).status()).as("the sender may, too").isEqualTo(200);
        assertThat(head(kgz, sealed.path()).header("Content-Length")).isEqualTo("" + sealed.bytes().length);
        assertThat(put(kaz, sealed.path(), sealed.bytes()).status()).isEqualTo(200);
    }

    @Test
    void aDispatchWithoutItsAttachmentIsRefused() throws IOException {
        Sealed sealed = sealed(10);
        Answer answer = kaz.submit(sealed.dispatch());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("reason").stringValue()).isEqualTo("parts-missing");
        put(kaz, sealed.path(), sealed.bytes());
        assertThat(kaz.submit(sealed.dispatch()).status()).isEqualTo(201);
    }

    @Test
    void anAttachmentOfAnotherDispatchDoesNotServe() throws IOException {
        Sealed sealed = sealed(10);
        put(
                kaz,
                "/v1/dispatches/" + DispatchId.create(KAZ) + "/parts/"
                        + sealed.part().id(),
                sealed.bytes());
        assertThat(kaz.submit(sealed.dispatch()).status()).isEqualTo(422);
    }

    @Test
    void isThereForNobodyElseAndForNobodyBefore() throws IOException {
        Sealed sealed = sealed(10);
        String nothing = kgz.get(sealed.path()).text();
        put(kaz, sealed.path(), sealed.bytes());
        assertThat(kgz.get(sealed.path()).text()).isEqualTo(nothing);
        assertThat(head(kgz, sealed.path()).status()).isEqualTo(404);
        assertThat(head(kaz, sealed.path()).status()).isEqualTo(200);
        kaz.submit(sealed.dispatch(), "Prefer", "wait");
        assertThat(kgz.get(sealed.path()).status()).isEqualTo(200);
        assertThat(tjk.get(sealed.path()).text()).isEqualTo(nothing);
        assertThat(head(tjk, sealed.path()).status()).isEqualTo(404);
    }

    @Test
    void onlyTheSenderUploads() throws IOException {
        Sealed sealed = sealed(10);
        Answer answer = put(kgz, sealed.path(), sealed.bytes());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("foreign-id");
        assertThat(head(kaz, sealed.path()).status()).isEqualTo(404);
    }

    @Test
    void nothingIsAddedToAnAcceptedDispatch() throws IOException {
        Sealed sealed = accepted(10);
        byte[] other = sealed(20).bytes();
        Answer answer = put(kaz, "/v1/dispatches/" + sealed.dispatch().id() + "/parts/" + Digest.of(other), other);
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void anInterruptedUploadGoesOn() throws IOException {
        Sealed sealed = sealed(3 * MIB);
        byte[] bytes = sealed.bytes();
        assertThat(put(kaz, sealed.path(), bytes, 0, 2 * MIB + 500).status()).isEqualTo(202);
        Answer far = head(kaz, sealed.path());
        assertThat(far.status()).isEqualTo(204);
        assertThat(far.header("Upload-Offset")).isEqualTo("" + 2 * MIB);
        assertThat(kaz.submit(sealed.dispatch()).status()).isEqualTo(422);
        assertThat(put(kaz, sealed.path(), bytes, 3 * MIB, bytes.length).status())
                .as("a gap")
                .isEqualTo(422);
        assertThat(put(kaz, sealed.path(), bytes, 2 * MIB, bytes.length).status())
                .isEqualTo(201);
        assertThat(kaz.submit(sealed.dispatch(), "Prefer", "wait").status()).isEqualTo(201);
        assertThat(Digest.of(kgz.get(sealed.path()).bytes()))
                .isEqualTo(sealed.part().id());
    }

    @Test
    void otherBytesThanTheDigestSaysAreRefusedAndTheRightOnesTakenAfterThem() throws IOException {
        Sealed sealed = sealed(2 * MIB);
        byte[] wrong = sealed.bytes().clone();
        wrong[5] ^= 1;
        Answer answer = put(kaz, sealed.path(), wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("reason").stringValue()).isEqualTo("part-differs");
        assertThat(head(kaz, sealed.path()).status()).isEqualTo(404);
        assertThat(kaz.submit(sealed.dispatch()).status()).isEqualTo(422);

        assertThat(put(kaz, sealed.path(), wrong, 0, MIB).status()).isEqualTo(202);
        assertThat(put(kaz, sealed.path(), sealed.bytes()).status())
                .as("another first chunk")
                .isEqualTo(422);
        assertThat(put(kaz, sealed.path(), sealed.bytes()).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-9, 0, 10", "bytes=1048570-1048585, 1048570, 1048586", "bytes=5-, 5, -1", "bytes=-7, -7, -1"})
    void givesTheBytesThatAreAskedFor(String range, int from, int to) throws IOException {
        Sealed sealed = accepted(2 * MIB + 3);
        int size = sealed.bytes().length;
        Answer answer = get(kgz, sealed.path(), range);
        assertThat(answer.status()).isEqualTo(206);
        int first = from < 0 ? size + from : from;
        int end = to < 0 ? size : to;
        assertThat(Arrays.equals(answer.bytes(), Arrays.copyOfRange(sealed.bytes(), first, end)))
                .isTrue();
        assertThat(answer.header("Content-Range")).isEqualTo("bytes %d-%d/%d".formatted(first, end - 1, size));
    }

    @Test
    void bytesThatAreNotThereAreRefusedAndOddRangesAreNone() throws IOException {
        Sealed sealed = accepted(11);
        int size = sealed.bytes().length;
        for (String range : List.of("bytes=" + size + "-", "bytes=-0", "bytes=9-3")) {
            assertThat(get(kgz, sealed.path(), range).status()).as(range).isEqualTo(416);
        }
        for (String range : List.of("bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=a-b", "bytes=0-99999999999")) {
            assertThat(get(kgz, sealed.path(), range).status()).as(range).isEqualTo(200);
        }
    }

    @Test
    void sizesThatNoAttachmentHasAreRefusedUnread() throws IOException {
        Sealed sealed = sealed(12);
        assertThat(put(kaz, sealed.path(), new byte[100]).status()).isEqualTo(400);
        HttpRequest.Builder giant = kaz.request("PUT", sealed.path())
                .PUT(BodyPublishers.ofByteArray(new byte[MIB]))
                .header("Content-Range", "bytes 0-1048575/" + (PartSize.MOST_SEALED + 1));
        assertThat(kaz.send(giant).status()).isEqualTo(413);
        for (String range : List.of(
                "bytes 0-9/4152", "bytes 0-4151/*", "bytes 9-3/4152", "rows 0-4151/4152", "bytes 7-4158/9000")) {
            var odd = kaz.request("PUT", sealed.path())
                    .PUT(BodyPublishers.ofByteArray(sealed.bytes()))
                    .header("Content-Range", range);
            assertThat(kaz.send(odd).status()).as(range).isEqualTo(400);
        }
        var endless = kaz.request("PUT", sealed.path())
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sealed.bytes())));
        assertThat(kaz.send(endless).status()).as("no length").isEqualTo(400);
    }

    @Test
    void namesThatAreNoDigestsAreNothing() {
        String dispatch = "/v1/dispatches/" + DispatchId.create(KAZ) + "/parts/";
        assertThat(kaz.get(dispatch + "abc").status()).isEqualTo(404);
        assertThat(put(kaz, dispatch + "A".repeat(96), new byte[5000]).status()).isEqualTo(404);
        assertThat(head(kaz, "/v1/dispatches/KAZ-x/parts/" + "a".repeat(96)).status())
                .isEqualTo(400);
    }
}
