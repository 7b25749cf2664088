package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kelisim.party.PartyCode;

/** Computes the status on a day and writes down each step. */
final class StatusOf {
    private final Acts all;
    private final Agreement agreement;
    private final Acts acts;
    private final LocalDate day;
    private final List<Step> steps = new ArrayList<>();

    private StatusOf(Acts all, LocalDate day) {
        this.all = all;
        this.agreement = all.agreement();
        this.acts = all.until(day);
        this.day = day;
    }

    static AgreementStatus compute(Acts all, LocalDate day) {
        return new StatusOf(all, day).status();
    }

    private AgreementStatus status() {
        Optional<LocalDate> signed = signatures();
        if (agreement.entryIntoForce() instanceof EntryIntoForce.PartyByParty rule) {
            return partyByParty(rule, signed);
        }
        if (signed.isEmpty()) {
            return underNegotiation();
        }
        Optional<LocalDate> inForce = entry(signed.get());
        if (inForce.isPresent() && !inForce.get().isAfter(day)) {
            steps.add(Step.of("in-force", inForce.get()));
            return after(inForce.get(), agreement.parties());
        }
        return signed(signed.get(), inForce);
    }

    private AgreementStatus partyByParty(EntryIntoForce.PartyByParty rule, Optional<LocalDate> signed) {
        each(ActionKind.NOTIFY, "notified");
        Entry entry = Entry.of(agreement.parties(), acts, rule);
        Optional<LocalDate> first = entry.first();
        if (first.isEmpty()) {
            steps.add(Step.of("rule-party-by-party-waits", rule.first(), rule.days(), entry.count()));
            return signed.map(it -> signed(it, first)).orElseGet(this::underNegotiation);
        }
        steps.add(
                Step.of("rule-party-by-party", entry.decisive().orElseThrow(), rule.days(), first.get(), rule.first()));
        List<PartyCode> entered = agreement.parties().stream()
                .filter(it -> entered(it, entry.of(it)))
                .toList();
        if (first.get().isAfter(day)) {
            return signed.map(it -> signed(it, first)).orElseGet(this::underNegotiation);
        }
        return after(first.get(), entered);
    }

    private boolean entered(PartyCode party, Optional<LocalDate> entry) {
        entry.ifPresent(it -> steps.add(Step.of(it.isAfter(day) ? "will-be-in-force-for" : "in-force-for", party, it)));
        return entry.filter(it -> !it.isAfter(day)).isPresent();
    }

    private AgreementStatus underNegotiation() {
        boolean initialled = agreement.parties().stream()
                .allMatch(it -> all.initials(it)
                        .filter(initials -> !initials.on().isAfter(day))
                        .isPresent());
        return result(
                initialled ? AgreementState.INITIALLED : AgreementState.NEGOTIATING,
                Optional.empty(),
                Optional.empty());
    }

    private AgreementStatus signed(LocalDate signed, Optional<LocalDate> inForce) {
        inForce.ifPresent(it -> steps.add(Step.of("will-be-in-force", it)));
        Optional<LocalDate> provisional = acts.completed(ActionKind.APPLY_PROVISIONALLY, agreement.parties());
        provisional.ifPresent(it -> steps.add(Step.of("provisional", it)));
        return result(
                provisional.isPresent() ? AgreementState.PROVISIONALLY_APPLIED : AgreementState.SIGNED,
                provisional.or(() -> Optional.of(signed)),
                inForce);
    }

    private AgreementStatus result(AgreementState state, Optional<LocalDate> since, Optional<LocalDate> inForce) {
        return new AgreementStatus(state, since, inForce, steps);
    }

    private Optional<LocalDate> signatures() {
        Optional<LocalDate> all = each(ActionKind.SIGN, "signed");
        all.ifPresent(it -> steps.add(Step.of("all-signed", it)));
        return all;
    }

    private Optional<LocalDate> each(ActionKind kind, String word) {
        for (PartyCode party : agreement.parties()) {
            Optional<TreatyAction> act = acts.act(kind, party);
            if (act.isEmpty()) {
                steps.add(Step.of("not-" + word, party));
            } else if (act.get().own()) {
                steps.add(Step.of(word, party, act.get().on()));
            } else {
                steps.add(Step.of(
                        word + "-recorded",
                        party,
                        act.get().on(),
                        act.get().office().party()));
            }
        }
        return acts.completed(kind, agreement.parties());
    }

    private Optional<LocalDate> entry(LocalDate signed) {
        Optional<LocalDate> notified =
                agreement.entryIntoForce().byNotification() ? each(ActionKind.NOTIFY, "notified") : Optional.empty();
        return switch (agreement.entryIntoForce()) {
            case EntryIntoForce.OnSignature() -> Optional.of(step("rule-on-signature", signed));
            case EntryIntoForce.FixedDate(var date) ->
                Optional.of(
                        date.isBefore(signed) ? step("rule-fixed-date-passed", signed) : step("rule-fixed-date", date));
            case EntryIntoForce.PartyByParty each ->
                Entry.of(agreement.parties(), acts, each).first();
            case EntryIntoForce.OnLastNotification() -> notified.map(it -> step("rule-on-last-notification", it));
            case EntryIntoForce.DaysAfterLastNotification(int days) ->
                notified.map(last -> {
                    LocalDate date = last.plusDays(days);
                    steps.add(Step.of("rule-days-after-last-notification", last, days, date));
                    return date;
                });
        };
    }

    private LocalDate step(String key, LocalDate date) {
        steps.add(Step.of(key, date));
        return date;
    }

    /** @param entered the parties for which it has entered into force */
    private AgreementStatus after(LocalDate inForce, List<PartyCode> entered) {
        Optional<LocalDate> until = agreement.until().filter(day::isAfter);
        if (until.isPresent()) {
            steps.add(Step.of("expired", until.get()));
            return result(AgreementState.EXPIRED, until.map(it -> it.plusDays(1)), Optional.of(inForce));
        }
        List<PartyCode> staying = staying();
        if (staying.size() < 2) {
            return result(AgreementState.TERMINATED, left(), Optional.of(inForce));
        }
        List<PartyCode> remaining = staying.stream().filter(entered::contains).toList();
        if (remaining.size() < 2) {
            steps.add(Step.of("too-few"));
            return result(AgreementState.SIGNED, Optional.empty(), Optional.of(inForce));
        }
        List<TreatyAction> suspensions = remaining.stream()
                .flatMap(it -> acts.suspension(it).stream())
                .sorted(Comparator.comparing(TreatyAction::on))
                .toList();
        suspensions.forEach(it -> steps.add(Step.of("suspended", it.party(), it.on())));
        if (remaining.size() - suspensions.size() < 2) {
            return result(
                    AgreementState.SUSPENDED,
                    suspensions.stream().map(TreatyAction::on).findFirst(),
                    Optional.of(inForce));
        }
        return result(AgreementState.IN_FORCE, Optional.of(inForce), Optional.of(inForce));
    }

    private List<PartyCode> staying() {
        return agreement.parties().stream()
                .filter(party -> {
                    Optional<TreatyAction> left = acts.last(ActionKind.DENOUNCE, party);
                    left.ifPresent(it -> steps.add(Step.of("left", party, it.on())));
                    return left.isEmpty();
                })
                .toList();
    }

    /** The day on which the last but one of the parties left. */
    private Optional<LocalDate> left() {
        return agreement.parties().stream()
                .flatMap(it -> acts.last(ActionKind.DENOUNCE, it).stream())
                .map(TreatyAction::on)
                .sorted()
                .skip(agreement.parties().size() - 2L)
                .findFirst();
    }
}
