package org.kelisim.client.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.client.agreements.ChannelGuard;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.Decline;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.api.Receipts;
import org.kelisim.client.api.Submission;
import org.kelisim.client.attachment.SealedAttachments;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Vault;
import org.kelisim.cms.HybridSigner;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Reading;
import org.kelisim.envelope.Refusal;
import org.kelisim.envelope.Refused;
import org.kelisim.envelope.SealedPart;
import org.kelisim.envelope.Sealer;
import org.kelisim.envelope.Sealing;
import org.kelisim.envelope.UnverifiedDispatch;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Released;

/**
 * One attempt to move one line on: seal, store the form, submit, take the receipt. The newest stored form is what is
 * sent; a new one is sealed only when the exchange has said that it will never take the old one.
 */
final class Sender {
    private static final Duration RECEIPT_SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(1);

    /** Answers to which the same notice sealed anew may get another one. */
    private static final Set<String> SEAL_AGAIN =
            Set.of(Refusal.STALE_DIRECTORY.wire(), Refusal.SIGNING_TIME_IMPLAUSIBLE.wire());

    /** Reasons not to seal that may pass. */
    private static final Set<Refusal> PASSING = Set.of(
            Refusal.DIRECTORY_EXPIRED,
            Refusal.SENDER_NOT_ACTIVE,
            Refusal.SENDER_KEYS_NOT_VALID,
            Refusal.NOT_THE_SENDERS_KEYS);

    /** The exchange's refusals of the same kind, and that it lags behind with the directory. */
    private static final Set<String> PASSING_THERE = Stream.concat(
                    Stream.concat(PASSING.stream(), Stream.of(Refusal.UNKNOWN_DIRECTORY))
                            .map(Refusal::wire),
                    Stream.of("parts-missing", "part-differs", "wrong-offset")) // they are brought once more
            .collect(Collectors.toUnmodifiableSet());

    private final OutboxLedger ledger;
    private final Streams streams;
    private final ExchangeClient exchange;
    private final SealedAttachments attachments;
    private final Vault vault;
    private final DirectoryLookup directories;
    private final ReceiptReader reader;
    private final Runnable refreshDirectory;
    private final Consumer<Message> alarm;
    private final ChannelGuard channels;
    private final Function<Notice, Optional<Message>> threads;
    private final Clock clock;

    Sender(
            OutboxLedger ledger,
            Streams streams,
            ExchangeClient exchange,
            SealedAttachments attachments,
            Vault vault,
            DirectoryLookup directories,
            Runnable refreshDirectory,
            Consumer<Message> alarm,
            ChannelGuard channels,
            Function<Notice, Optional<Message>> threads,
            Clock clock) {
        this.ledger = ledger;
        this.streams = streams;
        this.exchange = exchange;
        this.attachments = attachments;
        this.vault = vault;
        this.directories = directories;
        this.reader = new ReceiptReader(directories);
        this.refreshDirectory = refreshDirectory;
        this.alarm = alarm;
        this.channels = channels;
        this.threads = threads;
        this.clock = clock;
    }

    /** Tries once; when to try again, or nothing if there is nothing more to do. */
    Optional<Duration> attempt(DispatchId id) {
        OutboxLine line = ledger.find(id).orElseThrow();
        return switch (line.state()) {
            case QUEUED -> submit(line);
            case ACCEPTED -> refresh(id);
            default -> Optional.empty();
        };
    }

    /** Fetches the receipts and moves the line on by what they prove. */
    Optional<Duration> refresh(DispatchId id) {
        return switch (exchange.receipts(id)) {
            case Answer.Given<Receipts>(Receipts receipts) -> {
                OutboxLine line = ledger.change(id, it -> reader.apply(it, receipts));
                if (line.state() == SendState.LOGGED) {
                    attachments.drop(id);
                }
                yield line.state() == SendState.ACCEPTED ? Optional.of(RECEIPT_SOON) : Optional.empty();
            }
            case Answer.Declined<Receipts> declined -> Optional.of(LATER);
            case Answer.Later<Receipts>(var message, Duration pause) -> Optional.of(pause);
        };
    }

