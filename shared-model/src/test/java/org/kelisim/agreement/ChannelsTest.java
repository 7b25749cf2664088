package org.kelisim.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.kelisim.agreement.TestAgreements.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

class ChannelsTest {
    private static final List<String> TYPES =
            List.of("nationality-verification", "readmission-request", "transfer-notice");
    private static final List<PartyCode> ALL = List.of(KAZ, KGZ, TJK);

    @Test
    void isOpenForWhatTheTermsNameBetweenTheirParties() {
        AgreementHistory history = readmissionInForce().history();
        Channel channel = Channels.open(history, TODAY);
        Digest terms = history.termsFor(ActionKind.SIGN).digest();

        assertThat(channel).isInstanceOf(Channel.Open.class);
        assertThat(((Channel.Open) channel).since())
                .as("terms were signed here, however old the agreement")
                .isEqualTo(TODAY);
        assertThat(Channels.passage(channel, terms, Set.of(KAZ, KGZ), load("readmission-request", "readmission", 365)))
                .isEqualTo(Channels.Passage.OPEN);
        assertThat(Channels.passage(channel, terms, Set.of(KAZ, KGZ), load("transfer-notice", "readmission", 1)))
                .isEqualTo(Channels.Passage.TYPE_NOT_COVERED);
        assertThat(Channels.passage(channel, terms, Set.of(KAZ, TJK))).isEqualTo(Channels.Passage.NOT_ITS_PARTIES);
        assertThat(Channels.passage(channel, Digest.of(new byte[] {5}), Set.of(KAZ, KGZ)))
                .isEqualTo(Channels.Passage.OTHER_TERMS);
        assertThat(Channels.open(history, TODAY.minusDays(1)))
                .as("before the terms were signed here")
                .isInstanceOf(Channel.Closed.class);
    }

    @Test
    void carriesAPurposeAndATimeOnlyWithinTheTerms() {
        AgreementHistory history = readmissionInForce().history();
        Channel channel = Channels.open(history, TODAY);
        Digest terms = history.termsFor(ActionKind.SIGN).digest();
        Set<PartyCode> both = Set.of(KAZ, KGZ);
        assertThat(Channels.passage(
                        channel, terms, both, new Channels.Load("readmission-request", Optional.empty(), 1)))
                .isEqualTo(Channels.Passage.PURPOSE_MISSING);
        assertThat(Channels.passage(channel, terms, both, load("readmission-request", "prosecution", 1)))
                .isEqualTo(Channels.Passage.PURPOSE_NOT_COVERED);
        assertThat(Channels.passage(channel, terms, both, load("readmission-request", "readmission", 366)))
                .isEqualTo(Channels.Passage.KEPT_TOO_LONG);
    }

    private static Channels.Load load(String type, String purpose, long days) {
        return new Channels.Load(type, Optional.of(purpose), days);
    }

    @Test
    void termsSignedByOneSideOnlyOpenNothing() {
        Pen pen = pen(agreement("KAZ-d", new EntryIntoForce.OnSignature(), "KAZ", "KGZ"), terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ);
        assertThat(Channels.open(pen.history(), TODAY))
                .isEqualTo(new Channel.Closed(
                        pen.history().id(), AgreementState.NEGOTIATING, Channel.Reason.NOT_IN_FORCE));
        Pen recorded = pen.take(pen.next(ActionKind.SIGN, KAZ, KGZ, TODAY));
        assertThat(Channels.open(recorded.history(), TODAY))
                .isEqualTo(new Channel.Closed(
                        pen.history().id(), AgreementState.IN_FORCE, Channel.Reason.TERMS_NOT_SIGNED));
    }

