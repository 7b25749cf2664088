package org.kelisim.envelope;

/** What comes of {@link Sealer#seal}. */
public sealed interface Sealing permits Dispatch, Refused {}
