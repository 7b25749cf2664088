package org.kelisim.portal.membership;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.kelisim.client.membership.SigningKey;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.party.Role;
import org.kelisim.portal.node.PortalSettings;
import org.kelisim.portal.session.OfficerSession;
import org.springframework.stereotype.Component;

/** Who may change the list of members here, and with which key. */
@Component
class Signers {
    private static final Set<Role> ROLES = Set.of(Role.REGISTRAR, Role.CHAIR);

    private final Optional<Path> folder;

    Signers(PortalSettings settings) {
        this.folder = Optional.ofNullable(settings.node().registrars());
    }

    /** By enrolment and token, both; the key decides in the end. */
    static boolean mayChange(UnlockedOfficer officer) {
        return officer.offices().stream()
                .flatMap(office -> officer.roles(office).stream())
                .anyMatch(ROLES::contains);
    }

    /** Opens the key of the account that is logged in, never of one that is typed. */
    SigningKey.Outcome open(OfficerSession session, char[] passphrase, Directory directory) {
        String account = session.loggedIn()
                .map(person -> person.officer().subject())
                .orElseThrow(() -> new IllegalStateException("nobody is logged in"));
        if (!mayChange(session.officer()) || folder.isEmpty()) {
            return new SigningKey.Outcome.Refused(Message.of("membership.no-key"));
        }
        return SigningKey.open(folder.get(), account, passphrase, directory);
    }
}
