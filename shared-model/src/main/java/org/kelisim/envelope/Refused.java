package org.kelisim.envelope;

/** Not sealed, not read, not accepted or not opened, and why; nothing else comes of it. */
public record Refused(Refusal reason) implements Sealing, Reading, Verification, Opening {}