    @Test
    void otherTermsHoldOnlyOnceAllHaveSignedThem() {
        Terms wider = terms("readmission-request", "transfer-notice");
        Pen inForce = readmissionInForce();
        Pen amended = inForce.take(inForce.amendment(KGZ, wider)).act(ActionKind.ADOPT, KGZ);
        assertThat(((Channel.Open) Channels.open(amended.history(), TODAY)).terms())
                .isEqualTo(inForce.history().termsFor(ActionKind.SIGN));
        Pen adopted = amended.act(ActionKind.ADOPT, KAZ, "2026-12-01");
        assertThat(((Channel.Open) Channels.open(adopted.history(), LocalDate.parse("2026-11-30")))
                        .carries("transfer-notice"))
                .isFalse();
        assertThat(((Channel.Open) Channels.open(adopted.history(), LocalDate.parse("2026-12-01")))
                        .carries("transfer-notice"))
                .isTrue();
    }

    /** A party that liked the old terms better, or an exchange that kept an old signature of the other one. */
    @Test
    void oldTermsComeBackOnlyIfAllSignThemAgain() {
        Terms narrow = terms("readmission-request");
        Terms wider = terms("readmission-request", "transfer-notice");
        Pen inForce = readmissionInForce();
        Pen adopted = inForce.take(inForce.amendment(KGZ, narrow))
                .act(ActionKind.ADOPT, KGZ)
                .act(ActionKind.ADOPT, KAZ);
        Pen widened = adopted.take(adopted.amendment(KAZ, wider));
        TreatyAction forOld = TestAgreements.with(
                widened.next(ActionKind.ADOPT, KAZ, KAZ, TODAY),
                widened.history().agreement().digest(),
                narrow.digest(),
                Optional.of(widened.history().head()),
                widened.last().time());
        assertThat(widened.refused(forOld)).isEqualTo(ActionRefusal.TERMS_DIFFER);
        Pen both = widened.act(ActionKind.ADOPT, KAZ).act(ActionKind.ADOPT, KGZ);
        Pen back = both.take(both.amendment(KGZ, narrow)).act(ActionKind.ADOPT, KGZ);
        assertThat(((Channel.Open) Channels.open(back.history(), TODAY)).terms())
                .as("one side alone brings nothing back")
                .isEqualTo(wider);
        Channel.Open open = (Channel.Open) Channels.open(back.history(), TODAY);
        assertThat(Channels.passage(open, narrow.digest(), List.of(KAZ, KGZ))).isEqualTo(Channels.Passage.OTHER_TERMS);
    }

    @Test
    void oneOfThreeThatSuspendsIsOutAndTheOthersGoOn() {
        Pen pen = pen(
                        agreement("KAZ-e", new EntryIntoForce.OnSignature(), "KAZ", "KGZ", "TJK"),
                        terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ)
                .act(ActionKind.SIGN, KGZ)
                .act(ActionKind.SIGN, TJK)
                .act(ActionKind.SUSPEND, TJK);
        Channel channel = Channels.open(pen.history(), TODAY);
        assertThat(((Channel.Open) channel).parties()).containsExactly(KAZ, KGZ);
        assertThat(Channels.open(pen.act(ActionKind.SUSPEND, KAZ).history(), TODAY))
                .isEqualTo(new Channel.Closed(pen.history().id(), AgreementState.SUSPENDED, Channel.Reason.SUSPENDED));
    }

    @Test
    void otherTermsHoldWithoutThePartyThatLeft() {
        Terms wider = terms("readmission-request", "transfer-notice");
        Pen pen = pen(
                        agreement("KAZ-e", new EntryIntoForce.OnSignature(), "KAZ", "KGZ", "TJK"),
                        terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ)
                .act(ActionKind.SIGN, KGZ)
                .act(ActionKind.SIGN, TJK)
                .act(ActionKind.DENOUNCE, TJK, "2027-06-01");
        pen = pen.take(pen.amendment(KAZ, wider)).act(ActionKind.ADOPT, KAZ).act(ActionKind.ADOPT, KGZ);
        Channel.Open before = (Channel.Open) Channels.open(pen.history(), LocalDate.parse("2027-05-31"));
        assertThat(before.parties()).containsExactly(KAZ, KGZ, TJK);
        assertThat(before.carries("transfer-notice"))
                .as("TJK is still there and has not signed them")
                .isFalse();
        Channel.Open after = (Channel.Open) Channels.open(pen.history(), LocalDate.parse("2027-06-01"));
        assertThat(after.parties())
                .as("one that leaves ends it for itself only")
                .containsExactly(KAZ, KGZ);
        assertThat(after.carries("transfer-notice")).isTrue();
    }

