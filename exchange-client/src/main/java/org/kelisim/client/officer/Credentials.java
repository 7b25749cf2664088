package org.kelisim.client.officer;

/** The officers' credentials of one party, kept in its vault. */
public final class Credentials {
    /** Whether this node knows a credential for the token's subject. */
    public boolean isEnrolled(TokenOfficer officer) {
        throw new UnsupportedOperationException("not there yet");
    }

    /**
     * Proves the credential. A wrong PIN is counted on disk before it is tried, so that a restart wins no attempt;
     * takes about a quarter of a second on purpose. The PIN's characters are overwritten.
     */
    public UnlockOutcome unlock(TokenOfficer officer, char[] pin) {
        throw new UnsupportedOperationException("not there yet");
    }
}
