package org.kelisim.client.agreements;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementText;
import org.kelisim.client.attachment.Attachments;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.inbox.Inbox;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.OpenOutcome.OpenedNotice;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.PartyCode;

/** Where each text lies, by its digest: among what was put forward here, or attached to what came. */
final class StoredTexts implements AgreementTexts {
    /** How many notices of one party are opened in search of a text. */
    static final int MOST_OF_A_PARTY = 20;

    private final NodeStore store;
    private final Attachments attachments;
    private final Supplier<Inbox> inbox;
    private final Function<AgreementId, List<PartyCode>> parties;
    private final Function<AgreementId, Set<Digest>> ours;
    private final PartyCode party;
    private final Clock clock;

    /**
     * @param parties of an agreement; none if it is not known
     * @param ours texts of an agreement that this party was the first to name there
     */
    StoredTexts(
            NodeStore store,
            Attachments attachments,
            Supplier<Inbox> inbox,
            Function<AgreementId, List<PartyCode>> parties,
            Function<AgreementId, Set<Digest>> ours,
            PartyCode party,
            Clock clock) {
        this.store = store;
        this.attachments = attachments;
        this.inbox = inbox;
        this.parties = parties;
        this.ours = ours;
        this.party = party;
        this.clock = clock;
    }

    /** A file of a dispatch: one that came, or a place that was made up for an own text. */
    private record Place(DispatchId dispatch, int index, boolean own) {}