    /** A says other terms, A and B sign them, C does not; then A says yet others, which nobody signs, and C leaves. */
    @Test
    void termsThatOthersHaveReplacedDoNotComeBackWithOneThatLeaves() {
        Terms replaced = terms("readmission-request", "transfer-notice");
        Pen pen = pen(
                        agreement("KAZ-e", new EntryIntoForce.OnSignature(), "KAZ", "KGZ", "TJK"),
                        terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ)
                .act(ActionKind.SIGN, KGZ)
                .act(ActionKind.SIGN, TJK);
        Pen two = pen.take(pen.amendment(KAZ, replaced))
                .act(ActionKind.ADOPT, KAZ)
                .act(ActionKind.ADOPT, KGZ);
        Pen later = two.take(two.amendment(KAZ, terms()));
        LocalDate out = LocalDate.parse("2027-06-01");
        assertThat(termsOn(later.act(ActionKind.DENOUNCE, TJK, out.toString()), out))
                .as("others were put forward before it left")
                .isEqualTo(terms("readmission-request"));
        Pen leaving = two.act(ActionKind.DENOUNCE, TJK, out.toString());
        assertThat(termsOn(leaving, out)).isEqualTo(replaced);
        Pen before = leaving.take(leaving.amendment(KAZ, terms()));
        assertThat(termsOn(before, out))
                .as("others were put forward before its last day")
                .isEqualTo(terms("readmission-request"));
    }

    /** What all have signed before others were put forward holds from its day, however many are put forward. */
    @Test
    void termsThatAllHaveSignedHoldUntilOthersDo() {
        Terms wider = terms("readmission-request", "transfer-notice");
        Pen inForce = readmissionInForce();
        Pen signed = inForce.take(inForce.amendment(KGZ, wider))
                .act(ActionKind.ADOPT, KGZ)
                .act(ActionKind.ADOPT, KAZ, "2026-12-01");
        Pen others = signed.take(signed.amendment(KAZ, terms("transfer-notice")));
        assertThat(termsOn(others, LocalDate.parse("2026-12-01"))).isEqualTo(wider);
    }

    /** A signature under terms that one has taken back is no signature under the same terms when another brings them again. */
    @Test
    void termsThatWereTakenBackAreSignedAnew() {
        Terms wider = terms("readmission-request", "transfer-notice");
        Pen inForce = readmissionInForce();
        Pen pen = inForce.take(inForce.amendment(KAZ, wider)).act(ActionKind.ADOPT, KAZ);
        pen = pen.take(pen.amendment(KAZ, terms("readmission-request")));
        pen = pen.take(pen.amendment(KGZ, wider)).act(ActionKind.ADOPT, KGZ);
        assertThat(termsOn(pen, TODAY)).isEqualTo(inForce.history().termsFor(ActionKind.SIGN));
        assertThat(termsOn(pen.act(ActionKind.ADOPT, KAZ), TODAY)).isEqualTo(wider);
    }

    private static Terms termsOn(Pen pen, LocalDate day) {
        return ((Channel.Open) Channels.open(pen.history(), day)).terms();
    }

