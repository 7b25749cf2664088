package org.kelisim.storage;

/**
 * Told of every step of one user of a {@link MemoryStore}, on that user's thread: waits to force an order, throws to
 * let the step fail.
 */
public interface Steps {
    /** What is thrown here keeps the step from happening. */
    default void before(Step step) {}

    /** What is thrown here leaves a step that has happened without an answer. */
    default void after(Step step) {}
}
