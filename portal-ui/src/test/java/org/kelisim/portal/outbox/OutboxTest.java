package org.kelisim.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.sample.PortalTest;

class OutboxTest extends PortalTest {

    @Test
    void movesOnByItselfWhenTheRecipientReads() {
        DispatchId id = nodes.sent();
        work("aigerim");
        go("sent/notice/" + id);
        assertThat(words()).contains("Delivered").contains("entry ").contains("State Border Service");
        nodes.kgz.inbox().open(id, nodes.officer("nurlan"));
        assertThat(words())
                .contains("Every recipient office has confirmed with its signature that the notice was opened");
    }

    @Test
    void saysThatAReplyCameAndCallsItAnAnswerOnlyOnceItIsOpened() {
        DispatchId id = nodes.sent();
        DispatchId reply = nodes.replied(id);
        work("aigerim");
        go("sent");
        assertThat(words()).contains("A reply came, not opened yet");
        go("sent/notice/" + id);
        assertThat(words()).contains("A reply came, not opened yet").doesNotContain("Answered");

        nodes.kaz.inbox().open(reply, nodes.officer("aigerim"));
        go("sent");
        assertThat(words()).doesNotContain("A reply came");
        go("sent/notice/" + id);
        assertThat(words()).contains("Answered").doesNotContain("A reply came");
    }
}
