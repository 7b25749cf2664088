package org.kelisim.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.dialogue.ReplyRules.Earlier;
import org.kelisim.dialogue.ReplyRules.Objection;
import org.kelisim.dialogue.ReplyRules.Proposed;
import org.kelisim.dialogue.ReplyRules.Question;
import org.kelisim.party.OfficeId;

/** Which replies a thread takes: one of each kind, then random threads. */
class ReplyRulesTest {
    private static final OfficeId KAZ = OfficeId.parse("KAZ/migration-service");
    private static final OfficeId KGZ = OfficeId.parse("KGZ/border-service");
    private static final OfficeId UZB = OfficeId.parse("UZB/border-service");
    private static final OfficeId TJK = OfficeId.parse("TJK/border-service");
    private static final Question QUESTION = new Question(KAZ, List.of(KGZ, UZB));

    private static Optional<Objection> answer(OfficeId from, OfficeId to, Earlier... earlier) {
        return ReplyRules.objection(
                Optional.of(QUESTION), new Proposed(from, List.of(to), "generic-reply"), List.of(earlier));
    }

    private static Optional<Objection> closing(OfficeId from, OfficeId to, Earlier... earlier) {
        return ReplyRules.objection(
                Optional.of(QUESTION), new Proposed(from, List.of(to), ReplyRules.CLOSING), List.of(earlier));
    }

    @Test
    void takesAnAnswerOfEachOfficeThatWasAsked() {
        assertThat(answer(KGZ, KAZ)).isEmpty();
        assertThat(answer(UZB, KAZ, new Earlier(KGZ, List.of(KAZ), false))).isEmpty();
    }

    @Test
    void takesAnAnswerAfterAskingForMore() {
        assertThat(answer(KGZ, KAZ, new Earlier(KGZ, List.of(KAZ), true))).isEmpty();
    }

    @Test
    void refusesASecondFinalAnswer() {
        assertThat(answer(KGZ, KAZ, new Earlier(KGZ, List.of(KAZ), false))).contains(Objection.ANSWERED_ALREADY);
    }

    @Test
    void refusesAnAnswerAfterClosing() {
        assertThat(answer(KGZ, KAZ, new Earlier(KAZ, List.of(KGZ), false))).contains(Objection.THREAD_CLOSED);
        assertThat(closing(KAZ, KGZ, new Earlier(KAZ, List.of(KGZ), false))).contains(Objection.THREAD_CLOSED);
    }

    @Test
    void isClosedForThoseWhoWereTold() {
        Earlier closing = new Earlier(KAZ, List.of(KGZ), false);
        assertThat(answer(UZB, KAZ, closing)).isEmpty();
        assertThat(closing(KAZ, UZB, closing)).isEmpty();
        assertThat(answer(UZB, KAZ, closing, new Earlier(KAZ, List.of(UZB), false)))
                .contains(Objection.THREAD_CLOSED);
    }

    @Test
    void refusesAnAnswerOfAnOfficeThatWasNotAsked() {
        assertThat(answer(TJK, KAZ)).contains(Objection.NOT_ASKED);
    }

    @Test
    void refusesAReplyToAForeignThread() {
        assertThat(ReplyRules.objection(Optional.empty(), new Proposed(KGZ, List.of(KAZ), "generic-reply"), List.of()))
                .contains(Objection.FOREIGN_THREAD);
    }

    @Test
    void refusesWhatLeavesTheThread() {
        assertThat(answer(KGZ, UZB)).contains(Objection.OUTSIDE_THREAD);
        assertThat(answer(KGZ, TJK)).contains(Objection.OUTSIDE_THREAD);
        assertThat(closing(KAZ, TJK)).contains(Objection.OUTSIDE_THREAD);
    }

    @Test
    void onlyTheAskerClosesAndItDoesNothingElse() {
        assertThat(closing(KAZ, KGZ)).isEmpty();
        assertThat(closing(KGZ, KAZ)).contains(Objection.NOT_THE_ASKER);
        assertThat(answer(KAZ, KGZ)).contains(Objection.OWN_QUESTION);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverTakesMoreThanOneFinalAnswerOfAnOfficeNorAnythingAfterClosing(long seed) {
        Random random = new Random(seed);
        List<OfficeId> offices = List.of(KAZ, KGZ, UZB, TJK);
        for (int round = 0; round < 500; round++) {
            List<Earlier> taken = new ArrayList<>();
            for (int step = 0; step < 12; step++) {
                OfficeId from = offices.get(random.nextInt(offices.size()));
                List<OfficeId> to = List.of(offices.get(random.nextInt(offices.size())));
                String type = random.nextInt(6) == 0 ? ReplyRules.CLOSING : "generic-reply";
                boolean interim = type.equals("generic-reply") && random.nextInt(3) == 0;
                if (ReplyRules.objection(Optional.of(QUESTION), new Proposed(from, to, type), taken)
                        .isEmpty()) {
                    taken.add(new Earlier(from, to, interim));
                }
            }
            assertThat(taken)
                    .allMatch(it -> it.from().equals(KAZ) || QUESTION.asked().contains(it.from()));
            for (OfficeId office : QUESTION.asked()) {
                List<Earlier> answers =
                        taken.stream().filter(it -> it.from().equals(office)).toList();
                assertThat(answers.stream().filter(it -> !it.interim())).hasSizeLessThanOrEqualTo(1);
                int told = IntStream.range(0, taken.size())
                        .filter(i -> taken.get(i).from().equals(KAZ)
                                && taken.get(i).to().contains(office))
                        .findFirst()
                        .orElse(taken.size());
                assertThat(taken.subList(told, taken.size()))
                        .as("nothing of an office after it was told")
                        .noneMatch(it -> it.from().equals(office));
            }
        }
    }
}
