package org.kelisim.portal.directory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.text.Dates;

/** Names of parties and offices in the reader's language, as the verified directory gives them; else their codes. */
public final class DirectoryNames {

    private final Directory directory;
    private final Locale locale;

    private DirectoryNames(Directory directory, Locale locale) {
        this.directory = directory;
        this.locale = locale;
    }

    /** Names by the node's present directory. */
    public static DirectoryNames of(PartyNode node, Locale locale) {
        return new DirectoryNames(node.directory(), locale);
    }

    /** The party's name, the name of a state that is no party here, or the code. */
    public String party(PartyCode code) {
        return directory
                .party(code)
                .map(entry -> entry.names().in(locale))
                .or(() -> state(code))
                .orElse(code.value());
    }

    private Optional<String> state(PartyCode code) {
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> Locale.of("", country))
                .filter(it -> it.getISO3Country().equals(code.value()))
                .map(it -> it.getDisplayCountry(locale))
                .findFirst();
    }

    /** The office's name without its party, or its id. */
    public String office(OfficeId id) {
        return officeName(id).orElse(id.toString());
    }

    /** Party and office, such as 'Kyrgyzstan, State Border Service'. */
    public String full(OfficeId id) {
        return party(id.party()) + ", " + officeName(id).orElse(id.name());
    }

    /** Several offices, one after the other. */
    public String full(Collection<OfficeId> ids) {
        return ids.stream().map(this::full).collect(Collectors.joining("; "));
    }

    /** The message with names for offices and parties, and times as the reader's clock shows them. */
    public String worded(Message message) {
        return message.in(locale, this::words);
    }

    private Object words(Object argument) {
        return switch (argument) {
            case OfficeId office -> full(office);
            case PartyCode party -> party(party);
            case Instant moment -> Dates.moment(moment, locale);
            default -> argument;
        };
    }

    private Optional<String> officeName(OfficeId id) {
        return directory.office(id).map(office -> office.entry().names().in(locale));
    }
}
