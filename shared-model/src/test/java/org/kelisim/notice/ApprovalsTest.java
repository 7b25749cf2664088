package org.kelisim.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.notice.TestNotices.KAZ_BORDER;
import static org.kelisim.notice.TestNotices.KAZ_MIGRATION;
import static org.kelisim.notice.TestNotices.KGZ_BORDER;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.directory.Directory;
import org.kelisim.directory.TestDirectory;
import org.kelisim.notice.Approval.Part;
import org.kelisim.notice.Approvals.Fault;
import org.kelisim.notice.TestNotices.Officer;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

class ApprovalsTest {

    private static final Directory DIRECTORY = new TestDirectory().directory();

    private final Officer author = TestNotices.officer("a", KAZ_MIGRATION, Role.OFFICER);
    private final Officer releaser = TestNotices.officer("b", KAZ_MIGRATION, Role.OFFICER, Role.RELEASER);
    private final Notice notice = TestNotices.notice(KAZ_MIGRATION, KGZ_BORDER);

    @Test
    void twoOfficersOfTheOfficeRelease() {
        assertThat(check(author, releaser)).isEmpty();
    }

    @Test
    void nobodyReleasesAlone() {
        assertThat(Approvals.check(notice, List.of(author.approve(Part.AUTHOR, notice)), DIRECTORY))
                .contains(Fault.ONE_APPROVAL_ONLY);
        assertThat(check(releaser, releaser)).contains(Fault.SAME_PERSON_TWICE);
    }

    @Test
    void oneKeyUnderTwoNamesIsOnePerson() {
        Officer twin = new Officer(releaser.enrolment(), releaser.keys());
        Enrolment enrolment = releaser.enrolment();
        Officer renamed = new Officer(
                new Enrolment(
                        "c",
                        "Other",
                        enrolment.office(),
                        enrolment.roles(),
                        enrolment.key(),
                        enrolment.notBefore(),
                        enrolment.notAfter(),
                        enrolment.coordinator(),
                        enrolment.signature()),
                releaser.keys());
        assertThat(check(renamed, twin)).contains(Fault.SAME_PERSON_TWICE);
    }

    @Test
    void anOfficerWithoutTheRoleDoesNotRelease() {
        assertThat(check(author, TestNotices.officer("b", KAZ_MIGRATION, Role.OFFICER)))
                .contains(Fault.ROLE_MISSING);
    }

    @Test
    void anOfficerOfAnotherOfficeDoesNotRelease() {
        assertThat(check(author, TestNotices.officer("b", KAZ_BORDER, Role.RELEASER)))
                .contains(Fault.OTHER_OFFICE);
    }

    @Test
    void anEnrolmentThatNoStatedCoordinatorSignedIsWorthNothing() {
        Officer selfMade = TestNotices.officer("b", KAZ_MIGRATION, TestDirectory.p256(), Role.RELEASER);
        assertThat(check(author, selfMade)).contains(Fault.UNKNOWN_COORDINATOR);
    }

    @Test
    void anApprovalOfAnotherNoticeIsWorthNothing() {
        Notice other = TestNotices.notice(KAZ_MIGRATION, KGZ_BORDER);
        assertThat(Approvals.check(
                        notice,
                        List.of(author.approve(Part.AUTHOR, notice), releaser.approve(Part.RELEASER, other)),
                        DIRECTORY))
                .contains(Fault.SIGNATURE_INVALID);
    }

    @Test
    void anAuthorsApprovalDoesNotServeAsARelease() {
        Approval asAuthor = releaser.approve(Part.AUTHOR, notice);
        Approval moved = new Approval(Part.RELEASER, asAuthor.enrolment(), asAuthor.time(), asAuthor.signature());
        assertThat(Approvals.check(notice, List.of(author.approve(Part.AUTHOR, notice), moved), DIRECTORY))
                .contains(Fault.SIGNATURE_INVALID);
    }

    @Test
    void systemsSendAloneOnlyWhereTheMandateSaysSo() {
        assertThat(Approvals.check(notice, List.of(), DIRECTORY)).contains(Fault.NOT_APPROVED);
        assertThat(Approvals.check(TestNotices.notice(KAZ_BORDER, KGZ_BORDER), List.of(), DIRECTORY))
                .isEmpty();
    }

    @Test
    void noticesReadBackAsTheyWereWritten() {
        assertThat(Notice.parse(notice.toJson()).digest()).isEqualTo(notice.digest());
        assertThat(Notice.parse(notice.toJson()).routing().sender()).isEqualTo(OfficeId.parse("KAZ/migration-service"));
    }

    private Optional<Fault> check(Officer first, Officer second) {
        return Approvals.check(
                notice, List.of(first.approve(Part.AUTHOR, notice), second.approve(Part.RELEASER, notice)), DIRECTORY);
    }
}
