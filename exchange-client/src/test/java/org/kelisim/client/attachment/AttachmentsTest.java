package org.kelisim.client.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.vault.DataKey;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.client.vault.VaultSetup;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.MemoryStore;
import org.kelisim.storage.OutcomeUnknownException;
import org.kelisim.storage.Step;
import org.kelisim.storage.Steps;

/** What is left of an attachment when the database fails in the middle. */
class AttachmentsTest {
    private static final PartyCode KAZ = new PartyCode("KAZ");
    private static final byte[] BEFORE = "before".getBytes(UTF_8);
    private static final byte[] AFTER = "after".getBytes(UTF_8);

    @TempDir
    static Path folder;

    private static DataKey key;

    private final MemoryStore documents = new MemoryStore();
    private final DispatchId draft = DispatchId.create(KAZ);
    private final Attachments good = new Attachments(new NodeStore(documents, key));

    @BeforeAll
    static void makeAKey() {
        Passphrase passphrase = Passphrase.create(folder.resolve("passphrase"));
        new VaultSetup(KAZ, List.of()).write(folder.resolve("vault"), passphrase);
        key = Vault.open(folder.resolve("vault"), passphrase, new TestClock()).dataKey();
    }

    private Attachments over(Steps steps) {
        return new Attachments(new NodeStore(documents.through(steps), key));
    }

    private Attached add(Attachments attachments) throws IOException {
        return attachments.add(draft, "a.txt", "text/plain", new ByteArrayInputStream(BEFORE));
    }

    private byte[] only() throws IOException {
        assertThat(good.list(draft)).hasSize(1);
        try (var in = good.read(draft, good.list(draft).getFirst())) {
            return in.readAllBytes();
        }
    }

    private int count(String collection) {
        return documents.scan(collection, 10).size();
    }

    private static Steps failing(Step.Kind kind, String collection, boolean afterwards) {
        return new Steps() {
            @Override
            public void before(Step step) {
                fail(step, !afterwards);
            }

            @Override
            public void after(Step step) {
                fail(step, afterwards);
            }

            private void fail(Step step, boolean now) {
                if (now && step.kind() == kind && step.collection().equals(collection)) {
                    throw new OutcomeUnknownException("no answer");
                }
            }
        };
    }

    @Test
    void aReplacementThatFailsLeavesTheFirstBytesAndNothingElse() throws IOException {
        Attached first = add(good);
        Attachments broken = over(failing(Step.Kind.UPDATE, "attached", false));
        assertThatThrownBy(() -> broken.replace(draft, first, "text/plain", AFTER))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(only()).isEqualTo(BEFORE);
        assertThat(count("attached_bytes")).isEqualTo(1);
        assertThat(count("attached_underway")).isZero();
    }

    @Test
    void aReplacementKeepsTheNameAndLetsGoOfTheBytesBefore() throws IOException {
        good.replace(draft, add(good), "text/markdown", AFTER);
        assertThat(only()).isEqualTo(AFTER);
        assertThat(good.descriptions(draft))
                .containsExactly(new PartDescription("a.txt", "text/markdown", AFTER.length, Digest.of(AFTER)));
        assertThat(count("attached_bytes")).isEqualTo(1);
        assertThat(count("attached_underway")).isZero();
    }

    @Test
    void whatIsAttachedStaysThoughNobodyAnsweredThatItIs() throws IOException {
        Attachments broken = over(failing(Step.Kind.INSERT, "attached", true));
        assertThatThrownBy(() -> add(broken)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(only()).isEqualTo(BEFORE);
        good.tidy(Instant.now().plusSeconds(60));
        assertThat(only()).isEqualTo(BEFORE);
        assertThat(count("attached_underway")).isZero();
    }

    @Test
    void whatWasAttachedWhenTheNodeStoppedIsNotTidiedAway() throws IOException {
        Attachments broken = over(failing(Step.Kind.DELETE, "attached_underway", false));
        assertThatThrownBy(() -> add(broken)).isInstanceOf(OutcomeUnknownException.class);
        good.tidy(Instant.now().plusSeconds(60));
        assertThat(only()).isEqualTo(BEFORE);
        assertThat(count("attached_underway")).isZero();
    }

    @Test
    void aBoundIsSaidInTheUnitThatFitsIt() {
        PartDescription named = new PartDescription("a.txt", "text/plain", 0, Digest.of());
        assertThatThrownBy(() -> good.add(draft, named, new ByteArrayInputStream(new byte[3 << 20]), 2 << 20, () -> {}))
                .hasMessage("An attachment has at most 2 MiB.");
        assertThat(new Attachments.TooLargeException(4L << 30)).hasMessage("An attachment has at most 4 GiB.");
        assertThat(count("attached_bytes")).isZero();
    }
}
