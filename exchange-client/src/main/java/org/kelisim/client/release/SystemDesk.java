package org.kelisim.client.release;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.attachment.Attachments;
import org.kelisim.client.attachment.ImageRule;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.outbox.Refusals;
import org.kelisim.client.outbox.SendQueue;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.safeguards.Safeguards;
import org.kelisim.client.safeguards.Screening;
import org.kelisim.client.store.RegistrationNumbers;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.Subject;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Mandate;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Refusal;
import org.kelisim.envelope.Refused;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Released;

/** Where a party's own systems send, without officers, what their office's mandate lets systems send. */
public final class SystemDesk {
    private final Safeguards safeguards;
    private final Catalogue catalogue;
    private final RegistrationNumbers numbers;
    private final Attachments attachments;
    private final ImageRule images;
    private final SendQueue outbox;
    private final Supplier<Directory> directory;
    private final Clock clock;

    public SystemDesk(
            Safeguards safeguards,
            Catalogue catalogue,
            RegistrationNumbers numbers,
            Attachments attachments,
            SendQueue outbox,
            Supplier<Directory> directory,
            Clock clock) {
        this.safeguards = safeguards;
        this.catalogue = catalogue;
        this.numbers = numbers;
        this.attachments = attachments;
        this.images = new ImageRule(attachments, catalogue);
        this.outbox = outbox;
        this.directory = directory;
        this.clock = clock;
    }

    /** Screens and puts into the outbox, whence it is sent. */
    public SystemSend send(Draft draft) {
        return released(draft, this::enqueue);
    }

    /** Screens and seals, for a file that goes another way than through the exchange. */
    public SystemSend seal(Draft draft) {
        return released(draft, this::sealed);
    }

    private SystemSend released(Draft draft, Function<Released, SystemSend> then) {
        return switch (safeguards.screen(draft.proposal(), directory.get())) {
            case Screening.Blocked(String rule, Message reason) -> new SystemSend.Blocked(rule, reason);
            case Screening.Incomplete(var problems) -> new SystemSend.Problems(problems);
            case Screening.Cleared() -> withImages(draft, then);
        };
    }

    private SystemSend withImages(Draft draft, Function<Released, SystemSend> then) {
        List<Problem> problems =
                images.prepare(catalogue.type(draft.type(), draft.typeVersion()).orElseThrow(), draft.id());
        return problems.isEmpty() ? release(draft, then) : new SystemSend.Problems(problems);
    }

    /** The mandate is asked before a registration number is given. */
    private SystemSend release(Draft draft, Function<Released, SystemSend> then) {
        boolean systems = directory
                .get()
                .office(draft.office())
                .flatMap(it -> it.entry().mandate(draft.type()))
                .filter(Mandate::systems)
                .isPresent();
        if (!systems) {
            return new SystemSend.Blocked("mandate", Message.of("blocked.no-systems", draft.office(), draft.type()));
        }
        int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
        String registration = numbers.of(draft.office(), Book.OUTGOING, year, draft.id());
        Notice notice = draft.freeze(
                catalogue.type(draft.type(), draft.typeVersion()).orElseThrow().noticeClass(),
                registration,
                attachments.descriptions(draft.id()));
        return switch (Released.of(notice, List.of(), directory.get())) {
            case Released.Outcome.Denied(var fault) ->
                new SystemSend.Blocked("mandate", Message.of(Refusals.of(fault).messageKey()));
            case Released.Outcome.Granted(Released released) -> then.apply(released);
        };
    }

    private SystemSend enqueue(Released released) {
        Notice notice = released.notice();
        String subject = Subject.of(catalogue, notice.type(), notice.typeVersion(), notice.body());
        return outbox.enqueue(released, subject)
                ? new SystemSend.Sending(notice.id(), notice.registration().orElse(""))
                : new SystemSend.Blocked("id", Message.of("release.id-used"));
    }

    private SystemSend sealed(Released released) {
        return switch (outbox.sealOnly(released)) {
            case Refused(Refusal reason) -> new SystemSend.Blocked("envelope", Message.of(reason.messageKey()));
            case Dispatch dispatch -> new SystemSend.Sealed(dispatch);
        };
    }
}
