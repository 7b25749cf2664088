package org.kelisim.storage;

/**
 * One step of a {@link MemoryStore}.
 *
 * @param id empty for a scan and for a read of several
 */
public record Step(Kind kind, String collection, String id) {
    /** What a step does. */
    public enum Kind {
        INSERT,
        FIND,
        UPDATE,
        DELETE,
        SCAN;

        public boolean writes() {
            return this == INSERT || this == UPDATE || this == DELETE;
        }
    }
}
