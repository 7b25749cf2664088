package org.kelisim.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.envelope.TestWorld.KGZ;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SealedObject;
import org.kelisim.cms.SignedObject;
import org.kelisim.cms.TlvTree;

/** Keeps the table "Size" in docs/spec/envelope.md true, byte by byte. */
class SizeTest {
    private static final Path PAGE = Path.of("../docs/spec/envelope.md");
    private static final int ML_DSA = 3309;
    /** The two numbers of an ECDSA signature are written without leading zeros; the page counts the usual length. */
    private static final int ECDSA = 103;

    private final TestWorld world = new TestWorld();
    private final Map<String, Integer> rows = new LinkedHashMap<>();

    @Test
    void thePageCountsEveryByteOfADispatch() throws Exception {
        Dispatch dispatch = world.sealed();
        byte[] sealed = ((SignedObject) SignedObject.read(ObjectType.OUTER, dispatch.bytes()))
                .unverifiedContent()
                .orElseThrow();
        var sealedObject = (SealedObject) SealedObject.read(sealed);
        byte[] inner = ((SealedObject.Opened) sealedObject.open(world.keys(KGZ).getFirst())).signedObject();

        rows.put("content, padded", 4096);
        int inside = signatures("inside", inner, 4096) - contentInfo(inner);
        rows.merge("inside: names of signers, algorithms, tags and lengths", -contentInfo(inner), Integer::sum);
        encryption(sealedObject, sealed, inside + ecdsaAdded(inner));
        signatures("outside", dispatch.bytes(), sealed.length);
        int total = rows.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(total).isEqualTo(dispatch.bytes().length - ecdsaAdded(inner) - ecdsaAdded(dispatch.bytes()));
        rows.put("**together**", total);

        List<String> table = rows.entrySet().stream()
                .map(row -> "| %s | %s |".formatted(row.getKey(), number(row.getValue())))
                .toList();
        String page = Files.readString(PAGE);
        assertThat(page).contains(String.join("\n", table));
        assertThat(page).contains("(%s bytes for a content of 4,096)".formatted(number(total)));
    }

    /** Answers how long the object is with an ECDSA signature of the usual length. */
    private int signatures(String where, byte[] signed, int content) {
        int attributes = 0;
        for (TlvTree signer : signers(signed)) {
            attributes += signer.children.get(3).write().length;
        }
        int length = signed.length - ecdsaAdded(signed);
        rows.put(where + ": ML-DSA-65 signature", ML_DSA);
        rows.put(where + ": ECDSA signature, usually", ECDSA);
        rows.put(where + ": signed attributes of both", attributes);
        rows.put(
                where + ": names of signers, algorithms, tags and lengths",
                length - content - ML_DSA - ECDSA - attributes);
        return length;
    }

    private void encryption(SealedObject object, byte[] sealed, int ciphertext) {
        int recipients = object.recipients().size();
        int kem = recipients * (1568 + 97);
        int keyIds = recipients * 48;
        int wrapped = recipients * 40;
        int infos = TlvTree.read(sealed).children.get(1).write().length;
        rows.put("two keys: ML-KEM-1024 ciphertext and point of P-384, 1,568 + 97 each", kem);
        rows.put("two keys: whose, 48 each", keyIds);
        rows.put("two keys: the content key, wrapped, 40 each", wrapped);
        rows.put("two keys: algorithms, tags and lengths", infos - kem - keyIds - wrapped);
        rows.put("header", object.header().length);
        rows.put("commitment", 48);
        rows.put("nonce and tag, 12 + 16", 28);
        rows.put(
                "encryption: algorithm, names of attributes, tags and lengths",
                sealed.length - infos - object.header().length - 48 - 28 - ciphertext);
    }

    private static int contentInfo(byte[] signed) {
        return signed.length
                - TlvTree.read(signed).children.get(1).children.getFirst().write().length;
    }

    private static int ecdsaAdded(byte[] signed) {
        int length = signers(signed).stream()
                .mapToInt(it -> it.children.get(5).value.length)
                .filter(it -> it != ML_DSA)
                .sum();
        return length - ECDSA;
    }

    private static List<TlvTree> signers(byte[] signed) {
        return TlvTree.read(signed).children.get(1).children.getFirst().children.get(3).children;
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
