package org.kelisim.identity.accounts;

/** What came of a step in the realm. Nothing was changed unless it is done. */
public sealed interface AccountOutcome {
    record Done() implements AccountOutcome {}

    /** @param oneTime a password that the issuer takes once, and then asks for another */
    record WithPassword(String oneTime) implements AccountOutcome {
        /** Never shows the password. */
        @Override
        public String toString() {
            return "WithPassword[]";
        }
    }

    /** Somebody has this user name. */
    record NameTaken() implements AccountOutcome {}

    /** Somebody has this e-mail address. */
    record EmailTaken() implements AccountOutcome {}

    /** The issuer does not take the e-mail address. */
    record EmailRefused() implements AccountOutcome {}

    /** The realm has no such account, office or role. */
    record Unknown() implements AccountOutcome {}

    /** The person may not do that in this realm. */
    record NotAllowed() implements AccountOutcome {}

    /** The person's session at the issuer is over: log in again. */
    record LogInAgain() implements AccountOutcome {}

    /** The issuer does not answer at present. */
    record NotReachable() implements AccountOutcome {}

    /** The issuer refused for a reason that is none of these; its log says which. */
    record Refused(int status) implements AccountOutcome {}
}
