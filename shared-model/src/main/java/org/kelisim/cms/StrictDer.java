package org.kelisim.cms;

import static org.kelisim.cms.DefectException.require;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * Reads DER (ITU-T X.690 §10, §11) from hostile bytes: one pass over tags and lengths with bounds on size, depth and
 * number of elements comes before any parser sees them, and what was parsed must encode to the same bytes again, so that
 * an object has one form only.
 */
final class StrictDer {
    private static final int CONSTRUCTED = 0x20;
    private static final int CLASS = 0xc0;
    private static final int SEQUENCE = 0x10;
    private static final int SET = 0x11;

    private final byte[] der;
    private int elements;

    private StrictDer(byte[] der) {
        this.der = der;
    }

    /** Bounds, tags and lengths; says nothing about what the elements hold. */
    static void scan(Range der, int maxBytes) throws DefectException {
        require(der.length() <= maxBytes, Defect.TOO_LARGE);
        int end = new StrictDer(der.in()).element(der.from(), der.to(), 1);
        require(end == der.to(), Defect.TRAILING_BYTES);
    }

    static ASN1Primitive read(byte[] der, int maxBytes) throws DefectException {
        scan(Range.of(der), maxBytes);
        ASN1Primitive parsed = parse(der);
        require(Arrays.equals(encode(parsed), der), Defect.NOT_DER);
        return parsed;
    }

    static byte[] encode(ASN1Encodable object) {
        try {
            return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    private static ASN1Primitive parse(byte[] der) throws DefectException {
        try {
            return ASN1Primitive.fromByteArray(der);
        } catch (IOException e) {
            throw new DefectException(Defect.NOT_DER);
        }
    }

    /** Walks one element and what is in it; answers where it ends. */
    private int element(int at, int limit, int depth) throws DefectException {
        require(++elements <= Limits.ELEMENTS, Defect.TOO_MANY_ELEMENTS);
        require(depth <= Limits.DEPTH, Defect.NESTED_TOO_DEEPLY);
        require(at + 2 <= limit, Defect.NOT_DER);
        int tag = der[at] & 0xff;
        require((tag & 0x1f) != 0x1f, Defect.NOT_DER); // no format of ours has tag numbers beyond 30
        int lengthOctet = der[at + 1] & 0xff;
        require(lengthOctet != 0x80, Defect.INDEFINITE_LENGTH);
        int octets = lengthOctet < 0x80 ? 0 : lengthOctet & 0x7f;
        require(octets <= 3 && at + 2 + octets <= limit, Defect.NOT_DER);
        int length = octets == 0 ? lengthOctet : bigEndian(at + 2, octets);
        require(octets == 0 || length >= (octets == 1 ? 0x80 : 1 << (8 * (octets - 1))), Defect.NOT_DER);
        int start = at + 2 + octets;
        require(length <= limit - start, Defect.NOT_DER);
        int end = start + length;
        if ((tag & CONSTRUCTED) != 0) {
            require((tag & CLASS) != 0 || isSequenceOrSet(tag), Defect.NOT_DER); // strings in pieces are BER
            for (int next = start; next < end; ) {
                next = element(next, end, depth + 1);
            }
        }
        return end;
    }

    private static boolean isSequenceOrSet(int tag) {
        return (tag & 0x1f) == SEQUENCE || (tag & 0x1f) == SET;
    }

    private int bigEndian(int at, int octets) {
        int value = 0;
        for (int i = 0; i < octets; i++) {
            value = value << 8 | der[at + i] & 0xff;
        }
        return value;
    }
}
