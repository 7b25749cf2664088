package org.kelisim.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kelisim.catalogue.Label;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.Digest;
import org.kelisim.notice.Header.DirectoryReference;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/** The region's agreements as fixtures, and a pen that writes the next action of a history. */
public final class TestAgreements {
    public static final PartyCode KAZ = new PartyCode("KAZ");
    public static final PartyCode KGZ = new PartyCode("KGZ");
    public static final PartyCode TJK = new PartyCode("TJK");
    public static final PartyCode UZB = new PartyCode("UZB");
    public static final LocalDate TODAY = LocalDate.ofInstant(TestDirectory.NOW, ZoneOffset.UTC);
    public static final DirectoryReference DIRECTORY = new DirectoryReference(1, Digest.of(new byte[] {1}));

    private TestAgreements() {}

    public static Agreement agreement(String id, EntryIntoForce rule, String... parties) {
        return new Agreement(
                new AgreementId(id),
                new Label(Map.of("en", "Agreement " + id, "ru", "Соглашение " + id)),
                AgreementType.READMISSION,
                Arrays.stream(parties).sorted().map(PartyCode::new).toList(),
                List.of("ky", "ru"),
                Optional.of("Астана"),
                Optional.empty(),
                List.of(),
                rule,
                Optional.of(180),
                Optional.empty(),
                List.of(
                        new AgreementText("ky", Digest.of(new byte[] {2}), "application/pdf", 1000),
                        new AgreementText("ru", Digest.of(new byte[] {3}), "application/pdf", 1100)));
    }

    /** KAZ-KGZ readmission: signed 17 October 2016, in force 30 days after the last notification. */
    public static Agreement readmission() {
        return agreement("KAZ-readmission-kgz-2016", new EntryIntoForce.DaysAfterLastNotification(30), "KAZ", "KGZ");
    }

    public static Terms terms(String... types) {
        return new Terms(
                Arrays.stream(types)
                        .sorted()
                        .map(type -> new TermsUse(
                                type,
                                List.of("identification", "readmission"),
                                Optional.of(new ReplyWithin(10, ReplyWithin.DayCount.WORKING)),
                                365))
                        .toList(),
                Terms.Onward.ORIGINATOR_CONSENT);
    }

    /** A chain that begins with this proposal. */
    public static Pen pen(Agreement agreement, Terms terms) {
        return pen(agreement, terms, DIRECTORY, () -> TestDirectory.NOW);
    }

    /** A chain whose actions cite this directory and are signed at these times. */
    public static Pen pen(Agreement agreement, Terms terms, DirectoryReference directory, Supplier<Instant> clock) {
        PartyCode party = agreement.id().party();
        return new Pen(
                taken(AgreementHistory.begin(new TreatyAction(
                        agreement.id(),
                        1,
                        Optional.empty(),
                        ActionKind.PROPOSE,
                        office(party),
                        party,
                        LocalDate.ofInstant(clock.get(), ZoneOffset.UTC),
                        agreement.digest(),
                        terms.digest(),
                        Optional.of(new TreatyAction.Proposal(Optional.of(agreement), terms)),
                        Optional.empty(),
                        directory,
                        clock.get()))),
                directory,
                clock);
    }