    @Override
    public AgreementText add(String language, InputStream bytes) throws IOException {
        DispatchId place = DispatchId.create(party);
        try {
            byte[] first = bytes.readNBytes(FileKind.FIRST);
            FileKind kind = FileKind.of(first);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), bytes);
            PartDescription described = attachments
                    .add(place, language, kind.mediaType(), new Limited(whole, LARGEST))
                    .description();
            AgreementText text =
                    new AgreementText(language, described.sha384(), described.mediaType(), described.size());
            Optional<Place> before = given(text);
            remember(id(text), before.orElse(new Place(place, 0, true)));
            before.ifPresent(same -> attachments.drop(place));
            return text;
        } catch (IOException | RuntimeException e) {
            attachments.drop(place);
            throw e;
        }
    }

    /** The bytes that an officer of this node has given. */
    Optional<InputStream> own(AgreementText text) {
        return given(text).flatMap(this::ownBytes);
    }

    private Optional<Place> given(AgreementText text) {
        return place(id(text)).filter(Place::own);
    }

    private Optional<Place> place(AgreementId agreement, AgreementText text) {
        return place(id(agreement, text))
                .or(() -> ours.apply(agreement).contains(text.digest()) ? given(text) : Optional.empty());
    }

    private Optional<InputStream> ownBytes(Place place) {
        return attachments.list(place.dispatch()).stream()
                .findFirst()
                .map(it -> attachments.read(place.dispatch(), it));
    }

    @Override
    public Optional<FileKind> here(AgreementId agreement, AgreementText text, UnlockedOfficer reader) {
        return place(agreement, text)
                .flatMap(it -> it.own() ? ownKind(it, text) : inbox.get().fetched(it.dispatch(), it.index(), reader));
    }

    private Optional<FileKind> ownKind(Place place, AgreementText text) {
        return attachments.list(place.dispatch()).isEmpty() ? Optional.empty() : Optional.of(kind(text));
    }

    private static FileKind kind(AgreementText text) {
        return List.of(FileKind.values()).stream()
                .filter(it -> it.mediaType().equals(text.mediaType()))
                .findFirst()
                .orElse(FileKind.OTHER);
    }

    @Override
    public Optional<InputStream> read(AgreementId agreement, AgreementText text, UnlockedOfficer reader) {
        return place(agreement, text)
                .flatMap(it -> it.own() ? ownBytes(it) : inbox.get().readAttachment(it.dispatch(), it.index(), reader));
    }

    @Override
    public Fetch fetch(AgreementId agreement, AgreementText text, UnlockedOfficer reader, LongConsumer progress) {
        boolean sent = false;
        for (InboxEntry entry : candidates(agreement, reader)) {
            if (inbox.get().open(entry.id(), reader) instanceof OpenedNotice opened && isAbout(opened, agreement)) {
                sent = true;
                Optional<Integer> index = indexOf(text, opened.notice().parts());
                if (index.isPresent()) {
                    return fetched(id(agreement, text), new Place(entry.id(), index.get(), false), reader, progress);
                }
            }
        }
        return new Fetch.Failed(Message.of(sent ? "texts.differ" : "texts.not-here", text.language()));
    }

    private Fetch fetched(String id, Place place, UnlockedOfficer reader, LongConsumer progress) {
        Fetch fetch = inbox.get().fetchAttachment(place.dispatch(), place.index(), reader, progress);
        if (fetch instanceof Fetch.Whole) {
            remember(id, place);
        }
        return fetch;
    }

    /**
     * What was opened and is about something else is not opened again, nor what comes from a party that is none of the
     * agreement's. Of each party the newest few are looked at, so that one that sends many hides nothing of another.
     */
    private List<InboxEntry> candidates(AgreementId agreement, UnlockedOfficer reader) {
        Set<PartyCode> senders = Set.copyOf(parties.apply(agreement));
        Map<PartyCode, Integer> seen = new HashMap<>();
        return reader.offices().stream()
                .flatMap(office -> inbox.get().entries(office, reader).stream())
                .filter(it -> it.header().routing().noticeClass() == NoticeClass.AGREEMENT)
                .filter(it -> senders.contains(it.sender().party()))
                .filter(it -> it.state() != InboxEntry.State.REFUSED)
                .filter(it -> it.summary()
                        .map(summary -> summary.subject().equals(agreement.value()))
                        .orElse(true))
                .filter(it -> seen.merge(it.sender().party(), 1, Integer::sum) <= MOST_OF_A_PARTY)
                .toList();
    }

    private static boolean isAbout(OpenedNotice opened, AgreementId agreement) {
        return opened.notice().type().equals(TextCourier.TYPE)
                && opened.notice()
                        .body()
                        .path(TextCourier.AGREEMENT)
                        .asString("")
                        .equals(agreement.value());
    }

    private static Optional<Integer> indexOf(AgreementText text, List<PartDescription> parts) {
        return IntStream.range(0, parts.size())
                .filter(it -> parts.get(it).sha384().equals(text.digest())
                        && parts.get(it).size() == text.size())
                .boxed()
                .findFirst();
    }

    /** Lets go of what was given before this moment and then not put forward, or taken back. */
    void tidy(Instant before, Set<Digest> putForward) {
        Set<String> wanted = putForward.stream().map(this::id).collect(Collectors.toSet());
        Map<String, DispatchId> left = new HashMap<>();
        store.each(Shelf.TEXTS, (id, json) -> {
            Fields fields = Fields.of(json);
            if (!wanted.contains(id)
                    && fields.optionalBool("own").orElse(false)
                    && fields.instant("since").isBefore(before)) {
                left.put(id, fields.parsed("dispatch", DispatchId::parse));
            }
        });
        left.forEach((id, place) -> {
            store.delete(Shelf.TEXTS, id);
            attachments.drop(place);
        });
    }

    private void remember(String id, Place place) {
        store.put(
                Shelf.TEXTS,
                id,
                CanonicalJson.object()
                        .put("dispatch", place.dispatch().toString())
                        .put("index", place.index())
                        .put("own", place.own())
                        .put("since", UtcSeconds.format(clock.instant())));
    }

    private Optional<Place> place(String id) {
        return store.findIfReadable(Shelf.TEXTS, id).map(json -> {
            Fields fields = Fields.of(json);
            return new Place(
                    fields.parsed("dispatch", DispatchId::parse),
                    (int) fields.integer("index"),
                    fields.optionalBool("own").orElse(false));
        });
    }

    /** What was given here, for whatever agreement. */
    private String id(AgreementText text) {
        return id(text.digest());
    }

    private String id(Digest text) {
        return store.hidden(text.hex());
    }

    /** What came about that agreement. */
    private String id(AgreementId agreement, AgreementText text) {
        return store.hidden(agreement.value() + "/" + text.digest().hex());
    }
}
