package org.kelisim.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Edits the tree of an object at every place; what no signature or tag covers must be refused all the same. */
class NothingSlipsInTest {
    private static final byte[] SIGNED = SignedObjectTest.SIGNED;
    private static final byte[] SEALED = SealedObjectTest.SEALED;

    @Test
    void nothingCanBeAddedToASignedObject() {
        everywhere(SIGNED, NothingSlipsInTest::addNull, NothingSlipsInTest::neverVerifies);
        everywhere(SIGNED, NothingSlipsInTest::repeatLast, NothingSlipsInTest::neverVerifies);
    }

    @Test
    void nothingCanBeTakenFromASignedObject() {
        everywhere(SIGNED, node -> node.children.removeLast(), NothingSlipsInTest::neverVerifies);
        everywhere(SIGNED, node -> node.children.removeFirst(), NothingSlipsInTest::neverVerifies);
    }

    @Test
    void nothingCanBeAddedToASealedObject() {
        everywhere(SEALED, NothingSlipsInTest::addNull, NothingSlipsInTest::neverReads);
        everywhere(SEALED, NothingSlipsInTest::repeatLast, NothingSlipsInTest::neverReads);
    }

    @Test
    void everyPrimitiveIsCovered() {
        for (int i = 0; i < TlvTree.read(SIGNED).all().size(); i++) {
            TlvTree tree = TlvTree.read(SIGNED);
            TlvTree node = tree.all().get(i);
            if (!node.isConstructed()) {
                node.value = java.util.Arrays.copyOf(node.value, node.value.length + 1);
                neverVerifies(tree.write());
            }
        }
    }

    /** A set keeps its order: NULL comes before everything that our sets hold. */
    private static void addNull(TlvTree node) {
        node.children.add(node.isSet() ? 0 : node.children.size(), TlvTree.leaf(0x05, new byte[0]));
    }

    private static void repeatLast(TlvTree node) {
        node.children.add(node.children.getLast());
    }

    private static void everywhere(byte[] der, Consumer<TlvTree> change, Consumer<byte[]> check) {
        int nodes = TlvTree.read(der).all().size();
        int changed = 0;
        for (int i = 0; i < nodes; i++) {
            TlvTree tree = TlvTree.read(der);
            TlvTree node = tree.all().get(i);
            if (node.isConstructed() && !node.children.isEmpty()) {
                change.accept(node);
                check.accept(tree.write());
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(20);
    }

    private static void neverVerifies(byte[] cms) {
        assertThat(SignedObject.verify(ObjectType.READ, cms, SignedObjectTest.KAZ.publicKeys()))
                .isInstanceOf(SignedObject.Refused.class);
    }

    private static void neverReads(byte[] der) {
        assertThat(SealedObject.read(der)).isInstanceOf(SealedObject.Refused.class);
    }

    @Test
    void theTreeWritesWhatItRead() {
        assertThat(TlvTree.read(SIGNED).write()).isEqualTo(SIGNED);
        assertThat(TlvTree.read(SEALED).write()).isEqualTo(SEALED);
    }

    @Test
    void limitsFitWhatWeMake() {
        assertThat(TlvTree.read(SIGNED).all()).hasSizeLessThan(Limits.ELEMENTS / 4);
        assertThat(TlvTree.read(SEALED).all().size() + 62 * 14).isLessThan(Limits.ELEMENTS);
    }
}
