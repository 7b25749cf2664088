package org.kelisim.client.store;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;

/**
 * How an office writes its registration numbers: {@code {n}} is the running number of the year, {@code {n:4}} the same with
 * zeros before it, {@code {year}} the year, {@code {office}} the office's code. Both number and year are there, and stand apart
 * from other digits, so that no two numbers are written alike.
 */
public record NumberPattern(String text) {
    private static final int LONGEST = 40;
    private static final int LONGEST_NUMBER = 60;
    private static final int MANY = 9_999_999;
    private static final Pattern NUMBER = Pattern.compile("\\{n(?::([2-8]))?}");
    private static final Pattern REST = Pattern.compile("[\\p{L}\\p{N} /.,()№_-]*");
    private static final Pattern TOUCHING =
            Pattern.compile("[\\p{N}}]\\{(?:n(?::\\d)?|year)}|\\{(?:n(?::\\d)?|year)}\\p{N}");

    /** {@code 17/2026}. */
    public static final NumberPattern DEFAULT = new NumberPattern("{n}/{year}");

    /** @throws IllegalArgumentException if {@link #problem} says why */
    public NumberPattern {
        problem(text).ifPresent(why -> {
            throw new IllegalArgumentException(why.in(Locale.ENGLISH));
        });
    }

    /** Why this is no pattern, for who wrote it. */
    public static Optional<Message> problem(String text) {
        if (text.length() > LONGEST) {
            return Optional.of(Message.of("numbers.too-long", LONGEST));
        }
        if (NUMBER.matcher(text).results().count() != 1 || text.split("\\{year}", -1).length != 2) {
            return Optional.of(Message.of("numbers.once"));
        }
        String rest = NUMBER.matcher(text).replaceAll("").replace("{year}", "").replace("{office}", "");
        if (!REST.matcher(rest).matches() || !text.equals(text.strip())) {
            return Optional.of(Message.of("numbers.signs"));
        }
        return TOUCHING.matcher(text).find() ? Optional.of(Message.of("numbers.apart")) : Optional.empty();
    }

    /** Why that office cannot use it, if its numbers would be too long. */
    public Optional<Message> problem(OfficeId office) {
        return write(office, MANY, MANY / 1000).length() > LONGEST_NUMBER
                ? Optional.of(Message.of("numbers.result-too-long", LONGEST_NUMBER))
                : Optional.empty();
    }

    /** The number, such as {@code 17/2026}. */
    public String write(OfficeId office, int number, int year) {
        Matcher place = NUMBER.matcher(text);
        String written = place.replaceAll(found -> Optional.ofNullable(found.group(1))
                .map(digits -> String.format(Locale.ROOT, "%0" + digits + "d", number))
                .orElseGet(() -> Integer.toString(number)));
        return written.replace("{year}", Integer.toString(year)).replace("{office}", office.name());
    }
}
