package org.kelisim.infra.launcher;

/**
 * Where documents go: the server that {@code KELISIM_MONGODB_URI} names, or the stand-in.
 *
 * @param uri connection string without a database name
 */
record Database(String uri, boolean standIn) {

    static final String VARIABLE = "KELISIM_MONGODB_URI";

    static Database fromEnvironment(Ports ports) {
        String given = System.getenv(VARIABLE);
        return given != null && !given.isBlank()
                ? new Database(given.strip(), false)
                : new Database("mongodb://127.0.0.1:" + ports.database(), true);
    }

    String description() {
        return standIn
                ? "embedded stand-in, for trials only (set " + VARIABLE + " to use a MongoDB replica set)"
                : "the server of " + VARIABLE;
    }
}
