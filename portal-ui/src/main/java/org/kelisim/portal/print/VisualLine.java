package org.kelisim.portal.print;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A line in the order in which it is seen, from left to right (UAX #9, L2 to L4). */
final class VisualLine {
    private static final Map<Integer, Integer> MIRRORED = mirrored("()[]{}<>«»‹›≤≥");

    private VisualLine() {}

    private static Map<Integer, Integer> mirrored(String pairs) {
        Map<Integer, Integer> map = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length(); i += 2) {
            map.put((int) pairs.charAt(i), (int) pairs.charAt(i + 1));
            map.put((int) pairs.charAt(i + 1), (int) pairs.charAt(i));
        }
        return map;
    }

    /** @param line of the paragraph that this tells the directions of */
    static String of(Bidi line, String text) {
        if (line.isLeftToRight()) {
            return text;
        }
        int runs = line.getRunCount();
        byte[] levels = new byte[runs];
        String[] parts = new String[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) line.getRunLevel(run);
            String part = text.substring(line.getRunStart(run), line.getRunLimit(run));
            parts[run] = levels[run] % 2 == 0 ? part : reversed(part);
        }
        Bidi.reorderVisually(levels, 0, parts, 0, runs);
        return String.join("", parts);
    }

    /** Marks stay behind the letter that they stand on. */
    private static String reversed(String part) {
        List<String> clusters = new ArrayList<>();
        part.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.NON_SPACING_MARK && !clusters.isEmpty()) {
                clusters.set(clusters.size() - 1, clusters.getLast() + Character.toString(c));
            } else {
                clusters.add(Character.toString(MIRRORED.getOrDefault(c, c)));
            }
        });
        Collections.reverse(clusters);
        return clusters.stream().collect(Collectors.joining());
    }
}
