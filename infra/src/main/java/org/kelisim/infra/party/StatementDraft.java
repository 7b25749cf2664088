package org.kelisim.infra.party;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.officer.InvitationCode;
import org.kelisim.client.vault.NewOfficer;
import org.kelisim.client.vault.VaultSetup;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.PartyStatement.Coordinator;
import org.kelisim.directory.PartyStatement.Revocation;
import org.kelisim.infra.party.PartyPlan.PlannedCoordinator;
import org.kelisim.infra.party.PartyPlan.PlannedOffice;
import org.kelisim.json.Digest;
import org.kelisim.notice.Header;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * Turns a plan into the party's next statement: keys that are there stay, what is new gets some. Everything happens in a
 * vault that is not on the disk yet.
 */
final class StatementDraft {

    /** The clients that may call the exchange for the party. */
    static final List<String> CALLERS = List.of("node", "system");

    /** The client through which officials log in. */
    static final String PORTAL = "portal";

    /** How long keys and enrolments are good for. */
    static final Duration VALID = Duration.ofDays(730);

    /** A first coordinator waits for the admission, which may take its time; who comes later is asked to come soon. */
    private static final Duration FIRST_INVITATION = Duration.ofDays(60);

    private static final Duration LATER_INVITATION = Duration.ofHours(72);

    /** What the exchange takes. */
    private static final int LARGEST = 512 * 1024;

    private final PartyPlan plan;
    private final Optional<PartyStatement> before;
    private final VaultSetup vault;
    private final Changes changes;
    private final Catalogue catalogue;
    private final Instant now;
    private final List<Invited> invited = new ArrayList<>();

    /**
     * What a plan does not say.
     *
     * @param rotate offices that get new keys
     * @param revoke of these, those whose present keys were stolen or lost and count no longer
     * @param invite accounts of coordinators that get a new credential
     */
    record Changes(Set<OfficeId> rotate, Set<OfficeId> revoke, Set<String> invite) {
        boolean newKeys(OfficeId office) {
            return rotate.contains(office) || revoke.contains(office);
        }
    }

    /** A coordinator with the code that is handed over once. */
    record Invited(PlannedCoordinator who, String code, Instant until) {}

    /** The statement, and whom it makes a coordinator. */
    record Drafted(PartyStatement statement, List<Invited> invited) {}

