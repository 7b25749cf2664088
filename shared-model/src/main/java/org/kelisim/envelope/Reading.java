package org.kelisim.envelope;

/** What comes of {@link UnverifiedDispatch#read}. */
public sealed interface Reading permits UnverifiedDispatch, Refused {}
