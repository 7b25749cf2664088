package org.kelisim.fuzz;

/** What the fuzzer calls; the target is named by the system property {@code kelisim.fuzz.target}. */
public final class Harness {
    private static final Target TARGET = Target.valueOf(System.getProperty("kelisim.fuzz.target", "OUTER"));

    private Harness() {}

    /** Keys and directory take their time to open: that is no slow input. */
    public static void fuzzerInitialize() {
        TARGET.seeds().forEach(TARGET::check);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.check(input);
    }
}
