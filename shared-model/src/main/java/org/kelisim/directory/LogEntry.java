package org.kelisim.directory;

import java.util.List;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log that the parties accept: its verifier key and those of its witnesses in the C2SP signed-note form
 * ({@code name+hash+key}), and how many witnesses make a quorum (0: 'logged' is enough).
 */
public record LogEntry(String key, List<String> witnesses, int quorum) {

    /** @throws IllegalArgumentException if the quorum asks for more witnesses than there are */
    public LogEntry {
        witnesses = List.copyOf(witnesses);
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("The quorum is at most the number of witnesses.");
        }
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("key", key).put("quorum", quorum);
        ArrayNode array = json.putArray("witnesses");
        witnesses.forEach(array::add);
        return json;
    }

    static LogEntry read(Fields fields) {
        LogEntry log =
                new LogEntry(fields.string("key"), fields.strings("witnesses"), fields.integer("quorum", 0, 100));
        fields.done();
        return log;
    }
}
