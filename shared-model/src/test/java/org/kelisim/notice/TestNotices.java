package org.kelisim.notice;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kelisim.directory.Directory;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** Notices and officers of {@link TestDirectory}, for tests. */
public final class TestNotices {

    public static final OfficeId KAZ_MIGRATION = OfficeId.parse("KAZ/migration-service");
    public static final OfficeId KAZ_BORDER = OfficeId.parse("KAZ/border-service");
    public static final OfficeId KGZ_BORDER = OfficeId.parse("KGZ/border-service");

    private TestNotices() {}

    /** An enrolled officer with the private key. */
    public record Officer(Enrolment enrolment, KeyPair keys) {
        /** Signs the notice in that part. */
        public Approval approve(Approval.Part part, Notice notice) {
            byte[] text = Approval.signedText(part, enrolment, TestDirectory.NOW, notice.digest());
            return new Approval(part, enrolment, TestDirectory.NOW, sign(keys, text));
        }
    }

    public static Officer officer(String id, OfficeId office, Role... roles) {
        return officer(id, office, TestDirectory.COORDINATOR, roles);
    }

    public static Officer officer(String id, OfficeId office, KeyPair coordinator, Role... roles) {
        KeyPair keys = TestDirectory.p256();
        Instant from = TestDirectory.NOW.minus(Duration.ofDays(1));
        Enrolment unsigned = new Enrolment(
                id,
                "Officer " + id,
                office,
                Set.of(roles),
                keys.getPublic().getEncoded(),
                from,
                from.plus(Duration.ofDays(300)),
                "coordinator",
                new byte[0]);
        return new Officer(unsigned.signed(sign(coordinator, unsigned.signedText())), keys);
    }

    /** A modus-operandi alert from one office to another. */
    public static Notice notice(OfficeId from, OfficeId to, PartDescription... parts) {
        Routing routing = new Routing(
                DispatchId.create(from.party()),
                NoticeClass.GENERAL,
                from,
                List.of(to),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse("2027-11-24"));
        return new Notice(
                Notice.freshNonce(),
                routing,
                "modus-operandi-alert",
                1,
                Optional.empty(),
                HandlingCode.GREEN,
                Priority.ROUTINE,
                List.of(),
                "ru",
                Optional.of("12-3/45"),
                CanonicalJson.object().put("summary", "Новый маршрут"),
                List.of(parts));
    }

    /** A notice approved by two officers of the sender's office. */
    public static Released released(OfficeId from, OfficeId to, Directory directory, PartDescription... parts) {
        Notice notice = notice(from, to, parts);
        List<Approval> approvals = List.of(
                officer("a", from, Role.OFFICER).approve(Approval.Part.AUTHOR, notice),
                officer("b", from, Role.RELEASER).approve(Approval.Part.RELEASER, notice));
        return switch (Released.of(notice, approvals, directory)) {
            case Released.Outcome.Granted granted -> granted.released();
            case Released.Outcome.Denied denied -> throw new AssertionError(denied);
        };
    }

    private static byte[] sign(KeyPair keys, byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