    private Optional<Duration> submit(OutboxLine queued) {
        OutboxLine line = queued.attempt() > 0 ? queued : seal(queued);
        Optional<byte[]> form = ledger.form(line.id(), line.attempt());
        if (form.isEmpty()) {
            return line.state() == SendState.QUEUED ? Optional.of(LATER) : Optional.empty();
        }
        return switch (attachments.upload(line.id())) {
            case Answer.Given<Boolean> brought -> submit(line, form.get());
            case Answer.Declined<Boolean>(var kind, var reason, var message) ->
                kind == Decline.CONFLICT // the dispatch is there already: its answer was lost
                        ? submit(line, form.get())
                        : declined(line, kind, reason, message);
            case Answer.Later<Boolean>(Message message, Duration pause) -> trouble(line, message, pause);
        };
    }

    private Optional<Duration> submit(OutboxLine line, byte[] form) {
        return switch (exchange.submit(line.id(), form)) {
            case Answer.Given<Submission>(Submission submission) -> accepted(line, submission);
            case Answer.Declined<Submission>(var kind, var reason, var message) ->
                declined(line, kind, reason, message);
            case Answer.Later<Submission>(Message message, Duration pause) -> trouble(line, message, pause);
        };
    }

    private Optional<Duration> accepted(OutboxLine line, Submission submission) {
        if (line.fingerprint().filter(submission.fingerprint()::equals).isEmpty()) {
            alarm.accept(Message.of("alarm.other-fingerprint", line.id().toString()));
            return trouble(line, Message.of("alarm.other-fingerprint", line.id().toString()), LATER);
        }
        ledger.change(line.id(), it -> it.in(SendState.ACCEPTED, Optional.empty()));
        submission
                .receipt()
                .ifPresent(receipt -> ledger.change(
                        line.id(), it -> reader.apply(it, new Receipts(List.of(receipt), java.util.Map.of()))));
        boolean logged = ledger.find(line.id()).filter(it -> !it.isOpen()).isPresent();
        if (logged) {
            attachments.drop(line.id());
        }
        return logged ? Optional.empty() : Optional.of(RECEIPT_SOON);
    }

    private Optional<Duration> declined(OutboxLine line, Decline kind, Optional<String> reason, Message message) {
        if (kind == Decline.STALE_DIRECTORY
                || reason.filter(SEAL_AGAIN::contains).isPresent()) {
            refreshDirectory.run();
            OutboxLine again = seal(line);
            return again.attempt() > line.attempt() && again.attempt() < 1000
                    ? Optional.of(pauseBeforeSealingAgain(again.attempt()))
                    : trouble(again, message, LATER);
        }
        if (reason.filter(PASSING_THERE::contains).isPresent()) {
            return trouble(line, message, LATER);
        }
        return switch (kind) {
            case CONFLICT -> conflict(line, message);
            case FOREIGN_ID, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED, REFUSED -> {
                ledger.change(line.id(), it -> it.in(SendState.REFUSED, Optional.of(message)));
                yield Optional.empty();
            }
            default -> trouble(line, message, LATER);
        };
    }

    /** At once the first times, then ever later: a clock that is wrong must not turn into a storm. */
    private static Duration pauseBeforeSealingAgain(int attempt) {
        return Duration.ofSeconds(attempt < 3 ? 0 : Math.min(600, 1L << Math.min(attempt, 10)));
    }

    /** Another form under this id is there: one of ours whose answer was lost, or somebody else's. */
    private Optional<Duration> conflict(OutboxLine line, Message message) {
        return switch (exchange.dispatch(line.id())) {
            case Answer.Given<byte[]>(byte[] there) -> {
                for (int attempt = line.attempt(); attempt > 0; attempt--) {
                    if (ledger.form(line.id(), attempt)
                            .filter(form -> Arrays.equals(form, there))
                            .isPresent()) {
                        yield adopted(line, attempt, there);
                    }
                }
                alarm.accept(Message.of("alarm.id-taken", line.id().toString()));
                ledger.change(line.id(), it -> it.in(SendState.REFUSED, Optional.of(message)));
                yield Optional.empty();
            }
            case Answer.Declined<byte[]> declined -> trouble(line, message, LATER);
            case Answer.Later<byte[]>(var why, Duration pause) -> trouble(line, why, pause);
        };
    }

