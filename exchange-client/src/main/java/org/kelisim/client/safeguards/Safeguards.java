package org.kelisim.client.safeguards;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kelisim.catalogue.Availability;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.Reply;
import org.kelisim.catalogue.Retention;
import org.kelisim.catalogue.Severity;
import org.kelisim.catalogue.Use;
import org.kelisim.client.safeguards.Screening.Blocked;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sender's own check, before anything is encrypted and again before it is released: one visible sequence, rules that
 * block first, then everything that the author can put right. It fails closed: a type whose rules are not all built
 * here is blocked.
 */
public final class Safeguards {
    /**
     * Rules that this installation evaluates. R2: the cited agreement; R3: nothing is forwarded or reused; R4: the schema; R7: receipts and the
     * record of openings; R8: replacing; R9: {@code retainUntil}; R11: the directory. Every other rule blocks.
     */
    public static final Set<String> BUILT = Set.of("R2", "R3", "R4", "R7", "R8", "R9", "R11");

    private final Catalogue catalogue;
    private final LegalBasis basis;
    private final Threads threads;
    private final Clock clock;

    public Safeguards(Catalogue catalogue, LegalBasis basis, Threads threads, Clock clock) {
        this.catalogue = catalogue;
        this.basis = basis;
        this.threads = threads;
        this.clock = clock;
    }

    public Screening screen(Proposal proposal, Directory directory) {
        Optional<NoticeType> found = catalogue.type(proposal.type(), proposal.typeVersion());
        if (found.isEmpty()) {
            return new Blocked("catalogue", Message.of("blocked.unknown-type", proposal.type()));
        }
        NoticeType type = found.get();
        Optional<Blocked> blocked = blockedType(type)
                .or(() -> blockedParty(proposal.office(), directory))
                .or(() -> blockedMandate(proposal.office(), type, directory));
        Optional<Problem> objection = basis.objection(proposal, clock.instant());
        blocked = blocked.or(() -> noBasis(proposal, type, objection));
        if (blocked.isPresent()) {
            return blocked.get();
        }
        List<Problem> problems = new ArrayList<>();
        problems.addAll(recipients(proposal, type, directory));
        objection.ifPresent(problems::add);
        problems.addAll(terms(proposal, type));
        problems.addAll(body(type, proposal.body(), Set.of(Severity.REFUSED, Severity.INCOMPLETE)));
        return problems.isEmpty() ? new Screening.Cleared() : new Screening.Incomplete(problems);
    }

    /** Why the type may not be written at all, to be told before somebody fills in its form. */
    public Optional<Blocked> blockedType(NoticeType type) {
        if (type.availability(BUILT) instanceof Availability.Blocked(var reason)) {
            return Optional.of(new Blocked("catalogue", Message.of("blocked.type", reason)));
        }
        return Optional.empty();
    }

    /** R2: nothing about identified persons without an agreement; what else cites one is not blocked but put right. */
    private static Optional<Blocked> noBasis(Proposal proposal, NoticeType type, Optional<Problem> objection) {
        if (type.noticeClass() != NoticeClass.NOMINAL) {
            return Optional.empty();
        }
        Optional<Message> missing = proposal.channel().isEmpty()
                ? Optional.of(Message.of("blocked.no-channel", type.title()))
                : objection.filter(it -> it.field().equals("channel")).map(Problem::message);
        return missing.map(it -> new Blocked("R2", it));
    }

    /** R4 and everything else that must not even be saved; what is only missing is let through. */
    public List<Problem> unsaveable(String type, int version, ObjectNode body) {
        return catalogue
                .type(type, version)
                .map(it -> body(it, body, Set.of(Severity.REFUSED)))
                .orElseGet(() -> List.of(new Problem("type", Message.of("blocked.unknown-type", type))));
    }

    private Optional<Blocked> blockedParty(OfficeId office, Directory directory) {
        Instant now = clock.instant();
        if (directory.expired(now)) {
            return Optional.of(new Blocked("R11", Message.of("refusal.directory-expired")));
        }
        if (!directory.active(office.party())) {
            return Optional.of(new Blocked("R11", Message.of("refusal.sender-not-active")));
        }
        boolean usable = directory.office(office).filter(it -> it.usableAt(now)).isPresent();
        return usable ? Optional.empty() : Optional.of(new Blocked("R11", Message.of("refusal.sender-keys-not-valid")));
    }

    private static Optional<Blocked> blockedMandate(OfficeId office, NoticeType type, Directory directory) {
        boolean may = mandate(office, type, directory).filter(Mandate::send).isPresent();
        return may
                ? Optional.empty()
                : Optional.of(new Blocked("mandate", Message.of("blocked.no-mandate", office, type.title())));
    }