    @Test
    void whoHasNotSignedItselfSaysNoTerms() {
        Pen pen = eachByItself();
        for (PartyCode party : List.of(KGZ, TJK)) {
            pen = pen.take(pen.next(ActionKind.SIGN, KAZ, party, LocalDate.parse("2016-10-17")));
            pen = pen.take(pen.next(ActionKind.NOTIFY, KAZ, party, LocalDate.parse("2017-01-10")));
        }
        Terms others = terms("nationality-verification");
        assertThat(pen.history().status(TODAY).state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(pen.refused(pen.amendment(KAZ, others))).isEqualTo(ActionRefusal.NOT_SIGNED_BY_PARTY);
        Pen alone = pen.act(ActionKind.SIGN, KAZ);
        assertThat(alone.refused(alone.amendment(KAZ, others)))
                .as("one that has signed itself agrees with nobody")
                .isEqualTo(ActionRefusal.NOT_SIGNED_BY_ALL);
        Pen two = pen.act(ActionKind.SIGN, KGZ, "2016-10-17")
                .act(ActionKind.SIGN, TJK, "2016-10-17")
                .act(ActionKind.NOTIFY, KGZ, "2017-01-10")
                .act(ActionKind.NOTIFY, TJK, "2017-01-10");
        assertThat(two.refused(two.amendment(KAZ, others))).isEqualTo(ActionRefusal.NOT_SIGNED_BY_PARTY);
        assertThat(termsOn(two, TODAY)).isEqualTo(terms("readmission-request", "transfer-notice"));
        Pen amended = two.take(two.amendment(KGZ, others));
        assertThat(amended.refused(ActionKind.ADOPT, KAZ, TODAY.toString()))
                .isEqualTo(ActionRefusal.NOT_SIGNED_BY_PARTY);
        Pen adopted = amended.act(ActionKind.ADOPT, KGZ).act(ActionKind.ADOPT, TJK);
        assertThat(termsOn(adopted, TODAY)).isEqualTo(others);
    }

    @Test
    void termsThatTheirAuthorLeavesUnsignedDoNotHoldWithoutIt() {
        Terms others = terms("nationality-verification");
        Pen pen = eachByItself();
        for (PartyCode party : ALL) {
            pen = pen.act(ActionKind.SIGN, party).act(ActionKind.NOTIFY, party, TODAY.toString());
        }
        LocalDate out = LocalDate.parse("2027-07-01");
        pen = pen.take(pen.amendment(KAZ, others)).act(ActionKind.ADOPT, KGZ).act(ActionKind.ADOPT, TJK);
        Pen inForce = new Pen(pen.history(), pen.directory(), () -> TestDirectory.NOW.plus(Duration.ofDays(31)));
        Pen left = inForce.act(ActionKind.DENOUNCE, KAZ, out.toString());
        assertThat(termsOn(left, out)).isEqualTo(terms("readmission-request", "transfer-notice"));
        Pen again = left.take(left.amendment(KGZ, others))
                .act(ActionKind.ADOPT, KGZ)
                .act(ActionKind.ADOPT, TJK);
        assertThat(termsOn(again, out)).isEqualTo(others);
    }

    @Test
    void isOpenOnlyBetweenPartiesForWhichTheAgreementIsInForce() {
        Pen two = eachByItself()
                .act(ActionKind.SIGN, KAZ)
                .act(ActionKind.SIGN, KGZ)
                .act(ActionKind.SIGN, TJK)
                .act(ActionKind.NOTIFY, KAZ, "2026-11-24")
                .act(ActionKind.NOTIFY, KGZ, "2026-11-24");
        LocalDate entry = TODAY.plusDays(30);
        assertThat(Channels.open(two.history(), entry.minusDays(1))).isInstanceOf(Channel.Closed.class);
        Channel.Open open = (Channel.Open) Channels.open(two.history(), entry);
        assertThat(open.parties()).containsExactly(KAZ, KGZ);
        assertThat(open.since()).isEqualTo(entry);
        assertThat(Channels.passage(open, open.digest(), Set.of(KAZ, TJK))).isEqualTo(Channels.Passage.NOT_ITS_PARTIES);
        assertThat(Channels.outside(two.history(), open, Set.of(KAZ, TJK, UZB), entry))
                .contains(new PartyStanding(TJK, PartyStanding.State.NOT_IN_FORCE, Optional.empty()));
        assertThat(two.refused(ActionKind.SUSPEND, TJK, entry.toString())).isEqualTo(ActionRefusal.NOT_IN_FORCE);

        Pen three = two.act(ActionKind.NOTIFY, TJK, "2026-11-25");
        assertThat(((Channel.Open) Channels.open(three.history(), entry)).parties())
                .containsExactly(KAZ, KGZ);
        assertThat(((Channel.Open) Channels.open(three.history(), entry.plusDays(1))).parties())
                .containsExactly(KAZ, KGZ, TJK);

        Pen suspended = three.act(ActionKind.SUSPEND, KAZ, entry.plusDays(2).toString());
        Channel without = Channels.open(suspended.history(), entry.plusDays(2));
        assertThat(((Channel.Open) without).parties()).containsExactly(KGZ, TJK);
    }

    @Test
    void whoSignedHereDoesNotWaitForThoseThatDidNot() {
        Pen pen = eachByItself()
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, KGZ, "2016-10-17")
                .act(ActionKind.NOTIFY, KAZ, "2017-01-10")
                .act(ActionKind.NOTIFY, KGZ, "2017-02-10");
        assertThat(pen.history().status(LocalDate.parse("2017-03-12")).state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(((Channel.Open) Channels.open(pen.history(), TODAY)).since())
                .as("terms were signed here today")
                .isEqualTo(TODAY);
        assertThat(pen.refused(ActionKind.NOTIFY, TJK, "2017-03-01")).isEqualTo(ActionRefusal.NOT_SIGNED_BY_PARTY);
    }

    @Test
    void whatOthersPutOnRecordBringsNobodyIntoAChannel() {
        Pen pen = eachByItself()
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, TJK, "2016-10-17")
                .act(ActionKind.NOTIFY, TJK, "2017-01-10");
        pen = pen.take(pen.next(ActionKind.NOTIFY, TJK, KAZ, LocalDate.parse("2017-02-10")));
        assertThat(pen.history().status(TODAY).state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(Channels.open(pen.history(), TODAY))
                .isEqualTo(
                        new Channel.Closed(pen.history().id(), AgreementState.IN_FORCE, Channel.Reason.ON_RECORD_ONLY));
        Pen own = pen.act(ActionKind.NOTIFY, KAZ, "2017-02-10");
        assertThat(Channels.open(own.history(), TODAY)).isInstanceOf(Channel.Open.class);
    }

    /** Terms that the parties have narrowed do not come back with one that joins later. */
    @Test
    void whoJoinsLaterTakesPartOnceItHasSignedTheTermsThatHold() {
        Terms narrow = terms("readmission-request");
        Pen pen = eachByItself()
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, KGZ, "2016-10-17")
                .act(ActionKind.NOTIFY, KAZ, "2017-01-10")
                .act(ActionKind.NOTIFY, KGZ, "2017-02-10");
        pen = pen.take(pen.amendment(KAZ, narrow)).act(ActionKind.ADOPT, KAZ);
        assertThat(((Channel.Open) Channels.open(pen.history(), TODAY)).terms())
                .as("one alone changes nothing")
                .isEqualTo(terms("readmission-request", "transfer-notice"));
        Pen joined = pen.act(ActionKind.ADOPT, KGZ).act(ActionKind.SIGN, TJK).act(ActionKind.NOTIFY, TJK, "2026-11-24");
        LocalDate entry = TODAY.plusDays(30);
        Channel.Open open = (Channel.Open) Channels.open(joined.history(), entry);
        assertThat(open.terms()).isEqualTo(narrow);
        assertThat(open.parties()).containsExactly(KAZ, KGZ);
        assertThat(joined.history().standing(TJK, entry).state()).isEqualTo(PartyStanding.State.IN_FORCE);
        Channel.Open adopted =
                (Channel.Open) Channels.open(joined.act(ActionKind.ADOPT, TJK).history(), entry);
        assertThat(adopted.parties()).containsExactly(KAZ, KGZ, TJK);
    }

