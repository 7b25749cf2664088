package org.kelisim.bench;

/** One measurement that {@code ./kelisim bench NAME} starts. */
@FunctionalInterface
public interface Benchmark {
    void run(Effort effort, Lines out) throws Exception;
}