    private StatementDraft(
            PartyPlan plan,
            Optional<PartyStatement> before,
            VaultSetup vault,
            Changes changes,
            Catalogue catalogue,
            Instant now) {
        this.plan = plan;
        this.before = before;
        this.vault = vault;
        this.changes = changes;
        this.catalogue = catalogue;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * @param before the statement in use, unless it is the first
     * @throws IllegalArgumentException if plan, vault and statement do not fit together
     */
    static Drafted of(
            PartyPlan plan,
            Optional<PartyStatement> before,
            VaultSetup vault,
            Changes changes,
            Catalogue catalogue,
            Instant now) {
        if (!vault.party().equals(plan.party())
                || before.filter(it -> !it.party().equals(plan.party())).isPresent()) {
            throw new IllegalArgumentException("Plan, vault and statement are not of one party.");
        }
        return new StatementDraft(plan, before, vault, changes, catalogue, now).draft();
    }

    private Drafted draft() {
        requireNewest();
        requireNamed(
                changes.rotate().stream().map(OfficeId::toString),
                plan.offices(),
                it -> it.id().toString());
        requireNamed(changes.invite().stream(), plan.coordinators(), PlannedCoordinator::account);
        List<Revocation> revocations = revocations();
        List<OfficeEntry> offices = plan.offices().stream().map(this::office).toList();
        List<Coordinator> coordinators =
                plan.coordinators().stream().map(this::coordinator).toList();
        PartyStatement statement = new PartyStatement(
                plan.party(),
                before.map(it -> it.number() + 1).orElse(1L),
                before.map(it -> Digest.of(it.bytes())),
                plan.issuer().toString(),
                plan.jwks().toString(),
                CALLERS,
                coordinators,
                offices,
                revocations,
                plan.weekend(),
                plan.holidays());
        if (statement.bytes().length > LARGEST) {
            throw new IllegalArgumentException("The statement would have " + statement.bytes().length
                    + " bytes; the exchange takes " + LARGEST + ". Name fewer offices or mandates.");
        }
        vault.prepared(statement);
        return new Drafted(statement, List.copyOf(invited));
    }

    /** A statement that was in use long ago would bring back what has changed since. */
    private void requireNewest() {
        long number = before.map(PartyStatement::number).orElse(0L);
        vault.statements().stream().mapToLong(PartyStatement::number).max().ifPresent(newest -> {
            if (newest > number + 1) {
                throw new IllegalArgumentException("Statement " + newest + " was prepared in this vault after "
                        + "number " + number + ". Name the one in use with --after.");
            }
        });
    }

    private static <T> void requireNamed(Stream<String> asked, List<T> planned, Function<T, String> name) {
        Set<String> known = planned.stream().map(name).collect(Collectors.toSet());
        asked.filter(it -> !known.contains(it)).findFirst().ifPresent(it -> {
            throw new IllegalArgumentException("The plan names no " + it + "; it names "
                    + String.join(", ", known.stream().sorted().toList()) + ".");
        });
    }

    private Optional<OfficeEntry> present(OfficeId id) {
        return before.flatMap(
                it -> it.offices().stream().filter(each -> each.id().equals(id)).findFirst());
    }

    private OfficeEntry office(PlannedOffice office) {
        Optional<OfficeEntry> old = present(office.id()).filter(it -> !changes.newKeys(office.id()));
        old.ifPresent(this::requireOwn);
        return old.map(it -> entry(office, it.signing(), it.opening(), it.notBefore(), it.notAfter()))
                .orElseGet(() -> {
                    Instant until = now.plus(VALID);
                    VaultSetup.OfficePublicKeys keys = vault.office(office.id(), now, until);
                    return entry(office, keys.signing(), keys.opening(), now, until);
                });
    }

    /** What is in use may have been written by a thief of the party key: nothing of it is taken over unseen. */
    private void requireOwn(OfficeEntry stated) {
        if (!vault.holds(stated.id(), new VaultSetup.OfficePublicKeys(stated.signing(), stated.opening()))) {
            throw new IllegalArgumentException("The statement in use names keys of " + stated.id()
                    + " that are not in this vault. Restore the vault from backup, or give the office new keys with"
                    + " --revoke.");
        }
        Set<Digest> own = keys(stated).collect(Collectors.toSet());
        if (before.stream().flatMap(it -> it.revocations().stream()).anyMatch(it -> own.contains(it.key()))) {
            throw new IllegalArgumentException(
                    "The keys of " + stated.id() + " are revoked. Give the office new ones with --rotate.");
        }
    }

    private OfficeEntry entry(
            PlannedOffice office, KeyPairEntry signing, byte[] opening, Instant notBefore, Instant notAfter) {
        return new OfficeEntry(
                office.id(),
                office.function(),
                office.names(),
                Mandates.of(office, catalogue),
                List.of(Header.PROFILE),
                signing,
                opening,
                notBefore,
                notAfter);
    }

    /** Those that there are, and the present keys of offices whose keys count no longer. */
    private List<Revocation> revocations() {
        List<Revocation> all =
                new ArrayList<>(before.map(PartyStatement::revocations).orElse(List.of()));
        for (OfficeId id : changes.revoke()) {
            OfficeEntry entry = present(id)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The statement in use names no keys of " + id + " that could be revoked."));
            keys(entry).map(key -> new Revocation(key, now)).forEach(all::add);
        }
        return all;
    }

    /** As revocations name them. */
    private static Stream<Digest> keys(OfficeEntry entry) {
        HybridPublicKeys signing =
                HybridPublicKeys.parse(entry.signing().ec(), entry.signing().mldsa());
        return Stream.of(signing.ecDigest(), signing.mldsaDigest(), Digest.of(entry.opening()));
    }

    private Coordinator coordinator(PlannedCoordinator planned) {
        return vault.holder(planned.account())
                .filter(own -> before.flatMap(it -> it.coordinator(own.id()))
                        .filter(stated -> Arrays.equals(stated.key(), own.key()))
                        .isPresent())
                .filter(own -> !changes.invite().contains(planned.account()))
                .orElseGet(() -> invite(planned));
    }

    private Coordinator invite(PlannedCoordinator planned) {
        if (vault.doesMore(planned.account())) {
            throw new IllegalArgumentException(
                    "The account " + planned.account() + " has other roles at this node, which a"
                            + " new key would end. Give the coordinator an account of its own.");
        }
        char[] code = InvitationCode.random();
        Instant until = now.plus(before.isEmpty() ? FIRST_INVITATION : LATER_INVITATION);
        try {
            Map<OfficeId, Set<Role>> roles = new HashMap<>();
            roles.put(planned.office(), Set.of(Role.COORDINATOR));
            NewOfficer officer = new NewOfficer(planned.account(), planned.name(), roles, now, now.plus(VALID));
            Coordinator stated = vault.inviteCoordinator(officer, code, until);
            invited.add(new Invited(planned, InvitationCode.shown(code), until));
            return stated;
        } finally {
            Arrays.fill(code, ' ');
        }
    }
}
