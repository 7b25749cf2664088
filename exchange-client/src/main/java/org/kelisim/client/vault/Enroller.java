package org.kelisim.client.vault;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.kelisim.notice.Enrolment;

/** Makes an officer's credential and has a coordinator sign for it. */
final class Enroller {
    private static final int SHORTEST_PIN = 6;
    private static final int LONGEST_PIN = 64;

    private Enroller() {}

    /** Whether a PIN will do: 6 to 64 characters, not all the same, not one row such as 123456. */
    static boolean isGood(char[] pin) {
        if (pin.length < SHORTEST_PIN || pin.length > LONGEST_PIN) {
            return false;
        }
        boolean row = true;
        for (int i = 2; i < pin.length; i++) {
            row &= pin[i] - pin[i - 1] == pin[1] - pin[0];
        }
        return !row || Math.abs(pin[1] - pin[0]) > 1;
    }

    static String freshId() {
        return HexFormat.of().formatHex(Gcm.random(16));
    }

    /** A credential without enrolments. The PIN is overwritten. */
    static StoredCredential credential(NewOfficer officer, String id, KeyPair pair, char[] pin, byte[] vaultKey) {
        if (!isGood(pin)) {
            throw new IllegalArgumentException(
                    "A PIN has 6 to 64 characters, not all the same and not in a row such as 123456.");
        }
        StoredCredential credential = StoredCredential.seal(officer.account(), id, officer.name(), pair, pin, vaultKey);
        Arrays.fill(pin, ' ');
        return credential;
    }

    /** One enrolment for each office, signed by the coordinator. */
    static StoredCredential enrolled(StoredCredential credential, NewOfficer officer, CredentialKey coordinator) {
        List<Enrolment> enrolments = new ArrayList<>();
        officer.roles().forEach((office, roles) -> {
            Enrolment unsigned = new Enrolment(
                    credential.officer(),
                    officer.name(),
                    office,
                    roles,
                    credential.spki(),
                    officer.notBefore(),
                    officer.notAfter(),
                    coordinator.officer(),
                    new byte[0]);
            enrolments.add(unsigned.signed(coordinator.sign(unsigned.signedText())));
        });
        return credential.with(enrolments);
    }
}
