package org.kelisim.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartRefusalTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void everyRefusalHasPlainWordsAndNothingElseDoes(String language) throws IOException {
        var words = new Properties();
        try (var in = PartRefusal.class.getResourceAsStream("refusals_" + language + ".properties")) {
            words.load(new InputStreamReader(in, UTF_8));
        }
        assertThat(words.stringPropertyNames())
                .isEqualTo(Arrays.stream(PartRefusal.values())
                        .map(PartRefusal::messageKey)
                        .collect(Collectors.toSet()));
    }
}
