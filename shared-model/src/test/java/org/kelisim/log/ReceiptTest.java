package org.kelisim.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.json.Digest;

class ReceiptTest {
    private static final int SIZE = 11;
    private static final int INDEX = 6;
    private final NoteSigner signer = NoteSigner.generate("log.example/one");
    private final LogKey log = new LogKey(signer.key());
    private final Leaf leaf = Leaf.of(Events.submitted(), new SecureRandom());
    private final List<TreeHash> leaves = leavesWith(leaf);
    private final Checkpoint checkpoint = new Checkpoint("log.example/one", SIZE, Trees.root(leaves));
    private final InclusionProof inclusion = InclusionProof.make(HashSource.ofLeaves(leaves), INDEX, SIZE);
    private final Receipt receipt = new Receipt(leaf, TlogProof.of(inclusion, checkpoint.sign(signer)));

    private static List<TreeHash> leavesWith(Leaf leaf) {
        var leaves = new ArrayList<>(Trees.leaves(SIZE));
        leaves.set(INDEX, leaf.hash());
        return leaves;
    }

    @Test
    void provesItsEventOfflineFromTheLogsKeyAlone() {
        var key = LogKey.parse(log.toString());
        assertThat(Receipt.verify(receipt.bytes(), key))
                .isEqualTo(new ReceiptOutcome.Logged(INDEX, leaf.event(), checkpoint));
    }

    @Test
    void theLeafIsTheHashOfNonceAndEvent() {
        assertThat(leaf.entry()).isEqualTo(Digest.of(leaf.nonce(), leaf.event().bytes()));
        assertThat(leaf.hash()).isEqualTo(TreeHash.leaf(leaf.entry().bytes()));
        assertThat(Leaf.parse(leaf.toJson())).isEqualTo(leaf);
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] bytes = receipt.bytes();
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                bytes[i] ^= (byte) (1 << bit);
                assertThat(Receipt.verify(bytes, log))
                        .as("bit %d of byte %d", bit, i)
                        .isInstanceOf(ReceiptOutcome.NotProved.class);
                bytes[i] ^= (byte) (1 << bit);
            }
        }
        assertThat(Receipt.verify(bytes, log)).isInstanceOf(ReceiptOutcome.Logged.class);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = receipt.bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(Receipt.verify(Arrays.copyOf(bytes, length), log))
                    .isEqualTo(new ReceiptOutcome.NotProved(NotProvedReason.MALFORMED));
        }
    }

    @Test
    void saysWhichCheckFailed() {
        var foreign = NoteSigner.generate("log.example/one");
        assertThat(reason(receipt, new LogKey(foreign.key()))).isEqualTo(NotProvedReason.NOT_SIGNED_BY_THE_LOG);
        var otherEvent = new Receipt(new Leaf(Events.of(EventKind.READ), leaf.nonce()), receipt.proof());
        assertThat(reason(otherEvent, log)).isEqualTo(NotProvedReason.NOT_IN_THE_TREE);
        var otherNonce = new Receipt(new Leaf(leaf.event(), new byte[Leaf.NONCE]), receipt.proof());
        assertThat(reason(otherNonce, log)).isEqualTo(NotProvedReason.NOT_IN_THE_TREE);
        var beyond = new TlogProof(SIZE, inclusion.path(), checkpoint.sign(signer));
        assertThat(reason(new Receipt(leaf, beyond), log)).isEqualTo(NotProvedReason.WRONG_PROOF);
        var shorter = new TlogProof(INDEX, inclusion.path().subList(1, 4), checkpoint.sign(signer));
        assertThat(reason(new Receipt(leaf, shorter), log)).isEqualTo(NotProvedReason.WRONG_PROOF);
        assertThat(Receipt.verify(new byte[Receipt.MAX_BYTES + 1], log))
                .isEqualTo(new ReceiptOutcome.NotProved(NotProvedReason.MALFORMED));
    }

    @Test
    void signaturesOfOthersChangeNothing() {
        var signed = checkpoint
                .sign(signer)
                .with(NoteSigner.generate("w.example").sign("x\n").signatures());
        var cosigned = new Receipt(leaf, TlogProof.of(inclusion, signed));
        assertThat(Receipt.verify(cosigned.bytes(), log)).isInstanceOf(ReceiptOutcome.Logged.class);
    }

    @Test
    void provesTheOnlyLeafOfATreeWithAnEmptyPath() {
        var single = new Checkpoint("log.example/one", 1, leaf.hash());
        var proof = new TlogProof(0, List.of(), single.sign(signer));
        assertThat(TlogProof.parse(proof.format())).isEqualTo(proof);
        assertThat(new Receipt(leaf, proof).verify(log)).isInstanceOf(ReceiptOutcome.Logged.class);
    }

    @Test
    void theProofIsTheStandardsText() {
        String text = receipt.proof().format();
        assertThat(text)
                .startsWith(
                        "c2sp.org/tlog-proof@v1\nindex 6\n" + inclusion.path().getFirst() + "\n")
                .contains("\n\nlog.example/one\n11\n");
        assertThat(TlogProof.parse(text)).isEqualTo(receipt.proof());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v2\nindex 6\n\n",
                "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 6\n\n",
                "c2sp.org/tlog-proof@v1\nindex 06\n\n",
                "c2sp.org/tlog-proof@v1\nindex -6\n\n",
                "c2sp.org/tlog-proof@v1\nindex  6\n\n",
                "c2sp.org/tlog-proof@v1\nindex 6\nAAAA\n\n",
                "c2sp.org/tlog-proof@v1\nindex 6\n",
                "c2sp.org/tlog-proof@v1\r\nindex 6\r\n\r\n"
            })
    void refusesAMalformedProof(String head) {
        String note = checkpoint.sign(signer).format();
        assertThatThrownBy(() -> TlogProof.parse(head + note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMorePathThanATreeCanHave() {
        String note = checkpoint.sign(signer).format();
        String head = "c2sp.org/tlog-proof@v1\nindex 6\n" + (TreeHash.EMPTY + "\n").repeat(64) + "\n";
        assertThatThrownBy(() -> TlogProof.parse(head + note)).isInstanceOf(MalformedLogException.class);
    }

    @Test
    void refusesLeftOverMembers() {
        var json = receipt.toJson().put("extra", "x");
        assertThatThrownBy(() -> Receipt.parse(json)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new String(receipt.bytes(), UTF_8)).startsWith("{\"event\":{\"by\":");
    }

    private static NotProvedReason reason(Receipt receipt, LogKey log) {
        return ((ReceiptOutcome.NotProved) receipt.verify(log)).reason();
    }
}
