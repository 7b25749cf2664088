package org.kelisim.exchange.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.bson.Document;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.SignedAction;
import org.kelisim.agreement.Taking;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SignedObject;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.DamagedException;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Fact;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.exchange.log.LoggedEvents;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;
import org.springframework.stereotype.Component;

/**
 * Agreements as they are kept: an action is a fact under its agreement and number, so that of two that are sent at the same
 * time for one place only one can ever be there. What is kept was verified when it was taken.
 */
@Component
class StoredAgreements {
    /** How many agreements one party may register; a party that needs more asks the operator. */
    static final int MOST_OF_A_PARTY = 500;

    private static final String COLLECTION = "agreements";
    private static final int EVERY = 20_000;
    private static final int AT_ONCE = 50;
    private static final int REMEMBERED = 64;

    private final DocumentStore store;
    private final Archive archive;
    private final LoggedEvents logged;
    private final Map<AgreementId, Set<PartyCode>> parties = new ConcurrentHashMap<>();
    /** The last used, so that neither many agreements nor long ones fill the memory. */
    private final Map<AgreementId, AgreementHistory> histories = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AgreementId, AgreementHistory> eldest) {
            return size() > REMEMBERED;
        }
    };

    StoredAgreements(DocumentStore store, Archive archive, LoggedEvents logged) {
        this.store = store;
        this.archive = archive;
        this.logged = logged;
    }

    /**
     * What is known of an agreement; empty if there is none. Actions never change, so only new ones are read.
     *
     * @throws DamagedException if they do not fit together, or one is logged and not kept: a history that lacks its last
     *     action would show a channel open that a party has closed
     */
    Optional<AgreementHistory> find(AgreementId id) {
        Optional<AgreementHistory> history = known(id);
        while (true) {
            List<Fact> page = facts(id, history.map(it -> it.actions().size()).orElse(0), AT_ONCE);
            for (Fact fact : page) {
                history = Optional.of(longer(id, history, action(fact)));
            }
            if (page.size() < AT_ONCE) {
                requireNoneMissing(id, history.map(it -> it.actions().size()).orElse(0) + 1L);
                history.ifPresent(it -> remember(id, it));
                return history;
            }
        }
    }

    private void requireNoneMissing(AgreementId id, long number) {
        if (logged.find(EventId.action(id, number)).isPresent()
                && archive.fact(EventId.action(id, number)).isEmpty()) {
            throw new DamagedException("Action " + number + " of " + id + " is logged and not kept");
        }
    }

    /**
     * The history as the log has it before a leaf; empty if nothing of it stands there. Of two that ask for the same leaf
     * both get the same, whatever has happened since.
     */
    Optional<AgreementHistory> asOf(AgreementId id, long leaf) {
        return find(id).flatMap(history -> {
            long number = history.actions().size();
            while (number > 0 && !isLoggedBefore(EventId.action(id, number), leaf)) {
                number--;
            }
            return number == 0 ? Optional.empty() : Optional.of(history.before(number));
        });
    }

    private boolean isLoggedBefore(EventId action, long leaf) {
        return logged.find(action).filter(it -> it.index() < leaf).isPresent();
    }

    private static AgreementHistory longer(AgreementId id, Optional<AgreementHistory> history, TreatyAction action) {
        Taking taking = history.map(it -> it.take(action)).orElseGet(() -> AgreementHistory.begin(action));
        return switch (taking) {
            case Taking.Taken(var longer) -> longer;
            case Taking.NotTaken(var reason) ->
                throw new DamagedException(
                        "Action " + action.number() + " of " + id + " has no place (" + reason.wire() + ")");
        };
    }

    private Optional<AgreementHistory> known(AgreementId id) {
        synchronized (histories) {
            return Optional.ofNullable(histories.get(id));
        }
    }

    private void remember(AgreementId id, AgreementHistory history) {
        synchronized (histories) {
            histories.merge(
                    id, history, (a, b) -> a.actions().size() < b.actions().size() ? b : a);
        }
    }

    /** The actions with the numbers after that one, without a gap. */
    List<Fact> facts(AgreementId id, long after, int most) {
        List<Fact> found = new ArrayList<>();
        while (found.size() < most) {
            long from = after + found.size() + 1;
            int wanted = Math.min(AT_ONCE, most - found.size());
            List<EventId> ids = LongStream.range(from, from + wanted)
                    .mapToObj(number -> EventId.action(id, number))
                    .toList();
            List<Fact> page = archive.facts(ids);
            for (int place = 0; place < page.size(); place++) {
                if (!page.get(place).id().equals(ids.get(place))) {
                    return found;
                }
                found.add(page.get(place));
            }
            if (page.size() < wanted) {
                return found;
            }
        }
        return found;
    }

    /** Announces that an agreement may be there, before its first action is. */
    void announce(AgreementId id) {
        store.insert(COLLECTION, new Document("_id", id.value()));
    }

    boolean mayRegister(PartyCode party) {
        return ids().stream().filter(it -> it.party().equals(party)).count() < MOST_OF_A_PARTY;
    }

    /** The agreements of a party, by id. */
    List<AgreementId> of(PartyCode party) {
        return ids().stream().filter(id -> parties(id).contains(party)).sorted().toList();
    }

    private List<AgreementId> ids() {
        return store.scan(COLLECTION, EVERY).stream()
                .map(it -> new AgreementId(Stored.text(it, "_id")))
                .toList();
    }

    /** They never change, so they are read once. */
    Set<PartyCode> parties(AgreementId id) {
        Set<PartyCode> known = parties.getOrDefault(id, Set.of());
        if (!known.isEmpty()) {
            return known;
        }
        Set<PartyCode> read = archive.fact(EventId.action(id, 1))
                .map(fact -> Set.copyOf(fact.leaf().event().parties()))
                .orElse(Set.of());
        if (!read.isEmpty()) {
            parties.put(id, read);
        }
        return read;
    }

    private static TreatyAction action(Fact fact) {
        return switch (SignedObject.read(
                ObjectType.TREATY_ACTION, fact.evidence().orElseThrow())) {
            case SignedObject object ->
                TreatyAction.parse(object.unverifiedContent().orElseThrow());
            case SignedObject.Refused refused ->
                throw new IllegalStateException("A stored action cannot be read: " + fact.id());
        };
    }

    static byte[] signed(Fact fact) {
        byte[] cms = fact.evidence().orElseThrow();
        if (cms.length > SignedAction.MAX_BYTES) {
            throw new IllegalStateException("A stored action is too large: " + fact.id());
        }
        return cms;
    }
}
