package org.kelisim.bench;

/** Something that is done over and over while it is measured. */
@FunctionalInterface
public interface Work {
    void once() throws Exception;
}
