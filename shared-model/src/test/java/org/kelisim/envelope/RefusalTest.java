package org.kelisim.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.cms.Defect;
import org.kelisim.notice.Approvals;

class RefusalTest {
    @ParameterizedTest
    @EnumSource(Defect.class)
    void everyDefectIsARefusal(Defect defect) {
        assertThat(Refusal.of(defect).messageKey()).isEqualTo(defect.messageKey());
    }

    @ParameterizedTest
    @EnumSource(Approvals.Fault.class)
    void everyFaultOfApprovalsIsARefusal(Approvals.Fault fault) {
        assertThat(Refusal.of(fault)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void everyRefusalHasPlainWordsAndNothingElseDoes(String language) throws IOException {
        var words = new Properties();
        try (var in = Refusal.class.getResourceAsStream("refusals_" + language + ".properties")) {
            words.load(new InputStreamReader(in, UTF_8));
        }
        assertThat(words.stringPropertyNames())
                .isEqualTo(
                        Arrays.stream(Refusal.values()).map(Refusal::messageKey).collect(Collectors.toSet()));
        assertThat(words.values()).allSatisfy(text -> assertThat((String) text).endsWith("."));
    }

    @Test
    void theWireNameIsLowerCase() {
        assertThat(Refusal.NOT_DER.wire()).isEqualTo("not-der");
    }
}
