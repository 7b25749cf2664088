package org.kelisim.portal.compose;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kelisim.catalogue.Availability;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.Use;
import org.kelisim.client.safeguards.LegalBasis;
import org.kelisim.client.safeguards.Safeguards;
import org.kelisim.client.safeguards.Threads;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.Office;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/**
 * What an office may write and to whom, for the choice on the screen. The desk decides again when the notice
 * is handed over; this only spares the author a dead end.
 */
final class Offers {

    private final Safeguards safeguards =
            new Safeguards(Catalogues.all(), LegalBasis.UNKNOWN, Threads.UNKNOWN, Clock.systemUTC());

    private final Directory directory;
    private final OfficeId office;
    private final Locale locale;

    /** A type, and why it cannot be written, if it cannot. */
    record Offer(NoticeType type, Optional<String> blocked) {}

    Offers(Directory directory, OfficeId office, Locale locale) {
        this.directory = directory;
        this.office = office;
        this.locale = locale;
    }

    /** Every type that begins a matter: those that can be written first. */
    List<Offer> types() {
        return Catalogues.all().types().stream()
                .filter(type -> type.uses().contains(Use.NEW))
                .map(type -> new Offer(type, blocked(type)))
                .sorted(Comparator.comparing(offer -> offer.blocked().isPresent()))
                .toList();
    }

    /** The types that the office may reply to a notice with. */
    List<NoticeType> replies() {
        return Catalogues.all().types().stream()
                .filter(type -> type.uses().contains(Use.REPLY))
                .filter(type -> blocked(type).isEmpty())
                .toList();
    }

    private Optional<String> blocked(NoticeType type) {
        if (type.availability(Safeguards.BUILT) instanceof Availability.Blocked(var reason)) {
            return Optional.of(reason.in(locale));
        }
        return safeguards
                .blockedType(type)
                .map(blocked -> blocked.reason().in(locale))
                .or(() -> maySend(type)
                        ? Optional.empty()
                        : Optional.of(Messages.text("choose.no-mandate", Language.of(locale))));
    }

    private boolean maySend(NoticeType type) {
        return directory
                .office(office)
                .flatMap(known -> known.entry().mandate(type.id()))
                .filter(Mandate::send)
                .isPresent();
    }

    /** The offices that may receive the type at present. */
    List<OfficeId> recipients(NoticeType type, Instant now) {
        return directory.offices().stream()
                .filter(candidate -> receives(candidate, type, now))
                .map(candidate -> candidate.entry().id())
                .sorted()
                .toList();
    }

    private boolean receives(Office candidate, NoticeType type, Instant now) {
        OfficeId id = candidate.entry().id();
        return !id.equals(office)
                && directory.active(id.party())
                && candidate.usableAt(now)
                && type.recipients().allows(candidate.entry().function())
                && candidate.entry().mandate(type.id()).filter(Mandate::receive).isPresent();
    }
}