    private Optional<Duration> adopted(OutboxLine line, int attempt, byte[] form) {
        Digest fingerprint = switch (UnverifiedDispatch.read(form)) {
            case UnverifiedDispatch dispatch -> dispatch.fingerprint();
            case Reading refused -> throw new IllegalStateException("an own form cannot be read: " + refused);
        };
        ledger.change(line.id(), it -> it.sealed(attempt, fingerprint).in(SendState.ACCEPTED, Optional.empty()));
        return Optional.of(Duration.ZERO);
    }

    private OutboxLine seal(OutboxLine line) {
        Directory directory = directories.newest();
        SentNotice sent = ledger.notice(line.id()).orElseThrow();
        return switch (Released.of(sent.notice(), sent.approvals(), directory)) {
            case Released.Outcome.Denied(var fault) ->
                ledger.change(
                        line.id(),
                        it -> it.in(
                                SendState.REFUSED,
                                Optional.of(Message.of(Refusals.of(fault).messageKey()))));
            case Released.Outcome.Granted(Released released) ->
                channels.beforeSealing(sent.notice(), clock.instant())
                        .map(ChannelGuard.Objection::message)
                        .or(() -> threads.apply(sent.notice()))
                        .map(objection ->
                                ledger.change(line.id(), it -> it.in(SendState.REFUSED, Optional.of(objection))))
                        .orElseGet(() -> seal(line, released, directory));
        };
    }

    private OutboxLine seal(OutboxLine line, Released released, Directory directory) {
        return switch (sealed(released, directory)) {
            case Refused(Refusal reason) -> notSealed(line, reason);
            case Dispatch dispatch -> stored(line, dispatch);
        };
    }

    Sealing sealOnly(Released released) {
        return sealed(released, directories.newest());
    }

    /** A number of the stream is taken only for what can be sealed. */
    private Sealing sealed(Released released, Directory directory) {
        Notice notice = released.notice();
        Optional<HybridSigner> signer = vault.office(notice.routing().sender())
                .flatMap(keys -> directory.office(notice.routing().sender()).flatMap(keys::signer));
        if (signer.isEmpty()) {
            return new Refused(Refusal.NOT_THE_SENDERS_KEYS);
        }
        Optional<List<SealedPart>> parts = attachments.of(released);
        if (parts.isEmpty()) {
            return new Refused(Refusal.PARTS_DIFFER);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Content.Stream place = streams.peek(notice);
        while (true) {
            Sealing sealing = Sealer.seal(released, place, parts.get(), directory, signer.get(), now);
            if (sealing instanceof Refused) {
                return sealing;
            }
            Content.Stream allocated = streams.allocate(notice);
            if (allocated.equals(place)) {
                return sealing;
            }
            place = allocated;
        }
    }

    private OutboxLine notSealed(OutboxLine line, Refusal reason) {
        SendState state = PASSING.contains(reason) ? SendState.QUEUED : SendState.REFUSED;
        return ledger.change(line.id(), it -> it.in(state, Optional.of(Message.of(reason.messageKey()))));
    }

    /** The form is in the store before anybody else sees it. */
    private OutboxLine stored(OutboxLine line, Dispatch dispatch) {
        int attempt = line.attempt() + 1;
        while (!ledger.insertForm(line.id(), attempt, dispatch.bytes())) {
            attempt++;
        }
        int number = attempt;
        return ledger.change(line.id(), it -> it.sealed(number, dispatch.fingerprint()));
    }

    private Optional<Duration> trouble(OutboxLine line, Message message, Duration pause) {
        if (line.isOpen()) {
            ledger.change(line.id(), it -> it.isOpen() ? it.in(it.state(), Optional.of(message)) : it);
        }
        return line.isOpen() ? Optional.of(pause) : Optional.empty();
    }
}
