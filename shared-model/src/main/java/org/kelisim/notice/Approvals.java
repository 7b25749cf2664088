package org.kelisim.notice;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.Digest;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * The rule of four eyes (docs/spec/envelope.md, "Approvals"): author and releaser are two different
 * persons of the sender's office, each enrolled by a coordinator whom the party states, each signing exactly
 * this notice. The one exception is a type that the office's mandate lets systems send: then there are none.
 */
public final class Approvals {

    private static final int LARGEST_KEY = 200;
    private static final int LARGEST_SIGNATURE = 100;

    private Approvals() {}

    /** Why approvals do not carry a notice. */
    public enum Fault {
        ONE_APPROVAL_ONLY,
        TOO_MANY_APPROVALS,
        SAME_PERSON_TWICE,
        OTHER_OFFICE,
        ROLE_MISSING,
        ENROLMENT_NOT_VALID,
        UNKNOWN_COORDINATOR,
        SIGNATURE_INVALID,
        NOT_APPROVED
    }

    /** Checks approvals against a directory; empty means that everything holds. */
    public static Optional<Fault> check(Notice notice, List<Approval> approvals, Directory directory) {
        return switch (approvals.size()) {
            case 0 -> systemMaySend(notice, directory) ? Optional.empty() : Optional.of(Fault.NOT_APPROVED);
            case 1 -> Optional.of(Fault.ONE_APPROVAL_ONLY);
            case 2 -> checkTwo(notice, approvals.get(0), approvals.get(1), directory);
            default -> Optional.of(Fault.TOO_MANY_APPROVALS);
        };
    }

    private static boolean systemMaySend(Notice notice, Directory directory) {
        return directory
                .office(notice.routing().sender())
                .flatMap(office -> office.entry().mandate(notice.type()))
                .filter(Mandate::systems)
                .isPresent();
    }

    private static Optional<Fault> checkTwo(Notice notice, Approval author, Approval releaser, Directory directory) {
        if (author.part() != Approval.Part.AUTHOR || releaser.part() != Approval.Part.RELEASER) {
            return Optional.of(Fault.ONE_APPROVAL_ONLY);
        }
        Enrolment first = author.enrolment();
        Enrolment second = releaser.enrolment();
        if (first.officer().equals(second.officer()) || Arrays.equals(first.key(), second.key())) {
            return Optional.of(Fault.SAME_PERSON_TWICE);
        }
        OfficeId office = notice.routing().sender();
        Digest digest = notice.digest();
        return checkOne(office, digest, author, Role.OFFICER, directory)
                .or(() -> checkOne(office, digest, releaser, Role.RELEASER, directory));
    }

    /** Checks a single approval, as a vault does with the author's before a releaser has seen the notice. */
    public static Optional<Fault> checkOne(Notice notice, Approval approval, Role role, Directory directory) {
        return checkOne(notice.routing().sender(), notice.digest(), approval, role, directory);
    }

    /** The same for anything else that two officers of an office approve by its digest. */
    public static Optional<Fault> checkOne(
            OfficeId office, Digest what, Approval approval, Role role, Directory directory) {
        Enrolment enrolment = approval.enrolment();
        if (!enrolment.office().equals(office)) {
            return Optional.of(Fault.OTHER_OFFICE);
        }
        if (!enrolment.roles().contains(role)) {
            return Optional.of(Fault.ROLE_MISSING);
        }
        if (!enrolment.validAt(approval.time())) {
            return Optional.of(Fault.ENROLMENT_NOT_VALID);
        }
        Optional<Fault> enrolled = checkEnrolment(enrolment, directory);
        if (enrolled.isPresent()) {
            return enrolled;
        }
        byte[] text = Approval.signedText(approval.part(), enrolment, approval.time(), what);
        return verifies(enrolment.key(), text, approval.signature())
                ? Optional.empty()
                : Optional.of(Fault.SIGNATURE_INVALID);
    }

    /** Whether a coordinator whom the party states has signed the enrolment. */
    public static Optional<Fault> checkEnrolment(Enrolment enrolment, Directory directory) {
        Optional<PartyStatement.Coordinator> coordinator = directory
                .statement(enrolment.office().party())
                .flatMap(statement -> statement.coordinator(enrolment.coordinator()));
        if (coordinator.isEmpty()) {
            return Optional.of(Fault.UNKNOWN_COORDINATOR);
        }
        return verifies(coordinator.get().key(), enrolment.signedText(), enrolment.signature())
                ? Optional.empty()
                : Optional.of(Fault.UNKNOWN_COORDINATOR);
    }

    private static boolean verifies(byte[] spki, byte[] text, byte[] signature) {
        if (spki.length > LARGEST_KEY || signature.length > LARGEST_SIGNATURE) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA", OfficerKeys.EC);
            verifier.initVerify(OfficerKeys.parsed(spki));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
