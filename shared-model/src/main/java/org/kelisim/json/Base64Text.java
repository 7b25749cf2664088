package org.kelisim.json;

import java.util.Base64;

/** Bytes as text: standard Base64 with padding (RFC 4648 §4), and only the one text that the bytes have. */
public final class Base64Text {
    private Base64Text() {}

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws MalformedJsonException for another alphabet, missing padding, white space or stray bits at the end */
    public static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new MalformedJsonException("bytes are written in Base64 with padding (RFC 4648 section 4)");
    }
}
