package org.kelisim.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryStoreTest extends DocumentStoreContract {
    private final MemoryStore memory = new MemoryStore();

    @Override
    DocumentStore store() {
        return memory;
    }

    @Test
    void haltsBeforeAStepAndDoesNothingMore() {
        DocumentStore process = memory.through(Interruption.haltBefore(2));
        process.insert(FACTS, document("a"));
        assertThatThrownBy(() -> process.insert(FACTS, document("b"))).isInstanceOf(Interruption.Halted.class);
        assertThatThrownBy(() -> process.insert(FACTS, document("c"))).isInstanceOf(Interruption.Halted.class);
        assertThat(memory.scan(FACTS, 10)).containsExactly(document("a"));
    }

    @Test
    void haltsAfterAStepThatIsDone() {
        DocumentStore process = memory.through(Interruption.haltAfter(2));
        process.insert(FACTS, document("a"));
        assertThatThrownBy(() -> process.insert(FACTS, document("b"))).isInstanceOf(Interruption.Halted.class);
        assertThatThrownBy(() -> process.find(FACTS, "a")).isInstanceOf(Interruption.Halted.class);
        assertThat(memory.scan(FACTS, 10)).containsExactly(document("a"), document("b"));
    }

    @Test
    void leavesOneStepWithoutAnAnswerAndGoesOn() {
        DocumentStore lostRequest = memory.through(Interruption.unknownBefore(1));
        assertThatThrownBy(() -> lostRequest.insert(FACTS, document("a"))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(lostRequest.insert(FACTS, document("a"))).isEqualTo(Insertion.INSERTED);

        DocumentStore lostReply = memory.through(Interruption.unknownAfter(1));
        assertThatThrownBy(() -> lostReply.insert(FACTS, document("b"))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(lostReply.insert(FACTS, document("b"))).isEqualTo(Insertion.EXISTS);
    }

    @Test
    void saysWhetherTheStepCame() {
        Interruption third = Interruption.haltBefore(3);
        DocumentStore process = memory.through(third);
        process.insert(FACTS, document("a"));
        process.delete(FACTS, "a");
        assertThat(third.happened()).isFalse();
    }
}
