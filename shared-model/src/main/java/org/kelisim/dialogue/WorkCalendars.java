package org.kelisim.dialogue;

import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;

/**
 * Each party's calendar, the same for everybody who asks: weekend and dates as the party signed them in the list of
 * members, beside them the public holidays with a fixed day and the time zone that this release knows of the party
 * (docs/decisions/0023-whose-days-count.md).
 */
public final class WorkCalendars {
    private static final int MAX_BYTES = 256 * 1024;
    private static final Set<DayOfWeek> USUAL_WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Map<PartyCode, Known> KNOWN = read();

    private WorkCalendars() {}

    /**
     * What the release's data say of a party.
     *
     * @param first the first year that they hold for
     * @param moved whether a holiday on a day of rest gives the next working day
     */
    private record Known(ZoneId zone, List<MonthDay> days, int first, int last, boolean moved) {
        static final Known NOTHING = new Known(ZoneOffset.UTC, List.of(), 0, -1, false);

        Set<LocalDate> holidays(Set<DayOfWeek> weekend) {
            Set<LocalDate> dates = new TreeSet<>();
            IntStream.rangeClosed(first, last).forEach(year -> days.forEach(day -> dates.add(day.atYear(year))));
            if (moved) {
                var calendar = new WorkCalendar(zone, weekend, dates);
                Set<LocalDate> given = new HashSet<>();
                for (LocalDate date : dates) {
                    if (weekend.contains(date.getDayOfWeek())) {
                        LocalDate free = calendar.workingDayFrom(date);
                        while (!given.add(free)) {
                            free = calendar.workingDayFrom(free.plusDays(1));
                        }
                    }
                }
                dates.addAll(given);
            }
            return dates;
        }
    }

    /** The party's calendar by that version of the list of members. */
    public static WorkCalendar of(PartyCode party, Directory directory) {
        return of(party, directory.statement(party));
    }

    /** In which the party's days begin and end; UTC for one that this release does not know. */
    public static ZoneId zone(PartyCode party) {
        return KNOWN.getOrDefault(party, Known.NOTHING).zone();
    }

    /** The party's calendar by what it states of itself, if it states anything. */
    static WorkCalendar of(PartyCode party, Optional<PartyStatement> statement) {
        Known known = KNOWN.getOrDefault(party, Known.NOTHING);
        Set<DayOfWeek> weekend = statement.map(PartyStatement::weekend).orElse(USUAL_WEEKEND);
        Set<LocalDate> holidays = new HashSet<>(known.holidays(weekend));
        statement.map(PartyStatement::holidays).ifPresent(holidays::addAll);
        return new WorkCalendar(known.zone(), weekend, holidays);
    }

    private static Map<PartyCode, Known> read() {
        try (InputStream data = WorkCalendars.class.getResourceAsStream("/dialogue/calendars.json")) {
            if (data == null) {
                throw new IllegalStateException("calendars.json is missing");
            }
            Fields document = Fields.of(CanonicalJson.read(data.readNBytes(MAX_BYTES), MAX_BYTES));
            document.string("format");
            Map<PartyCode, Known> calendars = new HashMap<>();
            document.objects("calendars").forEach(it -> calendars.put(it.parsed("party", PartyCode::new), known(it)));
            document.done();
            return Map.copyOf(calendars);
        } catch (IOException e) {
            throw new IllegalStateException("calendars.json cannot be read", e);
        }
    }

    private static Known known(Fields fields) {
        ZoneId zone = fields.parsed("zone", ZoneId::of);
        if (!fields.has("holidays")) {
            fields.done();
            return new Known(zone, List.of(), 0, -1, false);
        }
        fields.string("source");
        var known = new Known(
                zone,
                fields.strings("holidays").stream()
                        .map(it -> MonthDay.parse("--" + it))
                        .toList(),
                fields.integer("first", 2000, 2100),
                fields.integer("last", 2000, 2100),
                fields.bool("moved"));
        fields.done();
        return known;
    }
}
