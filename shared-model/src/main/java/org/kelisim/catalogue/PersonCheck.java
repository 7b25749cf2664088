package org.kelisim.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for data about a person in the free text of a type that names nobody.
 *
 * <p>Refused, because hardly anything else looks like them: lines of a machine-readable zone, document and personal
 * numbers, telephone numbers, e-mail addresses, dates of birth. Warned of, because it may be something else: patronymics,
 * initials, forms of address, account names. Other digits, compatibility forms and invisible joiners do not hide a
 * pattern.
 *
 * <p>Does not find: a plain name without such a mark, a nickname, a description that fits one person only, an address,
 * a registration plate, numbers written in words, and anything inside an image or an attachment. The second officer's
 * reading stays the safeguard; this only takes the frequent slips off their desk.
 */
final class PersonCheck {
    private static final String START = "(?<![\\p{L}\\p{N}])";
    private static final String END = "(?![\\p{L}\\p{N}])";

    private static final String DAY = "(?:\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)?\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2}"
            + "|\\d{1,2}\\s\\p{L}{3,12}\\s(?:19|20)\\d{2})";
    private static final String BIRTH = "(?:born|birth|" + START + "d\\.?o\\.?b" + END
            + "|родил|рожден|рождён|г\\.\\s?р\\.|д\\.\\s?р\\.|туған|туулган|таваллуд|doğum|doglan|tug.{0,2}ilgan|təvəllüd|متولد|تولد|پیدائش)";

    private record Rule(Severity severity, String key, Pattern pattern) {}

    private static final List<Rule> RULES = List.of(
            refused("email", "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{2,63}){1,4}"),
            refused("birth-date", BIRTH + "[^\\n]{0,30}?" + DAY),
            refused("birth-date", DAY + "[^\\n]{0,20}?" + BIRTH),
            refused("birth-date", "(?:19|20)\\d{2}\\s?(?:г\\.\\s?р\\.|года рождения)"),
            refused("phone", "(?:\\+|" + START + "00)[ (-]{0,2}\\d(?:[ ().-]{0,2}\\d){7,13}"),
            refused("phone", START + "[08][ (-]{0,2}\\d{3}[ )-]{0,2}\\d{2,3}(?:[ -]?\\d{2}){2}(?!\\d)"),
            refused(
                    "document-number",
                    "(?:passport|паспорт|удостоверени|id.?card|pasaport|төлқұжат|виз|visa)"
                            + "[^\\d\\n]{0,30}(?:No|#|number|номер|сери|series)[^\\d\\n]{0,10}\\d{4,}"),
            exact("document-number", START + "\\p{Lu}{1,2}[ -]?(?:No\\.?|#)?[ -]?\\d{6,9}(?!\\d)"),
            exact("document-number", START + "\\p{L}{1,2}\\d{7,9}(?!\\d)"),
            exact("document-number", START + "\\d{2}\\s\\d{2}\\s(?:No\\s?)?\\d{6}(?!\\d)"),
            exact("personal-number", "(?<!\\d)(?:\\d{9,}|\\d{6}[ -]\\d{6})(?!\\d)"),
            warning("account", START + "@[A-Za-z0-9_]{4,}|(?:t\\.me|wa\\.me|vk\\.com|instagram\\.com)/\\S+"),
            warning("name-like", "\\p{L}{2,30}\\s\\p{L}{2,30}(?:ович|евич|овна|евна|ична)(?:а|у|ем|ы|е|ой)?" + END),
            warning(
                    "name-like",
                    "\\p{L}{2,30}[\\s-]"
                            + "(?:оглы|оглу|кызы|қызы|қизи|гызы|уулу|ұлы|угли|oğlu|oglu|ogly|qızı|qizi|kizi|gyzy|o.?g.?li)"
                            + END),
            new Rule(
                    Severity.WARNING,
                    "name-like",
                    Pattern.compile(
                            START
                                    + "(?:\\p{Lu}\\.\\s?){1,2}\\p{Lu}\\p{Ll}{2,}|\\p{Lu}\\p{Ll}{2,}\\s\\p{Lu}\\.\\s?\\p{Lu}\\.")),
            new Rule(
                    Severity.WARNING,
                    "name-like",
                    Pattern.compile(
                            START
                                    + "(?:Mr|Mrs|Ms|Dr|[Гг]-н|[Гг]-жа|[Гг]осподин|[Гг]оспожа|[Гг]р-н|[Гг]р-ка|[Гг]ражданин|[Гг]ражданка)\\.?\\s\\p{Lu}\\p{Ll}+")),
            warning(
                    "name-like",
                    START + "(?:alias|a\\.?k\\.?a\\.?|nicknamed|по прозвищу|по кличке|по имени)\\s+\\p{L}"));

    private static final Pattern ZONE_RUN = Pattern.compile("[A-Za-z0-9<]{10,}");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private PersonCheck() {}

    /** At most one finding of each kind. */
    static List<Finding> find(String text) {
        String plain = normalised(text);
        var findings = new ArrayList<Finding>();
        machineReadableZone(plain, findings);
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(plain);
            if (findings.stream().noneMatch(it -> it.key().equals(rule.key())) && matcher.find()) {
                findings.add(new Finding(rule.severity(), rule.key(), List.of(PlainText.excerpt(matcher.group()))));
            }
        }
        return findings;
    }

    private static void machineReadableZone(String text, List<Finding> findings) {
        Matcher run = ZONE_RUN.matcher(text);
        while (run.find()) {
            if (run.group().chars().filter(c -> c == '<').count() >= 2) {
                findings.add(Finding.refused("machine-readable-zone", PlainText.excerpt(run.group())));
                return;
            }
        }
    }

    /** Without what hides a pattern: compatibility forms, invisible joiners, other scripts' digits and dashes. */
    static String normalised(String text) {
        String compatible = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        var plain = new StringBuilder(compatible.length());
        compatible.codePoints().forEach(c -> {
            int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
            plain.appendCodePoint(digit >= 0 ? '0' + digit : c == 0x2011 || c == 0x2010 || c == 0x2013 ? '-' : c);
        });
        return plain.toString();
    }

    private static Rule refused(String key, String regex) {
        return new Rule(Severity.REFUSED, key, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private static Rule exact(String key, String regex) {
        return new Rule(Severity.REFUSED, key, Pattern.compile(regex));
    }

    private static Rule warning(String key, String regex) {
        return new Rule(Severity.WARNING, key, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
}
