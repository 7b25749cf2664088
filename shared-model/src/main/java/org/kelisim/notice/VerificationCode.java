package org.kelisim.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kelisim.json.Digest;

/**
 * A dispatch's fingerprint in a form that fits on paper and can be typed: its first 125 bits as 25 characters of Crockford's
 * base32, in groups of five. Nobody finds another dispatch with the same code.
 *
 * @param text such as {@code 7ZK3Q-0A1BC-9D2EF-4G5HJ-6K8MN}
 */
public record VerificationCode(String text) {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 25;
    private static final int GROUP = 5;

    /** @param fingerprint SHA-384 of the sealed bytes, as the exchange's log has it */
    public static VerificationCode of(Digest fingerprint) {
        byte[] bytes = Arrays.copyOf(fingerprint.bytes(), 16);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(DIGITS.charAt(bits(bytes, i * GROUP)));
        }
        return new VerificationCode(grouped(code.toString()));
    }

    private static int bits(byte[] bytes, int from) {
        int value = 0;
        for (int bit = from; bit < from + GROUP; bit++) {
            value = value << 1 | bytes[bit / 8] >> (7 - bit % 8) & 1;
        }
        return value;
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** What somebody typed: whatever case and separators, O for 0, I and L for 1; nothing if it is no code. */
    public static Optional<VerificationCode> parse(String typed) {
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        boolean good = code.length() == LENGTH && code.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
        return good ? Optional.of(new VerificationCode(grouped(code))) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
