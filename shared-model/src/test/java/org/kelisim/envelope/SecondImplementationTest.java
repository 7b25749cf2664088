package org.kelisim.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.envelope.TestWorld.FIRST;
import static org.kelisim.envelope.TestWorld.KAZ;
import static org.kelisim.envelope.TestWorld.KGZ;
import static org.kelisim.envelope.TestWorld.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.OpeningKey;
import org.kelisim.cms.RawKeys;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.Content;
import org.kelisim.notice.Header;
import org.kelisim.notice.Released;
import org.kelisim.second.SecondReader;
import org.kelisim.second.SecondWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * The product and an implementation that was written from docs/spec/envelope.md read each other's dispatches. The second one
 * knows form, signatures, encryption, header and content; what comes after them (log, standing, approvals, mandates) lies
 * beyond it, so it opens dispatches whose defect is there.
 */
class SecondImplementationTest {
    private static final Path FOLDER = Path.of("..", "docs", "spec", "vectors", "dispatch");
    private static final Set<String> BEYOND = Set.of(
            "opened",
            "approval-of-another-office",
            "approval-signature-invalid",
            "approver-lacks-role",
            "enrolment-not-valid",
            "id-seen-before",
            "logged-as-refused",
            "no-common-profile",
            "not-approved",
            "not-logged",
            "one-approval-only",
            "retention-passed",
            "same-person-twice",
            "sender-has-no-mandate",
            "sender-keys-not-valid",
            "signing-time-implausible",
            "too-many-approvals",
            "unknown-coordinator");

    private static OpeningKey key;

    @BeforeAll
    static void keys() throws Exception {
        var loaded = (KeyFile.Loaded) new KeyFile(FOLDER.resolve("recipient.p12")).load("vectors".toCharArray());
        key = loaded.keys().openers().values().iterator().next();
    }

    private static SecondReader reader(List<byte[]> directories, OpeningKey key) throws Exception {
        return new SecondReader(directories, key.publicKey().encoded(), RawKeys.mlKem(key), RawKeys.ec(key));
    }

    static Stream<String> names() throws Exception {
        return DispatchVectorsTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void answersAsTheProductDoes(String name) throws Exception {
        Vector vector = Vector.parse(name, Files.readAllBytes(FOLDER.resolve(name + ".json")));
        String expected = BEYOND.contains(vector.reader()) ? "opened" : vector.reader();
        List<byte[]> known = new ArrayList<>();
        for (long number = 1; number <= vector.situation().newest(); number++) {
            known.add(Files.readAllBytes(FOLDER.resolve(DispatchVectorsTest.directory(number))));
        }
        assertThat(answer(reader(known, key), vector.dispatch())).isEqualTo(expected);
    }

    private static String answer(SecondReader reader, byte[] dispatch) {
        try {
            return reader.read(dispatch).isObject() ? "opened" : "nothing";
        } catch (SecondReader.No e) {
            return e.getMessage();
        }
    }

    @Test
    void readsTheNoticeThatTheProductSealed() throws Exception {
        var world = new TestWorld();
        Released released = world.released();
        var dispatch = (Dispatch) Sealer.seal(released, FIRST, List.of(), world.newest(), world.signer(KAZ), NOW);
        List<byte[]> directory =
                List.of(CanonicalJson.write(world.newest().bundle().toJson()));
        var content = reader(directory, world.keys(KGZ).getFirst()).read(dispatch.bytes());
        assertThat((Object) content.get("notice")).isEqualTo(released.notice().toJson());
        assertThat(reader(directory, world.keys(KAZ).getFirst())
                        .read(dispatch.bytes())
                        .isObject())
                .isTrue();
    }

    @Test
    void theProductReadsWhatTheSecondOneWrites() throws Exception {
        var world = new TestWorld();
        Released released = world.released();
        var newest = world.newest();
        var header = new Header(
                Header.PROFILE,
                released.notice().routing(),
                new Header.DirectoryReference(newest.version(), newest.digest()),
                List.of());
        byte[] padded = new Content(header, released.notice(), released.approvals(), List.of(), FIRST).bytes();
        ObjectNode bare = CanonicalJson.read(padded, padded.length);
        bare.put("pad", "");
        var signer = world.signer(KAZ);
        var ec = KeyFactory.getInstance("EC", "SunEC")
                .generatePrivate(new PKCS8EncodedKeySpec(RawKeys.ec(signer).getEncoded()));
        var writer = new SecondWriter(
                signer.publicKeys().ecBytes(), ec, signer.publicKeys().mldsaBytes(), RawKeys.mldsa(signer));
        byte[] dispatch = writer.dispatch(
                new String(header.bytes(), UTF_8),
                CanonicalJson.text(bare),
                List.of(
                        newest.office(KGZ).orElseThrow().opening().encoded(),
                        newest.office(KAZ).orElseThrow().opening().encoded()),
                NOW);
        assertThat(world.atTheExchange(dispatch)).isInstanceOf(VerifiedDispatch.class);
        assertThat(world.open(dispatch, new Evidence.UnloggedPermitted()))
                .isInstanceOfSatisfying(
                        Opened.class, it -> assertThat(it.content().notice()).isEqualTo(released.notice()));
    }
}
