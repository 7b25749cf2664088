package org.kelisim.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;

/**
 * The receipts in {@code docs/spec/vectors/receipt}: each file's name is the outcome, a dot and what is special about it.
 * They are made again here, so that a change of any format shows as a difference from the published files. To write them
 * anew after a wanted change: {@code -Dkelisim.vectors=write}.
 */
class ReceiptVectorsTest {
    private static final Path SPEC = Path.of("..", "docs", "spec");
    private static final Path FOLDER = SPEC.resolve("vectors/receipt");

    // Keys for these vectors and for nothing else.
    private static final NoteSigner LOG = NoteSigner.parseSecretKey(
            "PRIVATE+KEY+log.example/kelisim+0790aedd+AYNheHX8EfErFM3u8FO3EV/Aean5R8VCp5T/Hub2pagC");
    private static final NoteSigner SAME_NAME = NoteSigner.parseSecretKey(
            "PRIVATE+KEY+log.example/kelisim+11070e04+AUSEY3wOdSnsQaelYjMaOpUy2OOjY91bE2wwFXeJXabt");
    private static final NoteSigner WITNESS = NoteSigner.parseSecretKey(
            "PRIVATE+KEY+log.example/other+9f90e0d3+AdaEPEGa1QzPHOaW++o1rm8/TQGHotbmHnuu+mTmo4rc");

    private static final Leaf LEAF = leaf(EventKind.SUBMITTED);
    private static final List<TreeHash> LEAVES = leaves();
    private static final Checkpoint CHECKPOINT = new Checkpoint("log.example/kelisim", 5, Trees.root(LEAVES));
    private static final InclusionProof INCLUSION = InclusionProof.make(HashSource.ofLeaves(LEAVES), 2, 5);

    private static Leaf leaf(EventKind kind) {
        byte[] nonce = new byte[Leaf.NONCE];
        for (int i = 0; i < nonce.length; i++) {
            nonce[i] = (byte) i;
        }
        boolean submitted = kind == EventKind.SUBMITTED;
        return new Leaf(
                new Event(
                        kind,
                        Events.DISPATCH,
                        Digest.of("a sealed dispatch".getBytes(UTF_8)),
                        Optional.of(submitted ? "KAZ/migration-service" : "KGZ/border-service"),
                        submitted ? Optional.empty() : Optional.of(Digest.of("a signed object".getBytes(UTF_8))),
                        Optional.empty(),
                        Events.PARTIES,
                        Events.submitted().time()),
                nonce);
    }

    private static List<TreeHash> leaves() {
        var leaves = new ArrayList<>(Trees.leaves(5));
        leaves.set(2, LEAF.hash());
        return leaves;
    }

    private static Map<String, byte[]> vectors() {
        var signed = CHECKPOINT.sign(LOG);
        var proof = TlogProof.of(INCLUSION, signed);
        var valid = new Receipt(LEAF, proof);
        String text = new String(valid.bytes(), UTF_8);
        var files = new HashMap<String, byte[]>();
        files.put("logged.submitted", valid.bytes());
        files.put(
                "logged.unknown-signature", with(signed.with(WITNESS.sign("x\n").signatures())));
        var alone = new Checkpoint("log.example/kelisim", 1, LEAF.hash()).sign(LOG);
        files.put("logged.only-leaf", new Receipt(LEAF, new TlogProof(0, List.of(), alone)).bytes());
        files.put("not-in-the-tree.other-event", new Receipt(leaf(EventKind.READ), proof).bytes());
        files.put("not-in-the-tree.other-nonce", new Receipt(new Leaf(LEAF.event(), new byte[32]), proof).bytes());
        files.put("not-in-the-tree.other-index", with(3, INCLUSION.path(), signed));
        files.put("wrong-proof.hash-missing", with(2, INCLUSION.path().subList(1, 3), signed));
        files.put("wrong-proof.index-beyond-the-tree", with(5, INCLUSION.path(), signed));
        files.put("not-signed-by-the-log.same-name-other-key", with(CHECKPOINT.sign(SAME_NAME)));
        var larger = new Checkpoint("log.example/kelisim", 6, CHECKPOINT.root());
        files.put(
                "forged-signature.signature-of-another-checkpoint",
                with(new SignedNote(CHECKPOINT.text(), larger.sign(LOG).signatures())));
        files.put(
                "forged-signature.second-line-of-the-key",
                with(signed.with(larger.sign(LOG).signatures())));
        files.put("other-log.origin", with(new Checkpoint("log.example/other", 5, CHECKPOINT.root()).sign(LOG)));
        files.put("malformed.space", text.replaceFirst(",", ", ").getBytes(UTF_8));
        files.put(
                "malformed.member-twice",
                text.replaceFirst("\\{", "{\"by\":\"x\",").getBytes(UTF_8));
        files.put("malformed.unknown-member", CanonicalJson.write(valid.toJson().put("zone", "x")));
        files.put(
                "malformed.extra-line",
                text.replace("v1\\nindex", "v1\\nextra AAAA\\nindex").getBytes(UTF_8));
        files.put("malformed.trailing-byte", (text + "\n").getBytes(UTF_8));
        return files;
    }

    private static byte[] with(SignedNote checkpoint) {
        return with(2, INCLUSION.path(), checkpoint);
    }

    private static byte[] with(long index, List<TreeHash> path, SignedNote checkpoint) {
        return new Receipt(LEAF, new TlogProof(index, path, checkpoint)).bytes();
    }

    @Test
    void everyVectorHasTheOutcomeOfItsName() throws IOException {
        if ("write".equals(System.getProperty("kelisim.vectors"))) {
            Files.createDirectories(FOLDER);
            for (var file : vectors().entrySet()) {
                Files.write(FOLDER.resolve(file.getKey() + ".json"), file.getValue());
            }
            Files.writeString(FOLDER.resolve("log.vkey"), LOG.key() + "\n");
        }
        var log = LogKey.parse(Files.readString(FOLDER.resolve("log.vkey")).strip());
        for (var file : vectors().entrySet()) {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(file.getKey() + ".json"));
            assertThat(bytes).as(file.getKey()).isEqualTo(file.getValue());
            String outcome = switch (Receipt.verify(bytes, log)) {
                case ReceiptOutcome.Logged _ -> "logged";
                case ReceiptOutcome.NotProved(var reason) -> reason.wire();
            };
            assertThat(outcome).isEqualTo(file.getKey().split("\\.")[0]);
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files.filter(it -> it.toString().endsWith(".json")))
                    .hasSize(vectors().size());
        }
    }

    @Test
    void theSpecificationsExampleIsGenuine() throws IOException {
        String page = Files.readString(SPEC.resolve("log.md"));
        var event = Event.parse(CanonicalJson.read(block(page, "json").getBytes(UTF_8), 10_000));
        assertThat(event).isEqualTo(LEAF.event());
        assertThat(page).contains(LEAF.entry().hex(), LOG.key().toString());
        var proof = TlogProof.parse(block(page, "text"));
        assertThat(new Receipt(LEAF, proof).verify(new LogKey(LOG.key()))).isInstanceOf(ReceiptOutcome.Logged.class);
    }

    private static String block(String page, String language) {
        var matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
