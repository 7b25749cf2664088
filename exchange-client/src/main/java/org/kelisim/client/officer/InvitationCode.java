package org.kelisim.client.officer;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The code by which an invited official takes the own credential: 100 random bits in 20 characters of Crockford's Base32,
 * five by five ({@code 7K3QX-9M2VD-0HTBN-4WZ8C}), without letters that are taken for others.
 */
public final class InvitationCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private InvitationCode() {}

    /** A new code, without hyphens; who asks overwrites it. */
    public static char[] random() {
        char[] code = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            code[i] = ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length()));
        }
        return code;
    }

    /** As people copy it. */
    public static String shown(char[] code) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < code.length; i++) {
            shown.append(i > 0 && i % GROUP == 0 ? "-" : "").append(code[i]);
        }
        return shown.toString();
    }

    /** What a person meant: small letters, spaces and hyphens are no difference, and I, L and O are digits. */
    static char[] typed(char[] given) {
        char[] code = new char[given.length];
        int length = 0;
        for (char character : given) {
            if (character != '-' && !Character.isWhitespace(character)) {
                code[length++] = meant(Character.toUpperCase(character));
            }
        }
        return Arrays.copyOf(code, length);
    }

    private static char meant(char character) {
        return switch (character) {
            case 'I', 'L' -> '1';
            case 'O' -> '0';
            default -> character;
        };
    }
}
