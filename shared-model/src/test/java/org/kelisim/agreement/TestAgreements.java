package org.kelisim.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.catalogue.Label;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.Digest;
import org.kelisim.notice.Header.DirectoryReference;
import org.kelisim.notice.ReplyWithin;
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
                180,
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
        TreatyAction first = action(
                agreement.id(),
                1,
                Optional.empty(),
                ActionKind.PROPOSE,
                office(agreement.id().party()),
                agreement.id().party(),
                TODAY,
                agreement.digest(),
                terms.digest(),
                Optional.of(new TreatyAction.Proposal(Optional.of(agreement), terms)));
        return new Pen(taken(AgreementHistory.begin(first)));
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

    static TreatyAction action(
            AgreementId agreement,
            long number,
            Optional<Digest> previous,
            ActionKind kind,
            OfficeId office,
            PartyCode party,
            LocalDate on,
            Digest document,
            Digest terms,
            Optional<TreatyAction.Proposal> proposal) {
        return new TreatyAction(
                agreement,
                number,
                previous,
                kind,
                office,
                party,
                on,
                document,
                terms,
                proposal,
                kind == ActionKind.REGISTER ? Optional.of("I-54321") : Optional.empty(),
                DIRECTORY,
                TestDirectory.NOW);
    }

    public static AgreementHistory taken(Taking taking) {
        return switch (taking) {
            case Taking.Taken(var history) -> history;
            case Taking.NotTaken(var reason) -> throw new AssertionError(reason);
        };
    }

    /** Writes one action after the other; {@link #next} only prepares it. */
    public record Pen(AgreementHistory history) {
        public TreatyAction next(ActionKind kind, PartyCode office, PartyCode party, LocalDate on) {
            Optional<TreatyAction.Proposal> proposal = kind == ActionKind.PROPOSE
                    ? Optional.of(new TreatyAction.Proposal(
                            Optional.of(history.agreement()), history.termsFor(ActionKind.SIGN)))
                    : Optional.empty();
            return action(
                    history.id(),
                    history.actions().size() + 1L,
                    Optional.of(history.head()),
                    kind,
                    office(office),
                    party,
                    on,
                    history.agreement().digest(),
                    history.termsFor(kind).digest(),
                    proposal);
        }

        public TreatyAction amendment(PartyCode party, Terms terms) {
            return action(
                    history.id(),
                    history.actions().size() + 1L,
                    Optional.of(history.head()),
                    ActionKind.AMEND,
                    office(party),
                    party,
                    TODAY,
                    history.agreement().digest(),
                    terms.digest(),
                    Optional.of(new TreatyAction.Proposal(Optional.empty(), terms)));
        }

        public Pen take(TreatyAction action) {
            return new Pen(taken(history.take(action)));
        }

        public Pen act(ActionKind kind, PartyCode party, String on) {
            return take(next(kind, party, party, LocalDate.parse(on)));
        }

        public Pen act(ActionKind kind, PartyCode party) {
            return take(next(kind, party, party, TODAY));
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
