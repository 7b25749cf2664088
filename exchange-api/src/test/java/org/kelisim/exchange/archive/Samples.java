package org.kelisim.exchange.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/** Dispatches and events as the checks before the archive let them through; their bytes need not be sealed there. */
public final class Samples {
    public static final PartyCode KAZ = new PartyCode("KAZ");
    public static final PartyCode KGZ = new PartyCode("KGZ");
    public static final PartyCode TJK = new PartyCode("TJK");
    public static final OfficeId KAZ_MIGRATION = OfficeId.parse("KAZ/migration-service");
    public static final OfficeId KGZ_BORDER = OfficeId.parse("KGZ/border-service");
    public static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");
    public static final Digest DIRECTORY = Digest.of("directory".getBytes(StandardCharsets.UTF_8));

    private Samples() {}

    public static AcceptedDispatch aDispatch() {
        return aDispatch("sealed", KGZ_BORDER);
    }

    public static AcceptedDispatch aDispatch(String bytes, OfficeId... recipients) {
        return aDispatch(DispatchId.create(KAZ), bytes, recipients);
    }

    public static AcceptedDispatch aDispatch(DispatchId id, String bytes, OfficeId... recipients) {
        byte[] sealed = bytes.getBytes(StandardCharsets.UTF_8);
        List<OfficeId> sorted = Arrays.stream(recipients).sorted().toList();
        Routing routing = new Routing(
                id,
                NoticeClass.GENERAL,
                KAZ_MIGRATION,
                sorted,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse("2027-11-24"));
        Header header = new Header(Header.PROFILE, routing, new Header.DirectoryReference(1, DIRECTORY), List.of());
        return new AcceptedDispatch(header, Digest.of(sealed), sealed, NOW);
    }

    public static Event published() {
        return new Event(
                EventKind.DIRECTORY_PUBLISHED,
                "directory/1",
                DIRECTORY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                NOW);
    }

    public static Event handedOver(AcceptedDispatch dispatch, PartyCode party) {
        return new Event(
                EventKind.HANDED_OVER,
                dispatch.header().id().toString(),
                dispatch.fingerprint(),
                Optional.of(party.value()),
                Optional.empty(),
                Optional.empty(),
                Audience.of(dispatch.header(), party).parties(),
                NOW);
    }

    public static Audience between(PartyCode sender, PartyCode recipient) {
        SortedMap<PartyCode, FeedRole> roles = new TreeMap<>();
        roles.put(sender, FeedRole.SENDER);
        roles.put(recipient, FeedRole.RECIPIENT);
        return new Audience(roles);
    }
}
