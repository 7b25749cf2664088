package org.kelisim.client.agreements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementText;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.attachment.Attachments;
import org.kelisim.client.store.RegistrationNumbers;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.Office;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.Priority;
import org.kelisim.notice.Released;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * Brings the texts of a proposal to the other parties' offices for agreements, sealed, as a notice of its own that the same two
 * officers approve with the action.
 */
final class TextCourier {
    /** The notice type, number 1 of the catalogue. */
    static final String TYPE = "agreement-document";

    /** The field that says which agreement. */
    static final String AGREEMENT = "agreement";

    private static final int VERSION = 1;
    private static final int YEARS = 10;

    private final StoredTexts texts;
    private final Attachments attachments;
    private final RegistrationNumbers numbers;
    private final BiConsumer<Released, String> outbox;
    private final Supplier<Directory> directory;
    private final Clock clock;

    TextCourier(
            StoredTexts texts,
            Attachments attachments,
            RegistrationNumbers numbers,
            BiConsumer<Released, String> outbox,
            Supplier<Directory> directory,
            Clock clock) {
        this.texts = texts;
        this.attachments = attachments;
        this.numbers = numbers;
        this.outbox = outbox;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The notice that carries the texts that were given here; none where nobody here put them forward (the parties have them)
     * or no other party has an office.
     *
     * @param before the texts of earlier proposals, which the parties have already; none of them is sent again, since whoever
     *     named it may never have had it
     * @throws IllegalArgumentException if some of the others are not here
     */
    Optional<Notice> draw(TreatyAction action, Set<Digest> before) {
        Optional<Agreement> document = action.proposal().flatMap(TreatyAction.Proposal::document);
        List<AgreementText> all = document.map(Agreement::texts).orElse(List.of());
        List<AgreementText> here = all.stream()
                .filter(it -> !before.contains(it.digest()) && texts.own(it).isPresent())
                .toList();
        List<OfficeId> to =
                document.map(it -> recipients(it.parties(), action.office())).orElse(List.of());
        if (here.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!all.stream().allMatch(it -> here.contains(it) || before.contains(it.digest()))) {
            throw new IllegalArgumentException("The texts are put forward in all languages, or in none.");
        }
        return Optional.of(draw(
                document.get(),
                here,
                action.office(),
                to,
                text -> texts.own(text).orElseThrow()));
    }

    /**
     * The notice that carries these texts of the document.
     *
     * @throws IllegalArgumentException if the bytes are not those of the texts
     */
    Notice draw(
            Agreement document,
            List<AgreementText> these,
            OfficeId sender,
            List<OfficeId> to,
            Function<AgreementText, InputStream> bytes) {
        DispatchId id = DispatchId.create(sender.party());
        try {
            for (AgreementText text : these) {
                attach(id, document, text, bytes);
            }
            return notice(id, document, sender, to);
        } catch (RuntimeException e) {
            drop(id);
            throw e;
        }
    }

    /** The texts that an action puts forward, by their digests. */
    static Stream<Digest> named(TreatyAction action) {
        return action.proposal().stream()
                .flatMap(it -> it.document().stream())
                .flatMap(it -> it.texts().stream())
                .map(AgreementText::digest);
    }

    /** The offices of another party that take texts. */
    List<OfficeId> offices(PartyCode party, OfficeId sender) {
        return recipients(List.of(party), sender);
    }

    private List<OfficeId> recipients(List<PartyCode> parties, OfficeId sender) {
        Directory newest = directory.get();
        return newest.offices().stream()
                .filter(it -> parties.contains(it.entry().id().party())
                        && !it.entry().id().party().equals(sender.party()))
                .filter(it -> newest.active(it.entry().id().party()) && it.usableAt(clock.instant()))
                .filter(it -> it.entry().mandate(TYPE).filter(Mandate::receive).isPresent())
                .map(Office::entry)
                .map(it -> it.id())
                .sorted()
                .limit(Routing.MOST_RECIPIENTS)
                .toList();
    }

    private void attach(
            DispatchId id, Agreement document, AgreementText text, Function<AgreementText, InputStream> source) {
        try (InputStream bytes = source.apply(text)) {
            PartDescription attached = attachments
                    .add(id, text.fileName(document.id()), text.mediaType(), bytes)
                    .description();
            if (!attached.sha384().equals(text.digest())) {
                throw new IllegalArgumentException(
                        "A text that is kept here has not the digest that the parties sign.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Notice notice(DispatchId id, Agreement document, OfficeId sender, List<OfficeId> to) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Routing routing = new Routing(
                id,
                NoticeClass.AGREEMENT,
                sender,
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                today.plusYears(YEARS));
        return new Notice(
                Notice.freshNonce(),
                routing,
                TYPE,
                VERSION,
                Optional.empty(),
                HandlingCode.AMBER,
                Priority.ROUTINE,
                List.of(),
                document.languages().getFirst(),
                Optional.of(numbers.of(sender, Book.OUTGOING, today.getYear(), id)),
                CanonicalJson.object().put(AGREEMENT, document.id().value()),
                attachments.descriptions(id));
    }

    /** Once the exchange has the action. Doing it again does nothing. */
    void send(Released released) {
        outbox.accept(released, released.notice().body().path(AGREEMENT).asString(TYPE));
    }

    void drop(DispatchId id) {
        attachments.drop(id);
    }
}
