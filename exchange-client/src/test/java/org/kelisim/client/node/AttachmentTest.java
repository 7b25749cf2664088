package org.kelisim.client.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.client.Eventually.eventually;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_BORDER;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;
import static org.kelisim.client.TestWorld.KGZ_MIGRATION;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.Samples;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestExchange;
import org.kelisim.client.TestWorld;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.release.SystemSend;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.MemoryStore;

/** Attachments from a file of one state's system to that of another. */
class AttachmentTest {
    private static final Set<OfficeId> BORDER = Set.of(KGZ_BORDER);

    @TempDir
    static Path folder;

    private static TestWorld world;
    private static Path large;
    private static Path small;

    private final TestClock clock = new TestClock();
    private final MemoryStore kazStore = new MemoryStore();
    private TestExchange exchange;
    private SystemNode kaz;
    private SystemNode kgz;

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
        byte[] bytes = new byte[3_500_000];
        new Random(1).nextBytes(bytes);
        large = Files.write(folder.resolve("Маршрут.bin"), bytes);
        small = Files.write(folder.resolve("note.txt"), new byte[] {1, 2, 3});
    }

    @BeforeEach
    void start() throws IOException {
        exchange = new TestExchange(world, clock);
        kaz = open(KAZ, kazStore);
        kgz = open(KGZ, new MemoryStore());
    }

    private SystemNode open(PartyCode party, MemoryStore store) {
        return SystemNode.open(
                TestNode.settings(world, party, store, exchange, "system"), TestExchange.as(party), clock);
    }

    @AfterEach
    void stop() {
        kaz.close();
        kgz.close();
        exchange.close();
    }

    private DispatchId sent(Path... files) throws IOException, InterruptedException {
        var json = CanonicalJson.object().put("type", "modus-operandi-alert").put("language", "ru");
        json.set("body", Samples.alert());
        var notice = SystemNotice.parse(json, KAZ_BORDER, List.of(KGZ_BORDER));
        var sending = (SystemSend.Sending) kaz.send(notice, List.of(files));
        assertThat(kaz.awaitSent(sending.id(), Duration.ofSeconds(30)).state()).isEqualTo(SendState.LOGGED);
        return sending.id();
    }

    private OpenOutcome.OpenedNotice arrived(DispatchId id) {
        kgz.catchUp();
        eventually(() -> assertThat(kgz.inbox(BORDER)).hasSize(1));
        return (OpenOutcome.OpenedNotice) kgz.open(id, BORDER);
    }

    private Fetch fetch(DispatchId id, int index, OutputStream out) {
        return kgz.fetchAttachment(id, BORDER, index, out);
    }

    @Test
    void theRecipientGetsTheFilesThatWereAttachedInTheirOrder() throws Exception {
        DispatchId id = sent(large, small);
        assertThat(arrived(id).notice().parts())
                .extracting(PartDescription::name)
                .containsExactly("Маршрут.bin", "note.txt");
        for (int index = 0; index < 2; index++) {
            var out = new ByteArrayOutputStream();
            assertThat(fetch(id, index, out)).isInstanceOf(Fetch.Whole.class);
            assertThat(Arrays.equals(out.toByteArray(), Files.readAllBytes(index == 0 ? large : small)))
                    .isTrue();
        }
    }

    @Test
    void interruptedUploadsAndDownloadsGoOn() throws Exception {
        exchange.breakUploads.set(2);
        DispatchId id = sent(large);
        arrived(id);
        exchange.breakDownloads.set(2);
        var out = new ByteArrayOutputStream();
        assertThat(fetch(id, 0, out)).isInstanceOf(Fetch.Whole.class);
        assertThat(Arrays.equals(out.toByteArray(), Files.readAllBytes(large))).isTrue();
    }

    @Test
    void nothingStaysInTheSendersStoreOnceItIsLogged() throws Exception {
        DispatchId id = sent(large);
        eventually(() -> {
            for (String shelf : List.of("attached", "attached_bytes", "parts", "sealed_parts")) {
                assertThat(kazStore.scan(shelf, 10)).as(shelf).isEmpty();
            }
        });
        assertThat(id).isNotNull();
    }

    @Test
    void anAlteredAttachmentIsRefused() throws Exception {
        DispatchId id = sent(large);
        arrived(id);
        exchange.onTheWay = bytes -> {
            byte[] altered = bytes.clone();
            altered[2_000_000] ^= 1;
            return altered;
        };
        assertThat(fetch(id, 0, OutputStream.nullOutputStream()))
                .isEqualTo(new Fetch.Failed(Message.of("part.not-authentic")));
    }

    @Test
    void otherOfficesGetNothing() throws Exception {
        DispatchId id = sent(small);
        arrived(id);
        assertThat(kgz.fetchAttachment(id, Set.of(KGZ_MIGRATION), 0, OutputStream.nullOutputStream()))
                .isEqualTo(new Fetch.Failed(Message.of("open.not-your-office")));
        assertThat(fetch(id, 1, OutputStream.nullOutputStream()))
                .isEqualTo(new Fetch.Failed(Message.of("attachment.none")));
    }

    @Test
    void anAttachmentThatCannotBeWrittenIsSaidPlainly() throws Exception {
        DispatchId id = sent(small);
        arrived(id);
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(fetch(id, 0, full)).isEqualTo(new Fetch.Failed(Message.of("attachment.unwritable")));
    }

    @Test
    void aNoticeThatIsNotSentLeavesNoAttachments() {
        var json = CanonicalJson.object().put("type", "modus-operandi-alert").put("language", "ru");
        json.set("body", CanonicalJson.object());
        var notice = SystemNotice.parse(json, KAZ_BORDER, List.of(KGZ_BORDER));
        assertThatThrownBy(() -> kaz.send(notice, List.of(folder.resolve("nothing"))))
                .isInstanceOf(IOException.class);
        assertThat(kazStore.scan("attached_bytes", 10)).isEmpty();
    }
}
