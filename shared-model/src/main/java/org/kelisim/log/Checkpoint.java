package org.kelisim.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The state of a log (C2SP tlog-checkpoint): which log, how many leaves, and the root over them. Unsigned here; signed it
 * is a {@link SignedNote} whose text is {@link #text}.
 *
 * @param origin the log's name, not empty
 * @param extensions further lines, opaque; Kelisim's own log writes none
 */
public record Checkpoint(String origin, long size, TreeHash root, List<String> extensions) {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    /** @throws MalformedLogException for a negative size or lines that are empty or hold line feeds */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine(origin);
        extensions.forEach(Checkpoint::requireLine);
        if (size < 0 || (size == 0 && !root.equals(TreeHash.EMPTY))) {
            throw new MalformedLogException("no tree has this size and root");
        }
    }

    public Checkpoint(String origin, long size, TreeHash root) {
        this(origin, size, root, List.of());
    }

    /** Reads what {@link #text} wrote and nothing else. */
    public static Checkpoint parse(String text) {
        var lines = text.endsWith("\n") ? SignedNote.lines(text) : List.<String>of();
        if (lines.size() < 3) {
            throw new MalformedLogException("a checkpoint has a line each for origin, size and root");
        }
        return new Checkpoint(
                lines.get(0), decimal(lines.get(1)), TreeHash.parse(lines.get(2)), lines.subList(3, lines.size()));
    }

    /** The lines that are signed, each ending in a line feed. */
    public String text() {
        var lines = new ArrayList<>(List.of(origin, Long.toString(size), root.toString()));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }

    public SignedNote sign(NoteSigner signer) {
        return signer.sign(text());
    }

    static long decimal(String text) {
        try {
            if (DECIMAL.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new MalformedLogException("a number is written in decimal digits without leading zeros, below 2^63");
    }

    private static void requireLine(String line) {
        if (line.isEmpty() || line.indexOf('\n') >= 0) {
            throw new MalformedLogException("a checkpoint has no empty lines");
        }
    }
}
