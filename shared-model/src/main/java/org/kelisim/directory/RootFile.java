package org.kelisim.directory;

import java.util.List;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a node or exchange is given on paper or in person, and starts from: the first registrars and Chair,
 * the log, and the digest of directory version 1. Everything later is verified from here.
 */
public record RootFile(List<Registrar> registrars, int threshold, Registrar chair, LogEntry log, Digest directory) {

    /** Largest root file in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** @throws IllegalArgumentException if fewer than two registrars are asked for */
    public RootFile {
        registrars = List.copyOf(registrars);
        if (threshold < 2 || threshold > registrars.size()) {
            throw new IllegalArgumentException("A root file asks for at least two registrars.");
        }
    }

    /** The canonical bytes of the file. */
    public byte[] bytes() {
        ObjectNode json = CanonicalJson.object()
                .put("root", 1)
                .put("threshold", threshold)
                .put("directory", directory.hex());
        ArrayNode signers = json.putArray("registrars");
        registrars.forEach(registrar -> signers.add(registrar.toJson()));
        json.set("chair", chair.toJson());
        json.set("log", log.toJson());
        return CanonicalJson.write(json);
    }

    /**
     * Reads a root file strictly.
     *
     * @throws IllegalArgumentException with a plain reason if it is not exactly one
     */
    public static RootFile parse(byte[] bytes) {
        Fields fields = Fields.of(CanonicalJson.readCanonical(bytes, MAX_BYTES));
        fields.integer("root", 1, 1);
        RootFile root = new RootFile(
                fields.objects("registrars").stream().map(Registrar::read).toList(),
                fields.integer("threshold", 2, 100),
                Registrar.read(fields.object("chair")),
                LogEntry.read(fields.object("log")),
                fields.digest("directory"));
        fields.done();
        return root;
    }
}
