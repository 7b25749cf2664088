package org.kelisim.envelope;

/** What comes of {@link Opener#open}. */
public sealed interface Opening permits Opened, Refused {}
