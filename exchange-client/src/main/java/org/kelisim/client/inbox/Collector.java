package org.kelisim.client.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.api.Receipts;
import org.kelisim.client.inbox.Arrival.OfficeCopy;
import org.kelisim.client.store.RegistrationNumbers;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Vault;
import org.kelisim.cms.HybridSigner;
import org.kelisim.envelope.Acknowledgement;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.Reading;
import org.kelisim.envelope.Refused;
import org.kelisim.envelope.UnverifiedDispatch;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.party.OfficeId;

/** Fetches what the feed announced, keeps it as it came, and signs for it in the offices' names. */
final class Collector {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final ArrivalLedger ledger;
    private final ExchangeClient exchange;
    private final Vault vault;
    private final DirectoryLookup directories;
    private final RegistrationNumbers numbers;
    private final BiConsumer<DispatchId, OfficeId> arrived;
    private final Consumer<Message> alarm;
    private final Clock clock;

    Collector(
            ArrivalLedger ledger,
            ExchangeClient exchange,
            Vault vault,
            DirectoryLookup directories,
            RegistrationNumbers numbers,
            BiConsumer<DispatchId, OfficeId> arrived,
            Consumer<Message> alarm,
            Clock clock) {
        this.ledger = ledger;
        this.exchange = exchange;
        this.vault = vault;
        this.directories = directories;
        this.numbers = numbers;
        this.arrived = arrived;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Fetches and keeps it; when to try again, or nothing when it is here. */
    Optional<Duration> fetch(DispatchId id) {
        Arrival arrival = ledger.find(id).orElseThrow();
        if (arrival.stage() != Arrival.Stage.ANNOUNCED) {
            return Optional.empty();
        }
        Optional<byte[]> kept = ledger.sealed(id);
        if (kept.isPresent()) {
            return keep(arrival, kept.get());
        }
        return switch (exchange.dispatch(id)) {
            case Answer.Given<byte[]>(byte[] bytes) -> keep(arrival, bytes);
            case Answer.Declined<byte[]> declined -> Optional.of(LATER);
            case Answer.Later<byte[]>(var message, Duration pause) -> Optional.of(pause);
        };
    }

    private Optional<Duration> keep(Arrival arrival, byte[] bytes) {
        return switch (UnverifiedDispatch.read(bytes)) {
            case UnverifiedDispatch dispatch -> keep(arrival, dispatch, bytes);
            case Refused(var reason) -> refuse(arrival, Message.of(reason.messageKey()));
            case Reading other -> throw new IllegalStateException("no such reading: " + other);
        };
    }

    private Optional<Duration> keep(Arrival arrival, UnverifiedDispatch dispatch, byte[] bytes) {
        if (!dispatch.id().equals(arrival.id()) || !dispatch.fingerprint().equals(arrival.fingerprint())) {
            return refuse(arrival, Message.of("arrival.not-what-was-announced"));
        }
        List<OfficeId> offices = dispatch.header().routing().recipients().stream()
                .filter(vault.offices()::contains)
                .toList();
        if (offices.isEmpty()) {
            return refuse(arrival, Message.of("arrival.no-office-here"));
        }
        return switch (exchange.receipts(arrival.id())) {
            case Answer.Given<Receipts>(Receipts receipts) -> {
                ledger.keepSealed(arrival.id(), bytes);
                stored(arrival, dispatch.header(), offices, receipts);
                yield acknowledge(arrival.id());
            }
            case Answer.Declined<Receipts> declined -> Optional.of(SOON);
            case Answer.Later<Receipts>(var message, Duration pause) -> Optional.of(pause);
        };
    }

    private void stored(Arrival arrival, Header header, List<OfficeId> offices, Receipts receipts) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        int year = now.atZone(ZoneOffset.UTC).getYear();
        List<OfficeCopy> copies = offices.stream()
                .map(office -> new OfficeCopy(
                        office,
                        numbers.of(office, Book.INCOMING, year, arrival.id()),
                        now,
                        false,
                        false,
                        Optional.empty(),
                        ""))
                .toList();
        ledger.change(
                arrival.id(),
                it -> it.stage() == Arrival.Stage.ANNOUNCED ? it.stored(header, copies, receipts.receipts()) : it);
        offices.forEach(office -> arrived.accept(arrival.id(), office));
    }