    @Test
    void oneThatLeavesEndsItForItselfAndAnotherMayStillComeIn() {
        Pen pen = eachByItself()
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, KGZ, "2016-10-17")
                .act(ActionKind.SIGN, TJK, "2016-10-17")
                .act(ActionKind.NOTIFY, KAZ, "2017-01-10")
                .act(ActionKind.NOTIFY, KGZ, "2017-02-10");
        assertThat(pen.refused(ActionKind.DENOUNCE, TJK, "2027-06-01")).isEqualTo(ActionRefusal.NOT_IN_FORCE);
        Pen left = pen.act(ActionKind.DENOUNCE, KGZ, "2027-06-01");
        LocalDate after = LocalDate.parse("2027-06-01");
        AgreementStatus alone = left.history().status(after);
        assertThat(alone.state()).isEqualTo(AgreementState.SIGNED);
        assertThat(alone.steps()).contains(Step.of("left", KGZ, after)).contains(Step.of("too-few"));
        assertThat(Channels.open(left.history(), after)).isInstanceOf(Channel.Closed.class);
        assertThat(left.history().standings(after))
                .extracting(PartyStanding::state)
                .containsExactly(
                        PartyStanding.State.IN_FORCE, PartyStanding.State.LEFT, PartyStanding.State.NOT_IN_FORCE);
        Pen third = left.act(ActionKind.NOTIFY, TJK, "2026-11-24");
        assertThat(((Channel.Open) Channels.open(third.history(), after)).parties())
                .containsExactly(KAZ, TJK);
    }

    /** As large as an agreement can be, read from its beginning and asked for its channel, as after every start. */
    @Test
    void aLargeAgreementIsReadInNoTime() {
        String[] parties = IntStream.range(0, 60)
                .mapToObj(it -> "" + (char) ('A' + it / 26) + (char) ('A' + it % 26) + "A")
                .toArray(String[]::new);
        Pen pen = pen(agreement("AAA-m", new EntryIntoForce.PartyByParty(3, 0), parties), terms("readmission-request"));
        for (PartyCode party : pen.history().parties()) {
            pen = pen.act(ActionKind.SIGN, party).act(ActionKind.NOTIFY, party);
        }
        while (pen.last().number() < AgreementHistory.MOST_ACTIONS) {
            pen = pen.act(
                    ActionKind.DECLARE,
                    pen.history().parties().get((int) pen.last().number() % 60));
        }
        List<TreatyAction> actions = pen.history().actions();
        assertTimeout(Duration.ofSeconds(3), () -> {
            AgreementHistory history = taken(AgreementHistory.replay(actions));
            assertThat(((Channel.Open) Channels.open(history, TODAY)).parties()).hasSize(60);
            assertThat(history.standings(TODAY)).hasSize(60);
        });
    }

    private static Pen eachByItself() {
        return pen(
                agreement("KAZ-m", new EntryIntoForce.PartyByParty(2, 30), "KAZ", "KGZ", "TJK"),
                terms("readmission-request", "transfer-notice"));
    }

    /**
     * Random actions, most of them nonsense, on random agreements: whatever was taken, a channel is open only when what the
     * actions say, read by the letter and without the code under test, allows it.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void noChannelIsEverOpenOutsideItsTerms(long seed) {
        Random random = new Random(seed);
        assertThat(open(random, () -> rule(random)))
                .as("the test means something")
                .isPositive();
        assertThat(open(random, () -> new EntryIntoForce.PartyByParty(2, random.nextInt(60))))
                .as("also where an agreement enters into force party by party")
                .isPositive();
    }

    /** How often a channel was open. */
    private static int open(Random random, Supplier<EntryIntoForce> rule) {
        int open = 0;
        for (int round = 0; round < 60; round++) {
            Pen pen = pen(agreement("KAZ-r" + round, rule.get(), parties(random)), randomTerms(random));
            for (int step = 0; step < 40; step++) {
                TreatyAction action = random(random, pen);
                if (pen.history().take(action) instanceof Taking.Taken(var history)) {
                    pen = new Pen(history, pen.directory(), pen.clock());
                }
                for (int days : List.of(0, 1, 40, 400)) {
                    LocalDate day = TODAY.plusDays(days);
                    if (Channels.open(pen.history(), day) instanceof Channel.Open channel) {
                        open++;
                        requireAllowed(pen.history(), channel, day);
                    }
                }
            }
            assertThat(AgreementHistory.replay(pen.history().actions())).isInstanceOf(Taking.Taken.class);
        }
        return open;
    }

    private static void requireAllowed(AgreementHistory history, Channel.Open channel, LocalDate day) {
        List<TreatyAction> actions = history.actions();
        boolean each = history.agreement().entryIntoForce() instanceof EntryIntoForce.PartyByParty;
        for (PartyCode party : each ? channel.parties() : history.parties()) {
            boolean left = actions.stream()
                    .anyMatch(it -> it.kind() == ActionKind.DENOUNCE
                            && it.party().equals(party)
                            && !it.on().isAfter(day));
            if (left) {
                continue;
            }
            assertThat(actions)
                    .as("each has signed these very terms itself by " + day)
                    .anyMatch(it -> it.office().party().equals(party)
                            && it.party().equals(party)
                            && it.terms().equals(channel.digest())
                            && (it.kind() == ActionKind.SIGN || it.kind() == ActionKind.ADOPT)
                            && !it.on().isAfter(day));
            if (history.agreement().entryIntoForce().byNotification()) {
                assertThat(actions)
                        .anyMatch(it ->
                                it.kind() == ActionKind.NOTIFY && it.party().equals(party));
            }
        }
        if (history.agreement().entryIntoForce() instanceof EntryIntoForce.PartyByParty(int first, int days)) {
            requireEntered(actions, channel, day, first, days);
            assertThat(actions)
                    .as("put forward as the first, or by one that has signed the agreement and these terms")
                    .anyMatch(it -> it.terms().equals(channel.digest())
                            && (it.kind() == ActionKind.PROPOSE
                                    || it.kind() == ActionKind.AMEND && signedByItsAuthor(actions, it)));
        }
        requireLoads(channel);
        assertThat(channel.digest()).isEqualTo(channel.terms().digest());
        assertThat(channel.parties()).hasSizeGreaterThan(1);
        assertThat(history.parties()).containsAll(channel.parties());
        for (PartyCode party : channel.parties()) {
            Optional<TreatyAction> last = Optional.empty();
            for (TreatyAction action : actions) {
                if (action.party().equals(party) && !action.on().isAfter(day)) {
                    assertThat(action.kind()).isNotEqualTo(ActionKind.DENOUNCE);
                    if (action.kind() == ActionKind.SUSPEND || action.kind() == ActionKind.RESUME) {
                        last = Optional.of(action);
                    }
                }
            }
            assertThat(last.filter(it -> it.kind() == ActionKind.SUSPEND)).isEmpty();
        }
    }

    private static boolean signedByItsAuthor(List<TreatyAction> actions, TreatyAction amendment) {
        List<TreatyAction> its = actions.stream()
                .filter(it -> it.own() && it.party().equals(amendment.party()))
                .toList();
        return its.stream().anyMatch(it -> it.kind() == ActionKind.SIGN && it.number() < amendment.number())
                && its.stream()
                        .anyMatch(it -> it.kind() == ActionKind.ADOPT
                                && it.number() > amendment.number()
                                && it.terms().equals(amendment.terms()));
    }

    /** By the parties' own acts, and in force for each that takes part. */
    private static void requireEntered(
            List<TreatyAction> actions, Channel.Open channel, LocalDate day, int first, int days) {
        Set<PartyCode> entered = new TreeSet<>();
        actions.stream()
                .filter(it -> it.kind() == ActionKind.NOTIFY
                        && it.own()
                        && !it.on().plusDays(days).isAfter(day))
                .forEach(it -> entered.add(it.party()));
        assertThat(entered).hasSizeGreaterThanOrEqualTo(first).containsAll(channel.parties());
        assertThat(channel.since()).isBeforeOrEqualTo(day);
    }

    /** What passes is exactly what a use of the terms names, and nothing that only an amendment put forward. */
    private static void requireLoads(Channel.Open channel) {
        for (String type : TYPES) {
            for (String purpose : List.of("identification", "readmission", "return", "prosecution")) {
                for (long days : List.of(1L, 90L, 91L, 365L, 366L)) {
                    boolean named = channel.terms().uses().stream()
                            .anyMatch(it -> it.type().equals(type)
                                    && it.purposes().contains(purpose)
                                    && days <= it.retainDays());
                    assertThat(Channels.passage(channel, channel.digest(), channel.parties(), load(type, purpose, days))
                                    == Channels.Passage.OPEN)
                            .isEqualTo(named);
                }
            }
        }
    }

    private static EntryIntoForce rule(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new EntryIntoForce.OnSignature();
            case 1 -> new EntryIntoForce.OnLastNotification();
            case 2 -> new EntryIntoForce.DaysAfterLastNotification(1 + random.nextInt(60));
            default -> new EntryIntoForce.FixedDate(TODAY.plusDays(random.nextInt(100) - 50L));
        };
    }

    private static String[] parties(Random random) {
        return random.nextBoolean() ? new String[] {"KAZ", "KGZ"} : new String[] {"KAZ", "KGZ", "TJK"};
    }

    private static Terms randomTerms(Random random) {
        List<TermsUse> uses = new ArrayList<>();
        for (String type : TYPES) {
            if (random.nextBoolean()) {
                List<String> purposes =
                        random.nextBoolean() ? List.of("readmission") : List.of("identification", "return");
                uses.add(new TermsUse(type, purposes, Optional.empty(), random.nextBoolean() ? 90 : 365));
            }
        }
        return new Terms(uses, Terms.Onward.NONE);
    }

    private static TreatyAction random(Random random, Pen pen) {
        List<ActionKind> kinds = new ArrayList<>(List.of(ActionKind.values()));
        kinds.addAll(List.of(ActionKind.SIGN, ActionKind.SIGN, ActionKind.NOTIFY, ActionKind.NOTIFY, ActionKind.ADOPT));
        kinds.addAll(List.of(ActionKind.SIGN, ActionKind.NOTIFY, ActionKind.NOTIFY, ActionKind.NOTIFY));
        ActionKind kind = kinds.get(random.nextInt(kinds.size()));
        PartyCode office = ALL.get(random.nextInt(ALL.size()));
        PartyCode party = kind.recordable() && random.nextInt(4) == 0 ? ALL.get(random.nextInt(ALL.size())) : office;
        if (kind == ActionKind.AMEND) {
            return pen.amendment(office, randomTerms(random));
        }
        LocalDate on = TODAY.plusDays(
                switch (random.nextInt(4)) {
                    case 0 -> -random.nextInt(3000);
                    case 1 -> random.nextInt(60);
                    case 2 -> 180 + random.nextInt(60);
                    default -> 0;
                });
        TreatyAction action = pen.next(kind, office, party, on);
        return random.nextInt(10) == 0
                ? with(action, action.document(), Digest.of(new byte[] {7}), action.previous(), action.time(), kind)
                : action;
    }

    private static TreatyAction with(
            TreatyAction it,
            Digest document,
            Digest terms,
            Optional<Digest> previous,
            java.time.Instant time,
            ActionKind kind) {
        return kind == ActionKind.PROPOSE ? it : TestAgreements.with(it, document, terms, previous, time);
    }
}
