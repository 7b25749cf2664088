package org.kelisim.cms;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** DER as a tree that can be edited at every place: lengths are worked out again when it is written. */
public final class TlvTree {
    private static final int SET = 0x31;

    public final int tag;
    public final List<TlvTree> children = new ArrayList<>();
    public byte[] value = {};

    private TlvTree(int tag) {
        this.tag = tag;
    }

    public static TlvTree leaf(int tag, byte[] value) {
        var leaf = new TlvTree(tag);
        leaf.value = value;
        return leaf;
    }

    public static TlvTree read(byte[] der) {
        var top = new ArrayList<TlvTree>();
        read(der, 0, der.length, top);
        return top.getFirst();
    }

    private static void read(byte[] der, int from, int to, List<TlvTree> into) {
        for (int at = from; at < to; ) {
            var node = new TlvTree(der[at] & 0xff);
            int length = der[at + 1] & 0xff;
            int start = at + 2;
            if (length > 0x80) {
                int octets = length & 0x7f;
                length = 0;
                for (int i = 0; i < octets; i++) {
                    length = length << 8 | der[start++] & 0xff;
                }
            }
            if (node.isConstructed()) {
                read(der, start, start + length, node.children);
            } else {
                node.value = java.util.Arrays.copyOfRange(der, start, start + length);
            }
            into.add(node);
            at = start + length;
        }
    }

    public boolean isConstructed() {
        return (tag & 0x20) != 0;
    }

    public boolean isSet() {
        return tag == SET;
    }

    /** This node and all below it, from the outside in. */
    public List<TlvTree> all() {
        var all = new ArrayList<TlvTree>();
        all.add(this);
        children.forEach(child -> all.addAll(child.all()));
        return all;
    }

    public byte[] write() {
        byte[] content = value;
        if (isConstructed()) {
            var out = new ByteArrayOutputStream();
            children.forEach(child -> out.writeBytes(child.write()));
            content = out.toByteArray();
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            int octets = content.length < 0x100 ? 1 : content.length < 0x10000 ? 2 : 3;
            out.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                out.write(content.length >> 8 * i);
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
