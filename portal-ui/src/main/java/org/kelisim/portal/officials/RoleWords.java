package org.kelisim.portal.officials;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.client.officer.Official;
import org.kelisim.identity.accounts.AccountOutcome;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.text.Dates;

/** Roles, standing and outcomes in the reader's words. */
final class RoleWords {

    private RoleWords() {}

    static String role(Component reader, Role role) {
        return reader.getTranslation("role." + role.wire());
    }

    static String roles(Component reader, Set<Role> roles) {
        return roles.stream().sorted().map(role -> role(reader, role)).collect(Collectors.joining(", "));
    }

    static String line(Component reader, DirectoryNames names, Map.Entry<OfficeId, Set<Role>> entry) {
        return names.office(entry.getKey()) + ": " + roles(reader, entry.getValue());
    }

    static String standing(Component reader, Official.Standing standing) {
        return switch (standing) {
            case Official.Standing.Invited(var until) ->
                reader.getTranslation(
                        "officials.invited", Dates.moment(until, UI.getCurrent().getLocale()));
            case Official.Standing.InvitationOver() -> reader.getTranslation("officials.invitation-over");
            case Official.Standing.Enrolled() -> reader.getTranslation("officials.enrolled");
            case Official.Standing.EnrolmentOver() -> reader.getTranslation("officials.enrolment-over");
        };
    }

    static Tone tone(Official.Standing standing) {
        return switch (standing) {
            case Official.Standing.Invited invited -> Tone.NEW;
            case Official.Standing.Enrolled enrolled -> Tone.GOOD;
            case Official.Standing.InvitationOver over -> Tone.WARNING;
            case Official.Standing.EnrolmentOver over -> Tone.WARNING;
        };
    }

    /** What the issuer answered, and what to do. */
    static String atIssuer(Component reader, AccountOutcome outcome) {
        return switch (outcome) {
            case AccountOutcome.Done done -> reader.getTranslation("officials.done");
            case AccountOutcome.WithPassword done -> reader.getTranslation("officials.done");
            case AccountOutcome.NameTaken taken -> reader.getTranslation("officials.name-taken");
            case AccountOutcome.EmailTaken taken -> reader.getTranslation("officials.email-taken");
            case AccountOutcome.EmailRefused refused -> reader.getTranslation("officials.fault.email");
            case AccountOutcome.Unknown unknown -> reader.getTranslation("officials.unknown-there");
            case AccountOutcome.NotAllowed not -> reader.getTranslation("officials.not-allowed-there");
            case AccountOutcome.LogInAgain over -> reader.getTranslation("officials.log-in-again");
            case AccountOutcome.NotReachable away -> reader.getTranslation("officials.not-reachable");
            case AccountOutcome.Refused(int status) ->
                reader.getTranslation("officials.refused-there", String.valueOf(status));
        };
    }
}
