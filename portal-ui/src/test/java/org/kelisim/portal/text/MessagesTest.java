package org.kelisim.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.officer.Officials;
import org.kelisim.client.outbox.SendState;
import org.kelisim.notice.Notice;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.MembershipStatus;

class MessagesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");
    private static final Set<String> NOT_TEXTS = Set.of("text.messages", "portal.css", "kelisim.svg");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(texts(Language.RU).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(texts(Language.EN).stringPropertyNames());
    }

    @Test
    void everyTextThatTheCodeNamesIsThere() throws IOException {
        assertThat(texts(Language.EN).stringPropertyNames()).containsAll(named());
    }

    @Test
    void everyWordOfAStateIsThere() {
        Set<String> wanted = new TreeSet<>();
        Stream.of(SendState.values()).map(state -> "state." + lower(state)).forEach(key -> {
            wanted.add(key);
            wanted.add(key + ".what");
        });
        Stream.of(MembershipStatus.values()).forEach(status -> wanted.add("status." + status.wire()));
        Stream.of(ReplyWithin.DayCount.values()).forEach(count -> wanted.add("notice.days." + lower(count)));
        Stream.of(Notice.Relation.Kind.values()).forEach(kind -> wanted.add("notice.relation." + lower(kind)));
        Stream.of(LeftDraft.Why.values()).forEach(why -> {
            wanted.add("left.row." + lower(why));
            wanted.add("left.lead." + lower(why));
        });
        Stream.of(Officials.Act.values()).forEach(act -> wanted.add("officials.act." + lower(act)));
        Stream.of(Officials.Why.values()).forEach(why -> wanted.add("officials.why." + lower(why)));
        assertThat(texts(Language.EN).stringPropertyNames()).containsAll(wanted);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextCanBeFormattedAndSaysSomething(Language language) {
        texts(language).forEach((key, text) -> {
            assertThat((String) text).as("%s", key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat((String) text, language.locale()).format(new Object[] {"a", "b", "c"}))
                    .isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void bothLanguagesUseTheSameArguments(Language language) {
        texts(Language.EN)
                .forEach((key, text) -> assertThat(arguments(texts(language).getProperty((String) key)))
                        .as("%s", key)
                        .isEqualTo(arguments((String) text)));
    }

    @Test
    void aReadersWishIsTakenFromTheBrowser() {
        assertThat(Language.preferred(java.util.List.of(Locale.of("kk"), Locale.of("ru", "KZ"), Locale.ENGLISH)))
                .isEqualTo(Language.RU);
        assertThat(Language.preferred(java.util.List.of())).isEqualTo(Language.EN);
    }

    private static Set<String> arguments(String text) {
        return new TreeSet<>(Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList());
    }

    /** Literals with a dot that look like text keys, and whose first word is one of our groups of texts. */
    private static Set<String> named() throws IOException {
        Set<String> groups = new TreeSet<>();
        texts(Language.EN).stringPropertyNames().forEach(key -> groups.add(key.substring(0, key.indexOf('.'))));
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(result -> result.group(1))
                        .filter(key -> groups.contains(key.substring(0, key.indexOf('.'))))
                        .filter(key -> !NOT_TEXTS.contains(key))
                        .forEach(keys::add);
            }
        }
        assertThat(keys).hasSizeGreaterThan(100);
        return keys;
    }

    private static Properties texts(Language language) {
        Properties texts = new Properties();
        String name = "/text/messages_" + language.code() + ".properties";
        try (InputStream in = MessagesTest.class.getResourceAsStream(name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
