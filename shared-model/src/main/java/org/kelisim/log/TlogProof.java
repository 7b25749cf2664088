package org.kelisim.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A proof that can be checked offline (C2SP tlog-proof, version 1): where a leaf stands, the path to the root, and the
 * signed checkpoint with that root. The standard's optional line of extra data is refused, because nothing signs it.
 *
 * @param index the leaf's number, from 0
 * @param path the inclusion proof, the leaf's sibling first; at most 63 hashes
 */
public record TlogProof(long index, List<TreeHash> path, SignedNote checkpoint) {
    private static final String VERSION = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final int MAX_PATH = 63;

    /** @throws MalformedLogException for other numbers */
    public TlogProof {
        path = List.copyOf(path);
        if (index < 0 || path.size() > MAX_PATH) {
            throw new MalformedLogException("no tree has such a leaf");
        }
    }

    /** Precondition: the checkpoint is that of the tree for which the path was made. */
    public static TlogProof of(InclusionProof proof, SignedNote checkpoint) {
        return new TlogProof(proof.index(), proof.path(), checkpoint);
    }

    /** Reads what {@link #format} wrote and nothing else. */
    public static TlogProof parse(String text) {
        int blank = text.indexOf("\n\n");
        var lines = blank < 0 ? List.<String>of() : SignedNote.lines(text.substring(0, blank + 1));
        if (lines.size() < 2 || !lines.get(0).equals(VERSION) || !lines.get(1).startsWith(INDEX)) {
            throw new MalformedLogException("a proof begins with %s and the line of its index".formatted(VERSION));
        }
        if (lines.size() > 2 + MAX_PATH) {
            throw new MalformedLogException("the proof has too many hashes");
        }
        return new TlogProof(
                Checkpoint.decimal(lines.get(1).substring(INDEX.length())),
                lines.stream().skip(2).map(TreeHash::parse).toList(),
                SignedNote.parse(text.substring(blank + 2)));
    }

    public String format() {
        var lines = new ArrayList<>(List.of(VERSION, INDEX + index));
        path.forEach(it -> lines.add(it.toString()));
        return String.join("\n", lines) + "\n\n" + checkpoint.format();
    }
}
