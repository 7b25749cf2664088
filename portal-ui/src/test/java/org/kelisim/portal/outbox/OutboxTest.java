package org.kelisim.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.release.HandOver;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.portal.sample.PortalTest;
import org.kelisim.portal.sample.SampleDirectory;

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
        DispatchId reply = reply(id);
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

    private DispatchId reply(DispatchId question) {
        UnlockedOfficer nurlan = nodes.officer("nurlan");
        Draft draft = nodes.kgz.drafts().create(nurlan, SampleDirectory.KGZ_BORDER, "generic-reply");
        HandOver done = nodes.kgz
                .desk()
                .handOver(
                        draft.edit()
                                .recipients(List.of(SampleDirectory.KAZ_MIGRATION))
                                .inReplyTo(Optional.of(question))
                                .body(CanonicalJson.object()
                                        .put("outcome", "noted")
                                        .put("answer", "Seen on our side too."))
                                .done(),
                        nurlan);
        Notice notice = ((HandOver.HandedOver) done).notice();
        nodes.kgz.desk().release(notice.id(), notice.digest(), nurlan);
        return notice.id();
    }
}
