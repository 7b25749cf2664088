package org.kelisim.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.envelope.Refusal;
import org.kelisim.party.OfficeId;

class MessageTest {
    private static final Locale RUSSIAN = Locale.of("ru");
    private static final Pattern KEY = Pattern.compile(
            "\"((?:start|exchange|alarm|check|reply|directory|outbox|draft|release|open|arrival|enrol|blocked|recipients|handling|language|retention|refusal|attachment|cli)\\.[a-z-]*[a-z])\"");

    @Test
    void hasATextInBothLanguagesForEveryKeyInTheCode() throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult it) -> it.group(1))
                        .forEach(keys::add);
            }
        }
        assertThat(keys).hasSizeGreaterThan(50).allSatisfy(MessageTest::hasTexts);
    }

    @Test
    void hasATextForEveryRefusalOfTheDirectoryAndTheEnvelope() {
        assertThat(Arrays.stream(DirectoryOutcome.Reason.values())
                        .map(it -> "directory.refused."
                                + it.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .allSatisfy(MessageTest::hasTexts);
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::messageKey)).allSatisfy(MessageTest::hasTexts);
    }

    private static void hasTexts(String key) {
        Message message = Message.of(key, "A", "B", "C");
        assertThat(message.in(Locale.ENGLISH)).isNotEqualTo(key);
        assertThat(message.in(RUSSIAN)).isNotEqualTo(key);
        if (message.in(Locale.ENGLISH).matches(".*[a-z].*")) { // not arguments alone
            assertThat(message.in(RUSSIAN)).isNotEqualTo(message.in(Locale.ENGLISH));
        }
    }

    @Test
    void hasTheSameKeysInBothLanguages() {
        var english = ResourceBundle.getBundle("org.kelisim.client.text.messages", Locale.ENGLISH);
        var russian = ResourceBundle.getBundle("org.kelisim.client.text.messages", RUSSIAN);
        assertThat(russian.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void keepsTheApostrophesOfEveryText() {
        assertThat(Message.of("refusal.no-key").in(Locale.ENGLISH)).contains("office's key");
        assertThat(Message.of("exchange.not-authorised").in(Locale.ENGLISH)).contains("this node's token");
    }

    @Test
    void givesEnglishToReadersOfOtherLanguages() {
        assertThat(Message.of("recipients.none").in(Locale.FRENCH)).isEqualTo("Choose at least one recipient.");
    }

    @Test
    void insertsArgumentsAsTheyAre() {
        assertThat(Message.of("recipients.unknown", "<b>{1}</b>").in(Locale.ENGLISH))
                .contains("<b>{1}</b>");
    }

    @Test
    void whoShowsItMayKnowBetterWords() {
        Message message = Message.of("check.addressed", OfficeId.parse("KGZ/border-service"));
        assertThat(message.in(Locale.ENGLISH)).isEqualTo("Encrypted to KGZ/border-service.");
        assertThat(message.in(Locale.ENGLISH, it -> "the border service"))
                .isEqualTo("Encrypted to the border service.");
    }
}
