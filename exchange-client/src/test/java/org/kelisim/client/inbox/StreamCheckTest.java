package org.kelisim.client.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.client.TestWorld.KAZ;
import static org.kelisim.client.TestWorld.KAZ_BORDER;
import static org.kelisim.client.TestWorld.KAZ_MIGRATION;
import static org.kelisim.client.TestWorld.KGZ_BORDER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.client.TestClock;
import org.kelisim.client.inbox.Arrival.Place;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content.Stream;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;

class StreamCheckTest {
    private static final Digest FIRST = Digest.of(new byte[] {1});
    private static final Digest SECOND = Digest.of(new byte[] {2});
    private static final Digest OTHER = Digest.of(new byte[] {9});

    private final Arrival one = opened(KAZ_MIGRATION, new Stream(1, Optional.empty()), FIRST);
    private final Arrival two = opened(KAZ_MIGRATION, new Stream(2, Optional.of(FIRST)), SECOND);

    private static Arrival sealed(OfficeId sender) {
        DispatchId id = DispatchId.create(KAZ);
        Routing routing = new Routing(
                id,
                NoticeClass.GENERAL,
                sender,
                List.of(KGZ_BORDER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse("2027-01-01"));
        Header header = new Header(Header.PROFILE, routing, new Header.DirectoryReference(1, FIRST), List.of());
        return Arrival.announced(id, FIRST, TestClock.START).stored(header, List.of(), List.of());
    }

    private static Arrival opened(OfficeId sender, Stream stream, Digest notice) {
        return sealed(sender).at(new Place(stream, notice));
    }

    private static List<String> wrong(Arrival... arrivals) {
        return StreamCheck.of(List.of(arrivals), TestClock.START).stream()
                .map(Message::key)
                .toList();
    }

    @Test
    void findsNothingWrongInAWholeStreamWhicheverIsOpenedFirst() {
        assertThat(wrong(one, two)).isEmpty();
        assertThat(wrong(two, one)).isEmpty();
        assertThat(wrong(sealed(KAZ_MIGRATION), two)).isEmpty();
    }

    @Test
    void seesThatSomethingIsMissing() {
        assertThat(wrong(two)).containsExactly("alarm.stream-gap");
        assertThat(wrong(two, sealed(KAZ_BORDER))).containsExactly("alarm.stream-gap");
    }

    @Test
    void seesTheSameNumberTwice() {
        Arrival again = opened(KAZ_MIGRATION, new Stream(2, Optional.of(FIRST)), OTHER);
        assertThat(wrong(one, two, again)).containsExactly("alarm.stream-fork");
    }

    @Test
    void seesAnotherHistory() {
        Arrival other = opened(KAZ_MIGRATION, new Stream(2, Optional.of(OTHER)), SECOND);
        assertThat(wrong(one, other)).containsExactly("alarm.stream-fork");
        assertThat(wrong(other, one)).containsExactly("alarm.stream-fork");
    }

    @Test
    void givesWhatIsMissingTimeToArrive() {
        assertThat(StreamCheck.of(List.of(two), TestClock.START.minusSeconds(1)))
                .isEmpty();
    }
}
