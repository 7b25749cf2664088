package org.kelisim.identity.accounts;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * An account to be made. Check each text first: the constructor takes only what the checks find nothing wrong with.
 *
 * @param username 2 to 60 lower-case Latin letters, digits, dots and hyphens, so that no two look alike
 * @param firstName in one alphabet each word, without characters that hide, turn around or mark up
 */
public record NewAccount(
        String username, String firstName, String lastName, String email, Set<OfficeId> offices, Set<Role> roles) {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,58}[a-z0-9]");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’. -]{0,59}");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,6}");
    private static final int LONGEST_EMAIL = 200;

    /** What is wrong with a text. */
    public enum Fault {
        USERNAME,
        NAME,
        MIXED_ALPHABETS,
        EMAIL
    }

    /** @throws IllegalArgumentException if one of the checks finds a fault */
    public NewAccount {
        offices = Set.copyOf(offices);
        roles = Set.copyOf(roles);
        Optional<Fault> fault = username(username)
                .or(() -> name(firstName))
                .or(() -> name(lastName))
                .or(() -> email(email));
        if (fault.isPresent()) {
            throw new IllegalArgumentException("An account's " + fault.get() + " is wrong.");
        }
    }

    /** As the login shows it. */
    public String name() {
        return firstName + " " + lastName;
    }

    /** What is wrong with a user name. */
    public static Optional<Fault> username(String text) {
        return USERNAME.matcher(text).matches() ? Optional.empty() : Optional.of(Fault.USERNAME);
    }

    /** What is wrong with a first or last name. */
    public static Optional<Fault> name(String text) {
        if (!NAME.matcher(text).matches()) {
            return Optional.of(Fault.NAME);
        }
        boolean mixed = Pattern.compile("[^\\p{L}\\p{M}]+")
                .splitAsStream(text)
                .anyMatch(word -> word.codePoints()
                                .filter(Character::isLetter)
                                .mapToObj(Character.UnicodeScript::of)
                                .distinct()
                                .count()
                        > 1);
        return mixed ? Optional.of(Fault.MIXED_ALPHABETS) : Optional.empty();
    }

    /** What is wrong with an e-mail address. */
    public static Optional<Fault> email(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(Fault.EMAIL);
    }
}
