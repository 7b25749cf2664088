package org.kelisim.infra.launcher;

import java.util.regex.Pattern;
import org.kelisim.infra.process.Failure;

/**
 * Where documents go: the server that {@code KELISIM_MONGODB_URI} names, or the stand-in.
 *
 * @param uri connection string without a database name
 */
record Database(String uri, boolean standIn) {

    static final String VARIABLE = "KELISIM_MONGODB_URI";

    private static final Pattern ADDRESS = Pattern.compile("mongodb(\\+srv)?://[^/?\\s]\\S*");

    static Database fromEnvironment(Ports ports) throws Failure {
        return fromEnvironment(VARIABLE, ports.database());
    }

    /** @throws Failure if the variable is set to what is no address of a MongoDB server */
    static Database fromEnvironment(String variable, int standInPort) throws Failure {
        String given = System.getenv(variable);
        if (given == null || given.isBlank()) {
            return new Database("mongodb://127.0.0.1:" + standInPort, true);
        }
        if (!ADDRESS.matcher(given.strip()).matches()) {
            throw new Failure(variable + " is no address of a MongoDB server. Give one such as"
                    + " mongodb://db1.example,db2.example/?replicaSet=rs0&tls=true, or unset it for the stand-in.");
        }
        return new Database(given.strip(), false);
    }

    String description() {
        return standIn
                ? "embedded stand-in, for trials only (set " + VARIABLE + " to use a MongoDB replica set)"
                : "the server of " + VARIABLE;
    }
}
