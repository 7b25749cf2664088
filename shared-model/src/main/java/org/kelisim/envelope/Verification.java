package org.kelisim.envelope;

/** What comes of {@link OuterVerifier#verify}. */
public sealed interface Verification permits VerifiedDispatch, Refused {}