    /** Recorded and told; the bytes are not kept as something that could be opened. */
    private Optional<Duration> refuse(Arrival arrival, Message reason) {
        ledger.change(arrival.id(), it -> it.refused(reason));
        alarm.accept(Message.of("alarm.arrival-refused", arrival.id().toString()));
        return Optional.empty();
    }

    /** The receipts anew, for a dispatch whose fate changed. */
    Optional<Duration> refresh(DispatchId id) {
        return switch (exchange.receipts(id)) {
            case Answer.Given<Receipts>(Receipts receipts) -> {
                ledger.change(id, it -> it.with(receipts.receipts()));
                yield Optional.empty();
            }
            case Answer.Declined<Receipts> declined -> Optional.empty();
            case Answer.Later<Receipts>(var message, Duration pause) -> Optional.of(pause);
        };
    }

    /** Signs and hands over what the offices have not acknowledged yet. */
    Optional<Duration> acknowledge(DispatchId id) {
        Arrival arrival = ledger.find(id).orElseThrow();
        Optional<Duration> again = Optional.empty();
        for (OfficeCopy copy : arrival.offices()) {
            if (!copy.delivered()) {
                again = again.or(() -> post(arrival, copy, Acknowledgement.Kind.DELIVERED, Optional.empty()));
            }
            if (copy.summary().isPresent() && !copy.read()) {
                again = again.or(() -> post(arrival, copy, Acknowledgement.Kind.READ, Optional.empty()));
            }
        }
        return again;
    }

    /** Tells that an office cannot open it; once, as it changes nothing for this node. */
    Optional<Duration> unopenable(DispatchId id, OfficeId office, String reason) {
        Arrival arrival = ledger.find(id).orElseThrow();
        return arrival.copyOf(office)
                .flatMap(copy -> post(arrival, copy, Acknowledgement.Kind.UNOPENABLE, Optional.of(reason)));
    }

    /** Signed anew for each attempt: its time must be near the exchange's. */
    private Optional<Duration> post(
            Arrival arrival, OfficeCopy copy, Acknowledgement.Kind kind, Optional<String> reason) {
        Optional<HybridSigner> signer = vault.office(copy.office())
                .flatMap(keys -> directories.newest().office(copy.office()).flatMap(keys::signer));
        if (signer.isEmpty()) {
            return Optional.empty();
        }
        var acknowledgement =
                new Acknowledgement(kind, arrival.id(), arrival.fingerprint(), copy.office(), clock.instant(), reason);
        return switch (exchange.acknowledge(arrival.id(), acknowledgement.sign(signer.get()))) {
            case Answer.Given<Boolean> given -> done(arrival.id(), copy.office(), kind);
            case Answer.Declined<Boolean> declined -> {
                alarm.accept(Message.of(
                        "alarm.acknowledgement-declined",
                        arrival.id().toString(),
                        declined.message().key()));
                yield done(arrival.id(), copy.office(), kind);
            }
            case Answer.Later<Boolean>(var message, Duration pause) -> Optional.of(pause);
        };
    }

    private Optional<Duration> done(DispatchId id, OfficeId office, Acknowledgement.Kind kind) {
        switch (kind) {
            case DELIVERED -> ledger.change(id, it -> it.with(office, OfficeCopy::withDelivered));
            case READ -> ledger.change(id, it -> it.with(office, OfficeCopy::withRead));
            case UNOPENABLE -> {
                // nothing to remember: the reason is in the arrival
            }
        }
        return Optional.empty();
    }
}
