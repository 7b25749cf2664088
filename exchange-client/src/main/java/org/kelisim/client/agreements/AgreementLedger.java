package org.kelisim.client.agreements;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.SignedAction;
import org.kelisim.agreement.Taking;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import tools.jackson.databind.node.ObjectNode;

/** Verified actions in the store, each inserted once and never changed, and the histories that they make in memory. */
final class AgreementLedger {
    private static final String BROKEN = "broken";
    private static final String KNOWN = "known";

    private final NodeStore store;
    private final Map<AgreementId, Known> known = new ConcurrentSkipListMap<>();
    private final Set<AgreementId> damaged = new TreeSet<>();

    /**
     * What is known of an agreement.
     *
     * @param broken whether an action came that does not hold
     */
    record Known(AgreementHistory history, List<KeptAction> actions, boolean broken) {}

    AgreementLedger(NodeStore store) {
        this.store = store;
        List<KeptAction> actions = new ArrayList<>();
        List<AgreementId> broken = new ArrayList<>();
        Map<AgreementId, Long> counts = new HashMap<>();
        store.each(Shelf.AGREEMENTS, (id, json) -> read(json, actions, broken, counts));
        actions.sort(Comparator.comparing(it -> it.action().number()));
        actions.forEach(this::recall);
        counts.forEach(this::requireAll);
        broken.forEach(this::rememberBroken);
    }

    /** Without the last action, a suspension perhaps, what is left would fit together. */
    private void requireAll(AgreementId id, long count) {
        if (find(id).map(it -> it.actions().size()).orElse(0) < count) {
            damaged.add(id);
            rememberBroken(id);
        }
    }

    private static void read(
            ObjectNode json, List<KeptAction> actions, List<AgreementId> broken, Map<AgreementId, Long> counts) {
        Fields fields = Fields.of(json);
        fields.optionalParsed(KNOWN, AgreementId::new).ifPresent(it -> counts.put(it, fields.integer("count")));
        fields.optionalParsed(BROKEN, AgreementId::new).ifPresent(broken::add);
        fields.optionalBase64("action")
                .ifPresent(bytes -> actions.add(
                        new KeptAction(TreatyAction.parse(bytes), fields.instant("taken"), fields.integer("leaf"))));
    }

    /** The agreements of which the store lost an action: what came before it is known, and their channels are closed here. */
    Set<AgreementId> damaged() {
        return Set.copyOf(damaged);
    }

    private void recall(KeptAction kept) {
        AgreementId id = kept.action().agreement();
        if (damaged.contains(id)) {
            return;
        }
        switch (taking(find(id), kept)) {
            case Taking.Taken taken -> remember(kept);
            case Taking.NotTaken notTaken -> {
                damaged.add(id);
                rememberBroken(id);
            }
        }
    }

    private static Taking taking(Optional<Known> before, KeptAction kept) {
        return before.map(it -> it.history().take(kept.action()))
                .orElseGet(() -> AgreementHistory.begin(kept.action()));
    }

    Optional<Known> find(AgreementId id) {
        return Optional.ofNullable(known.get(id));
    }

    List<Known> all() {
        return List.copyOf(known.values());
    }

    /** Keeps an action that was verified and has its place. */
    void keep(SignedAction signed, KeptAction kept) {
        ObjectNode json = CanonicalJson.object()
                .put("action", Base64.getEncoder().encodeToString(kept.action().bytes()))
                .put("cms", Base64.getEncoder().encodeToString(signed.cms()))
                .put("taken", UtcSeconds.format(kept.taken()))
                .put("leaf", kept.leaf());
        store.insert(
                Shelf.AGREEMENTS, place(kept.action().agreement(), kept.action().number()), json);
        store.put(
                Shelf.AGREEMENTS,
                store.hidden(kept.action().agreement() + "/" + KNOWN),
                CanonicalJson.object()
                        .put(KNOWN, kept.action().agreement().value())
                        .put("count", kept.action().number()));
        remember(kept);
    }

    /** From now on nothing goes through its channel. */
    void markBroken(AgreementId id) {
        store.insert(
                Shelf.AGREEMENTS,
                store.hidden(id + "/" + BROKEN),
                CanonicalJson.object().put(BROKEN, id.value()));
        rememberBroken(id);
    }

    private void rememberBroken(AgreementId id) {
        known.computeIfPresent(id, (same, it) -> new Known(it.history(), it.actions(), true));
    }

    private void remember(KeptAction kept) {
        known.compute(kept.action().agreement(), (id, before) -> with(Optional.ofNullable(before), kept));
    }

    private static Known with(Optional<Known> before, KeptAction kept) {
        List<KeptAction> longer = new ArrayList<>(before.map(Known::actions).orElse(List.of()));
        longer.add(kept);
        return switch (taking(before, kept)) {
            case Taking.Taken(var history) ->
                new Known(
                        history, List.copyOf(longer), before.map(Known::broken).orElse(false));
            case Taking.NotTaken(var reason) ->
                throw new IllegalStateException(
                        "A kept action of " + kept.action().agreement() + " has no place: " + reason);
        };
    }

    private String place(AgreementId id, long number) {
        return store.hidden(id + "/" + number);
    }
}