    /** The readmission agreement as it was: in force since 10 August 2017. */
    public static Pen readmissionInForce() {
        return pen(readmission(), terms("nationality-verification", "readmission-request"))
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, KGZ, "2016-10-17")
                .act(ActionKind.RATIFY, KAZ, "2017-06-15")
                .act(ActionKind.NOTIFY, KAZ, "2017-06-20")
                .act(ActionKind.NOTIFY, KGZ, "2017-07-11");
    }

    public static OfficeId office(PartyCode party) {
        return new OfficeId(party, "migration-service");
    }

    /** Gives every migration service mandates for agreements and for two nominal types, which no other office has. */
    public static void mandates(TestDirectory directories) {
        directories.statements.replaceAll((party, it) -> TestDirectory.statement(
                party,
                it.number(),
                it.previous(),
                it.offices().stream().map(TestAgreements::mandated).toList(),
                it.revocations()));
    }

    private static OfficeEntry mandated(OfficeEntry it) {
        if (!it.id().name().equals("migration-service")) {
            return it;
        }
        List<Mandate> mandates = new ArrayList<>(it.mandates());
        mandates.add(new Mandate("agreement-document", NoticeClass.AGREEMENT, true, true, false));
        mandates.add(new Mandate("readmission-request", NoticeClass.NOMINAL, true, true, false));
        mandates.add(new Mandate("transfer-notice", NoticeClass.NOMINAL, true, true, false));
        return new OfficeEntry(
                it.id(),
                it.function(),
                it.names(),
                mandates,
                it.profiles(),
                it.signing(),
                it.opening(),
                it.notBefore(),
                it.notAfter());
    }

    public static AgreementHistory taken(Taking taking) {
        return switch (taking) {
            case Taking.Taken(var history) -> history;
            case Taking.NotTaken(var reason) -> throw new AssertionError(reason);
        };
    }

    /** Writes one action after the other; {@link #next} only prepares it. */
    public record Pen(AgreementHistory history, DirectoryReference directory, Supplier<Instant> clock) {
        public TreatyAction next(ActionKind kind, PartyCode office, PartyCode party, LocalDate on) {
            Optional<TreatyAction.Proposal> proposal = kind == ActionKind.PROPOSE
                    ? Optional.of(new TreatyAction.Proposal(
                            Optional.of(history.agreement()), history.termsFor(ActionKind.SIGN)))
                    : Optional.empty();
            return next(kind, office, party, on, history.termsFor(kind), proposal);
        }

        public TreatyAction amendment(PartyCode party, Terms terms) {
            return next(
                    ActionKind.AMEND,
                    party,
                    party,
                    TODAY,
                    terms,
                    Optional.of(new TreatyAction.Proposal(Optional.empty(), terms)));
        }

        private TreatyAction next(
                ActionKind kind,
                PartyCode office,
                PartyCode party,
                LocalDate on,
                Terms terms,
                Optional<TreatyAction.Proposal> proposal) {
            return new TreatyAction(
                    history.id(),
                    history.actions().size() + 1L,
                    Optional.of(history.head()),
                    kind,
                    office(office),
                    party,
                    on,
                    history.agreement().digest(),
                    terms.digest(),
                    proposal,
                    kind == ActionKind.REGISTER ? Optional.of("I-54321") : Optional.empty(),
                    directory,
                    clock.get());
        }

        public Pen take(TreatyAction action) {
            return new Pen(taken(history.take(action)), directory, clock);
        }

        public Pen act(ActionKind kind, PartyCode party, String on) {
            return take(next(kind, party, party, LocalDate.parse(on)));
        }

        public Pen act(ActionKind kind, PartyCode party) {
            return take(next(kind, party, party, LocalDate.ofInstant(clock.get(), ZoneOffset.UTC)));
        }

        public TreatyAction last() {
            return history.actions().getLast();
        }

        public ActionRefusal refused(TreatyAction action) {
            return switch (history.take(action)) {
                case Taking.NotTaken(var reason) -> reason;
                case Taking.Taken taken -> throw new AssertionError("taken: " + action);
            };
        }

        public ActionRefusal refused(ActionKind kind, PartyCode party, String on) {
            return refused(next(kind, party, party, LocalDate.parse(on)));
        }
    }

    /** Written at another moment, cited in another way, by another hand. */
    public static TreatyAction with(
            TreatyAction it, Digest document, Digest terms, Optional<Digest> previous, Instant time) {
        return new TreatyAction(
                it.agreement(),
                it.number(),
                previous,
                it.kind(),
                it.office(),
                it.party(),
                it.on(),
                document,
                terms,
                it.proposal(),
                it.reference(),
                it.directory(),
                time);
    }
}
