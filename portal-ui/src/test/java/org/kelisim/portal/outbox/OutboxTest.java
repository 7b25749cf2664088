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
}
