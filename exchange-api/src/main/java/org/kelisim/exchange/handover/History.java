package org.kelisim.exchange.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Fact;
import org.kelisim.exchange.archive.StoredDispatch;
import org.kelisim.log.EventKind;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.springframework.stereotype.Component;

/**
 * What can have happened to a dispatch, by event ids, which follow from its header: so nothing has to be searched for. The
 * sender's party sees all of it, a recipient's the submission and what it did itself.
 */
@Component
class History {
    private final Archive archive;

    History(Archive archive) {
        this.archive = archive;
    }

    List<EventId> of(StoredDispatch dispatch, PartyCode party) {
        List<EventId> events = new ArrayList<>();
        events.add(EventId.submitted(dispatch.id()));
        events.add(EventId.refused(dispatch.id()));
        concerned(dispatch, party)
                .map(OfficeId::party)
                .distinct()
                .forEach(each -> events.add(EventId.handedOver(dispatch.id(), each)));
        events.addAll(said(dispatch, party));
        return events;
    }

    /** The acknowledgements, with the signed objects. */
    List<Fact> facts(StoredDispatch dispatch, PartyCode party) {
        return archive.facts(said(dispatch, party));
    }

    private static List<EventId> said(StoredDispatch dispatch, PartyCode party) {
        return concerned(dispatch, party)
                .flatMap(office -> Stream.of(EventKind.DELIVERED, EventKind.READ, EventKind.UNOPENABLE)
                        .map(kind -> EventId.by(office, kind, dispatch.id())))
                .toList();
    }

    private static Stream<OfficeId> concerned(StoredDispatch dispatch, PartyCode party) {
        boolean all = party.equals(dispatch.id().party());
        return dispatch.header().routing().recipients().stream()
                .filter(office -> all || office.party().equals(party));
    }
}
