package org.kelisim.client.safeguards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ;
import static org.kelisim.client.TestWorld.KGZ_BORDER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.Samples;
import org.kelisim.client.TestClock;
import org.kelisim.client.TestWorld;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.json.Digest;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

class SafeguardsTest {
    @TempDir
    static Path folder;

    private static TestWorld world;
    private static Directory directory;

    private final TestClock clock = new TestClock();
    private final Safeguards safeguards =
            new Safeguards(Catalogue.builtIn(), LegalBasis.UNKNOWN, proposal -> Optional.empty(), clock);
    private String type = "modus-operandi-alert";
    private OfficeId office = KAZ_MIGRATION;
    private List<OfficeId> recipients = List.of(KGZ_BORDER);
    private HandlingCode handling = HandlingCode.GREEN;
    private LocalDate retainUntil = LocalDate.parse("2027-06-01");
    private Optional<ChannelReference> channel = Optional.empty();
    private Optional<DispatchId> inReplyTo = Optional.empty();
    private String language = "ru";
    private ObjectNode body = Samples.alert();

    @BeforeAll
    static void setUp() throws IOException {
        world = new TestWorld(folder);
        directory = verified(
                DirectoryVerifier.verifyFirst(world.root(), world.bundles().getFirst(), TestClock.START));
    }

    private static Directory verified(DirectoryOutcome outcome) {
        return ((DirectoryOutcome.Verified) outcome).directory();
    }

    private Screening screen() {
        return safeguards.screen(
                new Proposal(
                        office,
                        type,
                        1,
                        language,
                        recipients,
                        handling,
                        retainUntil,
                        channel,
                        Optional.empty(),
                        inReplyTo,
                        Optional.empty(),
                        body),
                directory);
    }

    private void assertProblem(String field, String key) {
        assertThat(screen())
                .isInstanceOfSatisfying(
                        Screening.Incomplete.class,
                        it -> assertThat(it.problems()).anySatisfy(problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.message().key()).isEqualTo(key);
                        }));
    }

    @Test
    void clearsACompleteAlert() {
        assertThat(screen()).isEqualTo(new Screening.Cleared());
    }

    @Test
    void blocksEveryTypeThatTheCatalogueBlocksWithAPlainReason() {
        List<NoticeType> blocked = Catalogue.builtIn().types().stream()
                .filter(it -> it.blocked().isPresent())
                .toList();
        assertThat(blocked).isNotEmpty().allSatisfy(it -> {
            type = it.id();
            assertThat(screen())
                    .isInstanceOfSatisfying(
                            Screening.Blocked.class,
                            outcome -> assertThat(outcome.reason().in(Locale.ENGLISH))
                                    .hasSizeGreaterThan(30));
        });
    }

    @Test
    void blocksEveryNominalType() {
        assertThat(Catalogue.builtIn().types().stream().filter(it -> it.noticeClass() == NoticeClass.NOMINAL))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(safeguards.blockedType(it)).isPresent());
    }

    @Test
    void anAgreementThatIsNotKnownHereCarriesNothing() {
        channel = Optional.of(new ChannelReference("KAZ-no-such-thing", Digest.of()));
        assertProblem("channel", "channel.unknown");
    }

    @Test
    void blocksAnUnknownType() {
        type = "no-such-type";
        assertThat(screen()).isInstanceOf(Screening.Blocked.class);
    }

    @Test
    void blocksAnOfficeWithoutMandate() {
        office = OfficeId.parse("KAZ/unknown-office");
        assertThat(screen()).isInstanceOf(Screening.Blocked.class);
    }

    @Test
    void blocksEverythingOnceTheDirectoryHasRunOut() {
        clock.pass(Duration.ofDays(31));
        assertThat(screen())
                .isInstanceOfSatisfying(
                        Screening.Blocked.class, it -> assertThat(it.rule()).isEqualTo("R11"));
    }

    @Test
    void refusesASuspendedRecipient() {
        world.status.put(KGZ, MembershipStatus.SUSPENDED);
        DirectoryBundle next = world.nextVersion();
        Directory before = directory;
        directory = verified(DirectoryVerifier.verifyNext(directory, next, TestClock.START));
        try {
            assertProblem("recipients", "recipients.not-active");
        } finally {
            directory = before;
            world.status.put(KGZ, MembershipStatus.ACTIVE);
        }
    }

    @Test
    void refusesRecipientsThatAreNoneOrUnknownOrTheSender() {
        recipients = List.of();
        assertProblem("recipients", "recipients.none");
        recipients = List.of(OfficeId.parse("KGZ/unknown-office"));
        assertProblem("recipients", "recipients.unknown");
        recipients = List.of(KAZ_MIGRATION);
        assertProblem("recipients", "recipients.itself");
    }

    @Test
    void refusesAHandlingCodeThatTheTypeDoesNotCarry() {
        handling = HandlingCode.RED;
        assertProblem("handling", "handling.not-allowed");
    }

    @Test
    void refusesARetentionInThePastOrBeyondTheTypes() {
        retainUntil = LocalDate.parse("2026-11-24");
        assertProblem("retainUntil", "retention.past");
        retainUntil = LocalDate.parse("2028-01-01");
        assertProblem("retainUntil", "retention.too-long");
    }

    @Test
    void refusesAReplyWithATypeThatIsNone() {
        inReplyTo = Optional.of(DispatchId.create(KGZ));
        assertProblem("inReplyTo", "reply.not-this-type");
    }

    @Test
    void refusesALanguageThatIsNone() {
        language = "Russian";
        assertProblem("language", "language.unknown");
    }

    @Test
    void refusesAFieldOutsideTheSchemaAndADocumentNumber() {
        body = Samples.alert().put("suspect", "somebody");
        assertProblem("/suspect", "problem.unknown-member");
        body = Samples.alert().put("summary", "Связь по адресу ivanov@example.org");
        assertProblem("/summary", "problem.email");
    }
}
