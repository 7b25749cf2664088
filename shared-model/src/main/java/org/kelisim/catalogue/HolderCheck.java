package org.kelisim.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for the holder of a document in a text about the document, more strictly than {@link PersonCheck}: a name with the
 * label of its field, a number that is spaced out, a line of the machine-readable zone with blanks in it. A name without any
 * mark it cannot find either.
 */
final class HolderCheck {
    private static final Pattern NAMED = Pattern.compile(
            "(?<!\\p{L})(?:surname|given\\s?names?|first\\s?name|last\\s?name|full\\s?name|name\\s?of\\s?(?:the\\s?)?holder"
                    + "|holder(?:['\u2019]?s\\s?name)?|bearer|фамилия|имя|отчество|ф\\.?\\s?и\\.?\\s?о|владел[а-я]{2,4}|предъявител[а-я]{1,3}"
                    + "|тегі|аты|аты-жөні|фамилиясы|soyad[ıi]?|ad[ıi])\\s{0,3}(?:is\\s|[:=\u2014-])\\s{0,3}\\p{L}{2,}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern IN_CAPITALS = Pattern.compile(
            "(?<!\\p{L})(?:[Ss]urname|[Gg]iven names?|[Ff]irst name|[Ll]ast name|[Фф]амилия|[Ии]мя|[Оо]тчество)\\s{1,3}\\p{Lu}{2,}");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{1,3}[ ./-]{0,3}\\d(?:[ ./-]{0,2}\\d){5,9}(?!\\d)");
    private static final Pattern ZONE = Pattern.compile("\\p{L}\\s{0,3}<\\s{0,3}<\\s{0,3}\\p{L}|<\\s{0,2}<\\s{0,2}<");

    private HolderCheck() {}

    static List<Finding> find(String text) {
        String plain = PersonCheck.normalised(text);
        List<Finding> findings = new ArrayList<>();
        add(findings, "holder-name", NAMED.matcher(plain));
        add(findings, "holder-name", IN_CAPITALS.matcher(plain));
        add(findings, "document-number", NUMBER.matcher(plain));
        add(findings, "machine-readable-zone", ZONE.matcher(plain));
        return findings;
    }

    private static void add(List<Finding> findings, String key, Matcher matcher) {
        if (findings.stream().noneMatch(it -> it.key().equals(key)) && matcher.find()) {
            findings.add(Finding.refused(key, PlainText.excerpt(matcher.group())));
        }
    }
}
