package org.kelisim.portal.lists;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListQuery.Who;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.text.Words;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Priority;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.notice.Catalogues;

/**
 * What a list is narrowed to, as it stands in the address. Anybody may write anything there: what is not understood is left
 * out, and {@code stale} says so.
 *
 * @param from first day, in the reader's time zone
 * @param to last day
 */
record Filter(
        String text,
        Optional<ListState> state,
        Who who,
        Optional<PartyCode> party,
        Optional<String> type,
        Optional<HandlingCode> handling,
        Optional<Priority> priority,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        boolean stale) {

    static Filter read(QueryParameters parameters, List<ListState> states) {
        Reading reading = new Reading(parameters);
        return new Filter(
                reading.get("q", Filter::text).orElse(""),
                reading.get("state", it -> ListState.parse(it).filter(states::contains)),
                reading.get("with", Filter::who).orElse(Who.ANYBODY),
                reading.get("party", it -> Optional.of(new PartyCode(it))),
                reading.get("type", it -> Catalogues.all().newest(it).map(NoticeType::id)),
                reading.get("handling", it -> Optional.of(HandlingCode.parse(it))),
                reading.get("priority", it -> Optional.of(Priority.parse(it))),
                reading.get("from", it -> Optional.of(LocalDate.parse(it))),
                reading.get("to", it -> Optional.of(LocalDate.parse(it))),
                reading.stale);
    }

    private static Optional<String> text(String value) {
        return Optional.of(value).filter(it -> it.length() <= Words.LONGEST_QUESTION);
    }

    private static Optional<Who> who(String value) {
        return switch (value) {
            case "me" -> Optional.of(Who.MINE);
            case "nobody" -> Optional.of(Who.NOBODY);
            default -> Optional.empty();
        };
    }

    /** Reads one value after the other and remembers whether one was not understood. */
    private static final class Reading {
        private final QueryParameters parameters;
        private boolean stale;

        Reading(QueryParameters parameters) {
            this.parameters = parameters;
        }

        <T> Optional<T> get(String name, Function<String, Optional<T>> parse) {
            Optional<String> value = parameters.getSingleParameter(name).filter(it -> !it.isEmpty());
            Optional<T> read = Optional.empty();
            try {
                read = value.flatMap(parse);
            } catch (IllegalArgumentException | DateTimeException e) {
                // not understood, like an unknown word
            }
            stale |= value.isPresent() && read.isEmpty();
            return read;
        }
    }

    QueryParameters write() {
        Map<String, String> values = new LinkedHashMap<>();
        if (!text.isBlank()) {
            values.put("q", text);
        }
        state.ifPresent(it -> values.put("state", it.wire()));
        if (who != Who.ANYBODY) {
            values.put("with", who == Who.MINE ? "me" : "nobody");
        }
        party.ifPresent(it -> values.put("party", it.value()));
        type.ifPresent(it -> values.put("type", it));
        handling.ifPresent(it -> values.put("handling", it.label()));
        priority.ifPresent(it -> values.put("priority", it.wire()));
        from.ifPresent(it -> values.put("from", it.toString()));
        to.ifPresent(it -> values.put("to", it.toString()));
        return QueryParameters.simple(values);
    }

    boolean isEmpty() {
        return write().getParameters().isEmpty();
    }

    ListQuery query(ZoneId zone) {
        return new ListQuery(
                text,
                state,
                party,
                type,
                handling,
                priority,
                from.map(it -> it.atStartOfDay(zone).toInstant()),
                to.map(it -> it.plusDays(1).atStartOfDay(zone).toInstant()),
                who);
    }
}
