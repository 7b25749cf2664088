package org.kelisim.client.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.Severity;
import org.kelisim.client.agreements.ChannelGuard;
import org.kelisim.client.attachment.ImageRule;
import org.kelisim.client.inbox.OpenOutcome.Check;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.OfficeKeys;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.Evidence;
import org.kelisim.envelope.Opened;
import org.kelisim.envelope.Opener;
import org.kelisim.envelope.Opening;
import org.kelisim.envelope.Refusal;
import org.kelisim.envelope.Refused;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.LogKey;
import org.kelisim.log.Receipt;
import org.kelisim.log.ReceiptOutcome.Logged;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;

/** Opens sealed bytes for one office: the envelope's rules first, then the catalogue's. It stores nothing. */
final class Reader {
    /** Refusals that may pass; every other says that the dispatch itself is bad. */
    private static final Set<Refusal> PASSING = Set.of(
            Refusal.DIRECTORY_EXPIRED,
            Refusal.UNKNOWN_DIRECTORY,
            Refusal.NOT_LOGGED,
            Refusal.NO_KEY,
            Refusal.RETENTION_PASSED);

    /** Why something is not read that another release might know. */
    static final String UNKNOWN_TYPE = "open.unknown-type";

    private final Vault vault;
    private final DirectoryLookup directories;
    private final Catalogue catalogue;
    private final ChannelGuard channels;
    private final Clock clock;

    Reader(Vault vault, DirectoryLookup directories, Catalogue catalogue, ChannelGuard channels, Clock clock) {
        this.vault = vault;
        this.directories = directories;
        this.catalogue = catalogue;
        this.channels = channels;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Read(Opened opened, List<Check> checks, Optional<ReceiptFacts> receipt) implements Outcome {}

        /** @param word for the sender, where the dispatch itself is bad and will never be opened */
        record NotRead(Message reason, Optional<String> word) implements Outcome {}
    }

    Outcome read(byte[] bytes, OfficeId office, Evidence evidence) {
        Optional<OfficeKeys> keys = vault.office(office);
        if (keys.isEmpty()) {
            return new Outcome.NotRead(Message.of(Refusal.NO_KEY.messageKey()), Optional.empty());
        }
        Instant now = clock.instant();
        Opening opening = Opener.open(bytes, keys.get().opening(), directories, evidence, id -> false, now);
        return switch (opening) {
            case Refused(Refusal reason) ->
                new Outcome.NotRead(
                        Message.of(reason.messageKey()),
                        PASSING.contains(reason) ? Optional.empty() : Optional.of(reason.wire()));
            case Opened opened -> checked(opened, evidence);
        };
    }

    private Outcome checked(Opened opened, Evidence evidence) {
        Notice notice = opened.content().notice();
        Optional<NoticeType> type = catalogue.type(notice.type(), notice.typeVersion());
        if (type.isEmpty()) {
            return new Outcome.NotRead(Message.of(UNKNOWN_TYPE, notice.type(), notice.typeVersion()), Optional.empty());
        }
        boolean broken = catalogue.validate(type.get(), notice.body()).stream()
                .anyMatch(problem -> problem.severity() != Severity.WARNING);
        if (broken
                || type.get().noticeClass() != notice.routing().noticeClass()
                || !ImageRule.admits(type.get(), notice.parts())) {
            return new Outcome.NotRead(Message.of("open.body"), Optional.of("body-not-of-its-type"));
        }
        Optional<ReceiptFacts> receipt = receipt(opened, evidence);
        Optional<ChannelGuard.Objection> objection = channels.onOpening(
                notice,
                receipt.map(ReceiptFacts::leaf).orElse(Long.MAX_VALUE),
                receipt.map(ReceiptFacts::time).orElseGet(clock::instant));
        if (objection.isPresent()) {
            return new Outcome.NotRead(
                    objection.get().message(), objection.get().word());
        }
        return new Outcome.Read(opened, checks(opened, receipt), receipt);
    }

    private Optional<ReceiptFacts> receipt(Opened opened, Evidence evidence) {
        if (!(evidence instanceof Evidence.Logged(List<Receipt> receipts))) {
            return Optional.empty();
        }
        var log = directories.newest().members().log();
        return receipts.stream()
                .flatMap(it -> it.verify(LogKey.parse(log.key())) instanceof Logged logged
                        ? java.util.stream.Stream.of(logged)
                        : java.util.stream.Stream.empty())
                .filter(it -> isSubmission(it.event(), opened))
                .findFirst()
                .map(it -> ReceiptFacts.of(it, log));
    }

    private static boolean isSubmission(Event event, Opened opened) {
        return event.kind() == EventKind.SUBMITTED && event.fingerprint().equals(opened.fingerprint());
    }

    private List<Check> checks(Opened opened, Optional<ReceiptFacts> receipt) {
        Notice notice = opened.content().notice();
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(Message.of("check.signed", notice.routing().sender(), opened.signingTime()), true));
        List<Approval> approvals = opened.content().approvals();
        checks.add(new Check(
                approvals.isEmpty()
                        ? Message.of("check.system")
                        : Message.of(
                                "check.approved",
                                approvals.getFirst().enrolment().name(),
                                approvals.getLast().enrolment().name()),
                true));
        checks.add(receipt.map(it ->
                        new Check(Message.of("check.logged", Long.toString(it.leaf()), it.log(), it.time()), true))
                .orElseGet(() -> new Check(Message.of("check.not-logged"), false)));
        Directory newest = directories.newest();
        checks.add(new Check(
                Message.of(
                        "check.directory",
                        Long.toString(opened.content().header().directory().version()),
                        Long.toString(newest.version())),
                true));
        checks.add(new Check(Message.of("check.addressed", opened.office()), true));
        return checks;
    }
}