    private static Optional<Mandate> mandate(OfficeId office, NoticeType type, Directory directory) {
        return directory
                .office(office)
                .flatMap(it -> it.entry().mandate(type.id()))
                .filter(it -> it.noticeClass() == type.noticeClass());
    }

    private List<Problem> recipients(Proposal proposal, NoticeType type, Directory directory) {
        int most = Math.min(type.recipients().atMost().orElse(Routing.MOST_RECIPIENTS), Routing.MOST_RECIPIENTS);
        if (proposal.recipients().isEmpty()) {
            return List.of(recipient("recipients.none"));
        }
        if (proposal.recipients().size() > most) {
            return List.of(recipient("recipients.too-many", most));
        }
        Optional<Problem> missing = missingState(proposal, type, directory);
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        return proposal.recipients().stream()
                .flatMap(office -> recipient(office, proposal.office(), type, directory).stream())
                .toList();
    }

    /** The state that the type wants to hear of the matter, if an office of it can. */
    private Optional<Problem> missingState(Proposal proposal, NoticeType type, Directory directory) {
        return type.recipients()
                .include()
                .map(field -> proposal.body().path(field).asString(""))
                .filter(state -> !state.equals(proposal.office().party().value()))
                .filter(state -> proposal.recipients().stream()
                        .noneMatch(it -> it.party().value().equals(state)))
                .filter(state -> directory.offices().stream()
                        .map(it -> it.entry().id())
                        .filter(it -> it.party().value().equals(state))
                        .anyMatch(it -> recipient(it, proposal.office(), type, directory)
                                .isEmpty()))
                .map(state -> recipient("recipients.state-missing", state));
    }

    private Optional<Problem> recipient(OfficeId office, OfficeId sender, NoticeType type, Directory directory) {
        String name = office.toString();
        if (office.equals(sender)) {
            return Optional.of(recipient("recipients.itself"));
        }
        Optional<OfficeEntry> entry = directory
                .office(office)
                .filter(it -> it.usableAt(clock.instant()))
                .map(it -> it.entry());
        if (entry.isEmpty()) {
            return Optional.of(recipient("recipients.unknown", name));
        }
        if (!directory.active(office.party())) {
            return Optional.of(recipient("recipients.not-active", name));
        }
        if (!type.recipients().allows(entry.get().function())) {
            return Optional.of(recipient("recipients.function", name, type.title()));
        }
        boolean may = mandate(office, type, directory).filter(Mandate::receive).isPresent();
        return may ? Optional.empty() : Optional.of(recipient("recipients.no-mandate", name, type.title()));
    }

    private List<Problem> terms(Proposal proposal, NoticeType type) {
        List<Problem> problems = new ArrayList<>();
        if (!type.handling().allows(proposal.handling())) {
            problems.add(new Problem(
                    "handling",
                    Message.of("handling.not-allowed", proposal.handling().label())));
        }
        if (!proposal.language().matches("[a-z]{2,3}")
                || Locale.of(proposal.language()).getISO3Language().isEmpty()) {
            problems.add(new Problem("language", Message.of("language.unknown")));
        }
        if (!type.uses().contains(proposal.inReplyTo().isPresent() ? Use.REPLY : Use.NEW)) {
            problems.add(new Problem(
                    "inReplyTo", Message.of(proposal.inReplyTo().isPresent() ? "reply.not-this-type" : "reply.only")));
        }
        threads.objection(proposal).ifPresent(it -> problems.add(new Problem("inReplyTo", it)));
        if (proposal.replyWithin().isEmpty()
                && type.reply().filter(it -> !it.optional()).isPresent()) {
            problems.add(new Problem(
                    "replyWithin",
                    Message.of(
                            "reply.asked",
                            type.reply().map(Reply::within).map(it -> it.days()).orElse(0))));
        }
        retention(proposal.retainUntil(), type).ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> retention(LocalDate until, NoticeType type) {
        LocalDate today = LocalDate.now(clock);
        if (!until.isAfter(today)) {
            return Optional.of(new Problem("retainUntil", Message.of("retention.past")));
        }
        Optional<LocalDate> longest =
                type.retention().filter(it -> !it.afterClosure()).map((Retention it) -> it.until(today));
        return longest.filter(until::isAfter)
                .map(day -> new Problem("retainUntil", Message.of("retention.too-long", day.toString())));
    }

    private List<Problem> body(NoticeType type, ObjectNode body, Set<Severity> severities) {
        return catalogue.validate(type, body).stream()
                .filter(it -> severities.contains(it.severity()))
                .map(it -> new Problem(it.pointer(), new Message("problem." + it.key(), it.arguments())))
                .toList();
    }

    private static Problem recipient(String key, Object... arguments) {
        return new Problem("recipients", Message.of(key, arguments));
    }
}
