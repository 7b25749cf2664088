package org.kelisim.client.membership;

import java.time.LocalDate;
import java.util.Optional;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.PlainLine;

/** The decision that a membership step rests on, as it will stand on the list for everybody. */
public record Decision(String meeting, String paragraph, LocalDate date) {
    private static final int LONGEST_MEETING = 150;
    private static final int LONGEST_PARAGRAPH = 40;

    /** What is wrong with it, if anything. */
    Optional<Message> problem(LocalDate today) {
        if (!PlainLine.is(meeting, LONGEST_MEETING)) {
            return Optional.of(Message.of("membership.decision-meeting", LONGEST_MEETING));
        }
        if (!PlainLine.is(paragraph, LONGEST_PARAGRAPH)) {
            return Optional.of(Message.of("membership.decision-paragraph", LONGEST_PARAGRAPH));
        }
        return date.isAfter(today) ? Optional.of(Message.of("membership.decision-future")) : Optional.empty();
    }

    String text() {
        return "%s, \u00a7 %s, %s".formatted(meeting.strip(), paragraph.strip(), date);
    }
}
