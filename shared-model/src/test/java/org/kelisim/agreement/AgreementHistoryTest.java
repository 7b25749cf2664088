package org.kelisim.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.agreement.TestAgreements.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

class AgreementHistoryTest {
    private static final Digest OTHER = Digest.of(new byte[] {9});

    @Test
    void explainsTheReadmissionAgreementStepByStep() {
        AgreementStatus status = readmissionInForce().history().status(TODAY);

        assertThat(status.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(status.since()).contains(LocalDate.parse("2017-08-10"));
        assertThat(words(status, Locale.ENGLISH))
                .containsExactly(
                        "KAZ signed on 17 October 2016.",
                        "KGZ signed on 17 October 2016.",
                        "All have signed, the last on 17 October 2016.",
                        "KAZ notified completion of its internal procedures on 20 June 2017.",
                        "KGZ notified completion of its internal procedures on 11 July 2017.",
                        "Rule of the agreement: last notification 11 July 2017 + 30 days = 10 August 2017.",
                        "In force since 10 August 2017.");
        assertThat(words(status, Locale.of("ru"))).contains("Действует с 10 августа 2017.");
    }

    @Test
    void knowsWhereItStoodOnEarlierDays() {
        AgreementHistory history = readmissionInForce().history();

        assertThat(history.status(LocalDate.parse("2016-10-16")).state()).isEqualTo(AgreementState.NEGOTIATING);
        assertThat(history.status(LocalDate.parse("2017-07-10")).state()).isEqualTo(AgreementState.SIGNED);
        AgreementStatus waiting = history.status(LocalDate.parse("2017-08-09"));
        assertThat(waiting.state()).isEqualTo(AgreementState.SIGNED);
        assertThat(waiting.inForceOn()).contains(LocalDate.parse("2017-08-10"));
        assertThat(history.status(LocalDate.parse("2017-08-10")).state()).isEqualTo(AgreementState.IN_FORCE);
    }

    @Test
    void everyRuleOfEntryIntoForceHasItsDay() {
        assertThat(inForceOn(new EntryIntoForce.OnSignature(), false)).contains(LocalDate.parse("2019-04-15"));
        assertThat(inForceOn(new EntryIntoForce.OnLastNotification(), true)).contains(LocalDate.parse("2020-05-22"));
        assertThat(inForceOn(new EntryIntoForce.DaysAfterLastNotification(10), true))
                .contains(LocalDate.parse("2020-06-01"));
        assertThat(inForceOn(new EntryIntoForce.FixedDate(LocalDate.parse("2021-01-01")), false))
                .contains(LocalDate.parse("2021-01-01"));
        assertThat(inForceOn(new EntryIntoForce.FixedDate(LocalDate.parse("2019-01-01")), false))
                .contains(LocalDate.parse("2019-04-15"));
    }

    private static Optional<LocalDate> inForceOn(EntryIntoForce rule, boolean notify) {
        Pen pen = pen(agreement("KAZ-a", rule, "KAZ", "KGZ"), terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ, "2019-04-14")
                .act(ActionKind.SIGN, KGZ, "2019-04-15");
        if (notify) {
            pen = pen.act(ActionKind.NOTIFY, KAZ, "2020-04-17").act(ActionKind.NOTIFY, KGZ, "2020-05-22");
        }
        return pen.history().status(TODAY).inForceOn();
    }

    @Test
    void explainsPartyByPartySinceWhenItIsInForce() {
        Pen pen = pen(
                        agreement("KAZ-m", new EntryIntoForce.PartyByParty(3, 0), "AZE", "KAZ", "KGZ", "TJK", "UZB"),
                        terms())
                .act(ActionKind.SIGN, KAZ, "1998-03-06")
                .act(ActionKind.SIGN, KGZ, "1998-03-06")
                .act(ActionKind.SIGN, TJK, "1998-03-06");
        pen = pen.take(pen.next(ActionKind.SIGN, KAZ, UZB, LocalDate.parse("1998-03-06")));
        pen = pen.act(ActionKind.NOTIFY, TJK, "1999-06-14");
        pen = pen.take(pen.next(ActionKind.NOTIFY, KAZ, UZB, LocalDate.parse("1998-12-17")));
        assertThat(pen.history().status(TODAY).state())
                .as("AZE has not signed, two have notified")
                .isEqualTo(AgreementState.NEGOTIATING);
        pen = pen.act(ActionKind.NOTIFY, KGZ, "2003-10-30").act(ActionKind.NOTIFY, KAZ, "2001-02-20");

        AgreementStatus status = pen.history().status(TODAY);
        assertThat(status.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(status.since()).contains(LocalDate.parse("2001-02-20"));
        assertThat(words(status, Locale.ENGLISH))
                .endsWith(
                        "UZB notified completion of its internal procedures on 17 December 1998, as KAZ put on record.",
                        "Rule of the agreement: notification no. 3 of 20 February 2001 + 0 days = 20 February 2001;"
                                + " for each that notified later, its own notification + 0 days.",
                        "KAZ: in force since 20 February 2001.",
                        "KGZ: in force since 30 October 2003.",
                        "TJK: in force since 20 February 2001.",
                        "UZB: in force since 20 February 2001.");
        assertThat(words(status, Locale.of("ru"))).contains("KGZ: действует с 30 октября 2003.");
        assertThat(pen.history().status(LocalDate.parse("2002-01-01")).steps())
                .as("looked at from then")
                .contains(Step.of("in-force-for", KAZ, LocalDate.parse("2001-02-20")))
                .doesNotContain(Step.of("in-force-for", KGZ, LocalDate.parse("2003-10-30")));
        assertThat(pen.history().standings(TODAY))
                .extracting(PartyStanding::state)
                .containsExactly(
                        PartyStanding.State.NOT_SIGNED,
                        PartyStanding.State.IN_FORCE,
                        PartyStanding.State.IN_FORCE,
                        PartyStanding.State.IN_FORCE,
                        PartyStanding.State.IN_FORCE);
    }

    @Test
    void moreNotificationsThanPartiesAreNotAskedFor() {
        assertThatThrownBy(() -> agreement("KAZ-m", new EntryIntoForce.PartyByParty(3, 0), "KAZ", "KGZ"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIntoForce.PartyByParty(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIntoForce.PartyByParty(2, 3661)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPartyThatCannotSignHereIsPutOnRecordAndSaidSo() {
        Pen pen = pen(agreement("KAZ-labour-uzb-2019", new EntryIntoForce.OnLastNotification(), "KAZ", "UZB"), terms());
        pen = pen.act(ActionKind.SIGN, KAZ, "2019-04-15");
        pen = pen.take(pen.next(ActionKind.SIGN, KAZ, UZB, LocalDate.parse("2019-04-15")));
        pen = pen.act(ActionKind.NOTIFY, KAZ, "2020-04-17");
        pen = pen.take(pen.next(ActionKind.NOTIFY, KAZ, UZB, LocalDate.parse("2021-03-04")));

        AgreementStatus status = pen.history().status(TODAY);
        assertThat(status.since()).contains(LocalDate.parse("2021-03-04"));
        assertThat(words(status, Locale.ENGLISH))
                .contains("UZB signed on 15 April 2019, as KAZ put on record; UZB has not signed here itself.");
        assertThat(Channels.open(pen.history(), TODAY))
                .isEqualTo(new Channel.Closed(
                        pen.history().id(), AgreementState.IN_FORCE, Channel.Reason.TERMS_NOT_SIGNED));

        Pen own = pen.act(ActionKind.SIGN, UZB, "2019-04-16");
        assertThat(own.history().status(TODAY).steps()).contains(Step.of("signed", UZB, LocalDate.parse("2019-04-16")));
    }

    @Test
    void refusesWhatIsNotTheNextLinkOfTheChain() {
        Pen pen = readmissionInForce();
        TreatyAction next = pen.next(ActionKind.SUSPEND, KGZ, KGZ, TODAY);

        assertThat(pen.take(next).refused(next)).isEqualTo(ActionRefusal.NOT_THE_NEXT);
        Pen elsewhere = pen.act(ActionKind.DECLARE, KAZ);
        assertThat(elsewhere.refused(next)).as("fork").isEqualTo(ActionRefusal.NOT_THE_NEXT);
        assertThat(pen.refused(with(next, next.document(), next.terms(), Optional.of(OTHER), next.time())))
                .isEqualTo(ActionRefusal.NOT_THE_NEXT);
        assertThat(pen.refused(with(
                        next,
                        next.document(),
                        next.terms(),
                        next.previous(),
                        TestDirectory.NOW.minus(Duration.ofHours(1)))))
                .isEqualTo(ActionRefusal.OUT_OF_ORDER);
        Pen other = pen(agreement("KAZ-b", new EntryIntoForce.OnSignature(), "KAZ", "KGZ"), terms());
        assertThat(pen.refused(other.next(ActionKind.SIGN, KAZ, KAZ, TODAY))).isEqualTo(ActionRefusal.OTHER_AGREEMENT);
    }

    @Test
    void refusesStrangersAndOtherDocuments() {
        Pen pen = pen(readmission(), terms("readmission-request"));
        TreatyAction sign = pen.next(ActionKind.SIGN, KGZ, KGZ, TODAY);

        assertThat(pen.refused(ActionKind.SIGN, TJK, "2026-11-24")).isEqualTo(ActionRefusal.NOT_A_PARTY);
        assertThat(pen.refused(pen.next(ActionKind.SIGN, KAZ, UZB, TODAY))).isEqualTo(ActionRefusal.NOT_A_PARTY);
        assertThat(pen.refused(pen.next(ActionKind.SIGN, TJK, KAZ, TODAY))).isEqualTo(ActionRefusal.NOT_A_PARTY);
        assertThat(pen.refused(with(sign, OTHER, sign.terms(), sign.previous(), sign.time())))
                .isEqualTo(ActionRefusal.DOCUMENT_DIFFERS);
        assertThat(pen.refused(with(sign, sign.document(), OTHER, sign.previous(), sign.time())))
                .isEqualTo(ActionRefusal.TERMS_DIFFER);
        TreatyAction first = pen.history().actions().getFirst();
        TreatyAction foreign = new TreatyAction(
                new AgreementId("KAZ-x"),
                1,
                Optional.empty(),
                ActionKind.SIGN,
                office(KAZ),
                KAZ,
                TODAY,
                first.document(),
                first.terms(),
                Optional.empty(),
                Optional.empty(),
                first.directory(),
                first.time());
        assertThat(AgreementHistory.begin(foreign)).isEqualTo(new Taking.NotTaken(ActionRefusal.NOT_PROPOSED));
        assertThat(AgreementHistory.replay(List.of())).isEqualTo(new Taking.NotTaken(ActionRefusal.NOT_PROPOSED));
    }

    @Test
    void aSignatureIsForTheTextThatWasSeen() {
        Pen pen = pen(readmission(), terms("readmission-request"));
        TreatyAction sign = pen.next(ActionKind.SIGN, KAZ, KAZ, TODAY);
        Pen initialled = pen.act(ActionKind.INITIAL, KAZ).act(ActionKind.INITIAL, KGZ);
        assertThat(initialled.history().status(TODAY).state()).isEqualTo(AgreementState.INITIALLED);

        Pen again = initialled.act(ActionKind.PROPOSE, KGZ);
        assertThat(again.history().status(TODAY).state())
                .as("initials were for the text before")
                .isEqualTo(AgreementState.NEGOTIATING);
        assertThat(again.act(ActionKind.INITIAL, KGZ).history().actions()).hasSize(5);
        Pen signed = pen.take(sign);
        assertThat(signed.refused(ActionKind.PROPOSE, KGZ, "2026-11-24")).isEqualTo(ActionRefusal.DOCUMENT_STANDS);
        assertThat(signed.refused(ActionKind.SIGN, KAZ, "2026-11-24")).isEqualTo(ActionRefusal.ALREADY_DONE);
    }

    @Test
    void nobodyFillsReadersMemoryWithProposals() {
        Pen pen = pen(readmission(), terms("readmission-request"));
        for (int proposals = 1; proposals < AgreementHistory.MOST_PROPOSALS; proposals++) {
            pen = pen.act(ActionKind.PROPOSE, KGZ);
        }
        assertThat(pen.refused(ActionKind.PROPOSE, KGZ, "2026-11-24")).isEqualTo(ActionRefusal.TOO_MANY_ACTIONS);
        assertThat(pen.act(ActionKind.SIGN, KAZ).history().actions()).hasSize(AgreementHistory.MOST_PROPOSALS + 1);
        for (int own = 1; own < AgreementHistory.OWN_PROPOSALS; own++) {
            pen = pen.act(ActionKind.PROPOSE, KAZ);
        }
        assertThat(pen.refused(ActionKind.PROPOSE, KAZ, "2026-11-24")).isEqualTo(ActionRefusal.TOO_MANY_ACTIONS);
    }

    @Test
    void nobodyTakesTheOthersRoom() {
        String[] parties = IntStream.range(0, 12)
                .mapToObj(it -> "A" + (char) ('A' + it) + "A")
                .toArray(String[]::new);
        Pen pen = pen(agreement("AAA-m", new EntryIntoForce.OnSignature(), parties), terms("readmission-request"));
        for (PartyCode party : pen.history().parties()) {
            pen = pen.act(ActionKind.SIGN, party);
        }
        for (PartyCode party : pen.history().parties().subList(1, 12)) {
            for (int i = 0; i < AgreementHistory.MOST_REPEATED && pen.last().number() < 500; i++) {
                pen = pen.act(i % 2 == 0 ? ActionKind.DECLARE : ActionKind.RESERVE, party);
            }
        }
        PartyCode loud = pen.history().parties().get(1);
        PartyCode quiet = pen.history().parties().getFirst();
        Pen full = pen;
        assertThat(full.last().number()).isEqualTo(AgreementHistory.MOST_ACTIONS);
        assertThat(full.refused(ActionKind.DECLARE, quiet, "2026-11-24")).isEqualTo(ActionRefusal.TOO_MANY_ACTIONS);
        Pen suspended = full.act(ActionKind.SUSPEND, loud);
        assertThat(suspended.refused(ActionKind.RESUME, loud, "2026-11-24"))
                .as("it has declared as often as it could")
                .isEqualTo(ActionRefusal.TOO_MANY_ACTIONS);
        assertThat(suspended.act(ActionKind.DENOUNCE, loud, "2027-06-01").last().number())
                .isEqualTo(AgreementHistory.MOST_ACTIONS + 2);

        pen = full.take(full.amendment(quiet, terms())).act(ActionKind.ADOPT, quiet);
        for (int own = 2; own < AgreementHistory.OWN_ACTIONS; own += 2) {
            pen = pen.act(ActionKind.SUSPEND, quiet).act(ActionKind.RESUME, quiet);
        }
        Pen out = pen.act(ActionKind.SUSPEND, quiet);
        assertThat(out.refused(ActionKind.RESUME, quiet, "2026-11-24")).isEqualTo(ActionRefusal.TOO_MANY_ACTIONS);
        assertThat(out.act(ActionKind.DENOUNCE, quiet, "2027-06-01").last().kind())
                .isEqualTo(ActionKind.DENOUNCE);
    }

    @Test
    void aPartyThatNeverSignedFillsNothingWithDeclarations() {
        Pen pen = pen(readmission(), terms("readmission-request"));
        for (int i = 0; i < AgreementHistory.MOST_REPEATED; i++) {
            pen = pen.act(ActionKind.DECLARE, KGZ);
        }
        assertThat(pen.refused(ActionKind.RESERVE, KGZ, "2026-11-24")).isEqualTo(ActionRefusal.TOO_MANY_ACTIONS);
        assertThat(pen.act(ActionKind.DECLARE, KAZ).history().actions()).hasSize(AgreementHistory.MOST_REPEATED + 2);
    }

    @Test
    void refusesDaysThatCannotBe() {
        Pen signed = pen(readmission(), terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, KGZ, "2016-10-17");

        assertThat(signed.refused(ActionKind.NOTIFY, KGZ, "2016-10-16")).isEqualTo(ActionRefusal.BEFORE_SIGNATURE);
        assertThat(signed.refused(ActionKind.RATIFY, KGZ, "2016-10-16")).isEqualTo(ActionRefusal.BEFORE_SIGNATURE);
        assertThat(signed.refused(ActionKind.NOTIFY, KGZ, "2026-11-26")).isEqualTo(ActionRefusal.IN_THE_FUTURE);
        assertThat(signed.refused(ActionKind.SUSPEND, KGZ, "2026-11-24")).isEqualTo(ActionRefusal.NOT_IN_FORCE);
        assertThat(signed.refused(ActionKind.DENOUNCE, KGZ, "2027-11-24")).isEqualTo(ActionRefusal.NOT_IN_FORCE);

        Pen inForce = readmissionInForce();
        assertThat(inForce.refused(ActionKind.SUSPEND, KGZ, "2026-11-23")).isEqualTo(ActionRefusal.IN_THE_PAST);
        assertThat(inForce.refused(ActionKind.DENOUNCE, KGZ, "2027-05-22")).isEqualTo(ActionRefusal.NOTICE_TOO_SHORT);
        assertThat(inForce.refused(ActionKind.APPLY_PROVISIONALLY, KGZ, "2026-11-24"))
                .isEqualTo(ActionRefusal.IN_FORCE_ALREADY);
        assertThat(inForce.refused(ActionKind.RESUME, KGZ, "2026-11-24")).isEqualTo(ActionRefusal.NOT_SUSPENDED);
        assertThat(inForce.refused(ActionKind.ADOPT, KGZ, "2026-11-24")).isEqualTo(ActionRefusal.NOTHING_TO_ADOPT);
        Pen onSignature = pen(agreement("KAZ-c", new EntryIntoForce.OnSignature(), "KAZ", "KGZ"), terms());
        assertThat(onSignature.refused(ActionKind.NOTIFY, KAZ, "2026-11-24"))
                .isEqualTo(ActionRefusal.NO_NOTIFICATION_NEEDED);
        assertThat(onSignature.refused(ActionKind.RATIFY, KAZ, "2026-11-24"))
                .isEqualTo(ActionRefusal.NOT_SIGNED_BY_PARTY);
        assertThat(onSignature.refused(ActionKind.APPLY_PROVISIONALLY, KAZ, "2026-11-24"))
                .isEqualTo(ActionRefusal.NOT_SIGNED_BY_ALL);
        assertThat(onSignature.refused(ActionKind.REGISTER, KAZ, "2026-11-24")).isEqualTo(ActionRefusal.NOT_IN_FORCE);
    }

    @Test
    void suspendsResumesAndEnds() {
        Pen suspended = readmissionInForce().act(ActionKind.SUSPEND, KGZ, "2026-12-01");
        assertThat(suspended.history().status(LocalDate.parse("2026-11-30")).state())
                .isEqualTo(AgreementState.IN_FORCE);
        assertThat(suspended.history().status(LocalDate.parse("2026-12-01")).state())
                .isEqualTo(AgreementState.SUSPENDED);
        assertThat(suspended.refused(ActionKind.SUSPEND, KGZ, "2026-12-02")).isEqualTo(ActionRefusal.ALREADY_DONE);
        assertThat(suspended.refused(ActionKind.RESUME, KAZ, "2026-12-02")).isEqualTo(ActionRefusal.NOT_SUSPENDED);
        assertThat(suspended.refused(ActionKind.RESUME, KGZ, "2026-11-30")).isEqualTo(ActionRefusal.OUT_OF_ORDER);

        Pen resumed = suspended.act(ActionKind.RESUME, KGZ, "2026-12-05");
        assertThat(resumed.history().status(LocalDate.parse("2026-12-05")).state())
                .isEqualTo(AgreementState.IN_FORCE);

        Pen denounced = resumed.act(ActionKind.DENOUNCE, KAZ, "2027-06-01");
        assertThat(denounced.history().status(LocalDate.parse("2027-05-31")).state())
                .isEqualTo(AgreementState.IN_FORCE);
        AgreementStatus ended = denounced.history().status(LocalDate.parse("2027-06-01"));
        assertThat(ended.state()).isEqualTo(AgreementState.TERMINATED);
        assertThat(ended.since()).contains(LocalDate.parse("2027-06-01"));
    }

    @Test
    void afterItsEndItIsInForceForNobody() {
        LocalDate end = LocalDate.parse("2027-06-01");
        Pen denounced = readmissionInForce().act(ActionKind.DENOUNCE, KAZ, "2027-06-01");
        assertThat(denounced.history().standings(end.minusDays(1)))
                .extracting(PartyStanding::state)
                .containsExactly(PartyStanding.State.IN_FORCE, PartyStanding.State.IN_FORCE);
        assertThat(denounced.history().standings(end))
                .containsExactly(
                        new PartyStanding(KAZ, PartyStanding.State.LEFT, Optional.of(end)),
                        new PartyStanding(KGZ, PartyStanding.State.ENDED, Optional.of(end)));

        for (EntryIntoForce rule : List.of(new EntryIntoForce.OnSignature(), new EntryIntoForce.PartyByParty(2, 0))) {
            Agreement limited = until(agreement("KAZ-t", rule, "KAZ", "KGZ", "TJK"), TODAY);
            Pen pen = pen(limited, terms()).act(ActionKind.SIGN, KAZ).act(ActionKind.SIGN, KGZ);
            pen = rule.byNotification()
                    ? pen.act(ActionKind.NOTIFY, KAZ).act(ActionKind.NOTIFY, KGZ)
                    : pen.act(ActionKind.SIGN, TJK);
            assertThat(pen.history().standing(KGZ, TODAY).state()).isEqualTo(PartyStanding.State.IN_FORCE);
            assertThat(pen.history().standing(KGZ, TODAY.plusDays(1)))
                    .isEqualTo(new PartyStanding(KGZ, PartyStanding.State.ENDED, Optional.of(TODAY.plusDays(1))));
            assertThat(pen.history().standing(TJK, TODAY.plusDays(1)).state())
                    .isEqualTo(rule.byNotification() ? PartyStanding.State.NOT_SIGNED : PartyStanding.State.ENDED);
        }
    }

    private static Agreement until(Agreement it, LocalDate day) {
        return new Agreement(
                it.id(),
                it.titles(),
                it.type(),
                it.parties(),
                it.languages(),
                it.place(),
                it.depositary(),
                it.related(),
                it.entryIntoForce(),
                it.denunciationDays(),
                Optional.of(day),
                it.texts());
    }

    /** Histories from before parties that leave were no longer asked go on being read. */
    @Test
    void whatAnActCitesDoesNotChangeWithWhoLeaves() {
        Pen inForce = readmissionInForce();
        Terms first = inForce.history().termsFor(ActionKind.SIGN);
        Pen leaving = inForce.take(inForce.amendment(KAZ, terms("readmission-request")))
                .act(ActionKind.ADOPT, KAZ)
                .act(ActionKind.DENOUNCE, KGZ, "2027-06-01");
        assertThat(leaving.history().termsFor(ActionKind.SUSPEND)).isEqualTo(first);
        TreatyAction suspended = leaving.next(ActionKind.SUSPEND, KGZ, KGZ, TODAY);
        Pen pen = leaving.take(
                with(suspended, suspended.document(), first.digest(), suspended.previous(), suspended.time()));
        assertThat(pen.act(ActionKind.DECLARE, KAZ).last().terms()).isEqualTo(first.digest());
    }

    @Test
    void whereNoPeriodOfNoticeIsOnRecordOnlyThePastIsRefused() {
        Agreement known = agreement("KAZ-n", new EntryIntoForce.OnSignature(), "KAZ", "KGZ");
        Agreement unknown = new Agreement(
                known.id(),
                known.titles(),
                known.type(),
                known.parties(),
                known.languages(),
                known.place(),
                known.depositary(),
                known.related(),
                known.entryIntoForce(),
                Optional.empty(),
                known.until(),
                known.texts());
        assertThat(CanonicalJson.text(unknown.toJson())).doesNotContain("denunciationDays");
        assertThat(CanonicalJson.text(known.toJson())).contains("\"denunciationDays\":180");
        assertThat(Agreement.parse(Fields.of(unknown.toJson()))).isEqualTo(unknown);
        Pen pen = pen(unknown, terms()).act(ActionKind.SIGN, KAZ).act(ActionKind.SIGN, KGZ);
        assertThat(pen.refused(ActionKind.DENOUNCE, KGZ, "2026-11-23")).isEqualTo(ActionRefusal.IN_THE_PAST);
        assertThat(pen.act(ActionKind.DENOUNCE, KGZ, "2026-11-25")
                        .history()
                        .status(TODAY)
                        .state())
                .isEqualTo(AgreementState.IN_FORCE);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalAndKindHasWordsInBothLanguages(ActionRefusal refusal) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("ru"))) {
            assertThat(Step.text(refusal.messageKey(), locale)).isNotBlank();
            for (ActionKind kind : ActionKind.values()) {
                assertThat(Step.text("kind." + kind.wire(), locale)).isNotBlank();
                assertThat(Step.text("done." + kind.wire(), locale)).isNotBlank();
            }
            for (AgreementState state : AgreementState.values()) {
                assertThat(Step.text("state." + state.wire(), locale)).isNotBlank();
            }
            for (AgreementType type : AgreementType.values()) {
                assertThat(Step.text("type." + type.wire(), locale)).isNotBlank();
            }
            for (Channel.Reason reason : Channel.Reason.values()) {
                assertThat(Step.text(reason.messageKey(), locale)).isNotBlank();
            }
            for (PartyStanding.State state : PartyStanding.State.values()) {
                assertThat(Step.text("standing." + state.wire(), locale)).isNotBlank();
                assertThat(new PartyStanding(KAZ, state, Optional.empty())
                                .outside()
                                .in(locale, PartyCode::value))
                        .contains("KAZ");
            }
            for (EntryIntoForce rule : List.of(
                    new EntryIntoForce.OnSignature(),
                    new EntryIntoForce.OnLastNotification(),
                    new EntryIntoForce.DaysAfterLastNotification(1),
                    new EntryIntoForce.FixedDate(TODAY),
                    new EntryIntoForce.PartyByParty(2, 0))) {
                assertThat(Step.text("rule." + rule.wire(), locale)).isNotBlank();
            }
            for (Channels.Passage passage : Channels.Passage.values()) {
                assertThat(Step.text(passage.messageKey(), locale)).isNotBlank();
            }
        }
    }

    private static List<String> words(AgreementStatus status, Locale locale) {
        return status.steps().stream()
                .map(it -> it.in(locale, PartyCode::value))
                .toList();
    }

    @Test
    void anActionIsReadBackAsItWasWritten() {
        for (TreatyAction action :
                readmissionInForce().act(ActionKind.REGISTER, KAZ).history().actions()) {
            assertThat(TreatyAction.parse(action.bytes())).isEqualTo(action);
        }
        assertThat(OfficeId.parse("KAZ/migration-service")).isEqualTo(office(KAZ));
    }
}
