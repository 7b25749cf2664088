package org.kelisim.portal.print;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Arabic letters as they look beside their neighbours: each is put by its presentation form (Unicode 17, §9.2, R1 to R7, and
 * lam-alef), for writing that does not shape letters itself. Letters for which Unicode has no such forms stay apart.
 */
final class JoinedLetters {
    private static final String[] FORMS = {" ISOLATED FORM", " FINAL FORM", " INITIAL FORM", " MEDIAL FORM"};
    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;
    private static final int TATWEEL = 0x640;
    private static final int JOINER = 0x200D;
    private static final int LAM = 0x644;

    /** Forms by letter, or by lam and alef together; 0 where there is none. */
    private static final Map<String, int[]> LETTERS = letters();

    private JoinedLetters() {}

    private static Map<String, int[]> letters() {
        Map<String, int[]> letters = new HashMap<>();
        for (int c = 0xFB50; c <= 0xFEFC; c++) {
            String name = Character.isDefined(c) ? Character.getName(c) : "";
            for (int form = 0; form < FORMS.length; form++) {
                if (name.endsWith(FORMS[form]) && isLetter(name)) {
                    String base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
                    letters.computeIfAbsent(base, it -> new int[FORMS.length])[form] = c;
                }
            }
        }
        return letters;
    }

    private static boolean isLetter(String name) {
        return name.startsWith("ARABIC LETTER ") || name.startsWith("ARABIC LIGATURE LAM WITH ALEF");
    }

    /** The text with letters joined, in the same logical order. */
    static String join(String text) {
        if (text.codePoints().noneMatch(c -> c >= 0x600 && c < 0x700 || c >= 0x750 && c < 0x780)) {
            return text;
        }
        int[] all = text.codePoints().toArray();
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < all.length; i++) {
            Optional<Integer> alef = all[i] == LAM ? alefAfter(all, i) : Optional.empty();
            int last = alef.orElse(i);
            String letter = alef.map(at -> Character.toString(LAM) + Character.toString(all[at]))
                    .orElse(Character.toString(all[i]));
            joined.appendCodePoint(form(letter, joinsBefore(all, i), joinsAfter(all, last, letter)));
            i = last;
        }
        return joined.toString();
    }

    private static Optional<Integer> alefAfter(int[] all, int lam) {
        int next = lam + 1;
        boolean ligature =
                next < all.length && LETTERS.containsKey(Character.toString(LAM) + Character.toString(all[next]));
        return ligature ? Optional.of(next) : Optional.empty();
    }

    private static int form(String letter, boolean before, boolean after) {
        int[] forms = LETTERS.get(letter);
        if (forms == null) {
            return letter.codePointAt(0);
        }
        int wanted = before ? (after ? MEDIAL : FINAL) : (after ? INITIAL : ISOLATED);
        int found = forms[wanted];
        return found == 0 ? letter.codePointAt(0) : found;
    }

    private static boolean joinsBefore(int[] all, int at) {
        int before = at - 1;
        while (before >= 0 && isTransparent(all[before])) {
            before--;
        }
        return before >= 0 && reachesForward(all[before]) && has(Character.toString(all[at]), FINAL);
    }

    private static boolean joinsAfter(int[] all, int last, String letter) {
        int after = last + 1;
        while (after < all.length && isTransparent(all[after])) {
            after++;
        }
        return after < all.length && has(letter, INITIAL) && reachesBack(all[after]);
    }

    private static boolean reachesForward(int c) {
        return c == TATWEEL || c == JOINER || has(Character.toString(c), INITIAL);
    }

    private static boolean reachesBack(int c) {
        return c == TATWEEL || c == JOINER || has(Character.toString(c), FINAL);
    }

    private static boolean has(String letter, int form) {
        int[] forms = LETTERS.get(letter);
        return forms != null && forms[form] != 0;
    }

    private static boolean isTransparent(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
