package org.kelisim.infra.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kelisim.client.membership.ListChange;
import org.kelisim.client.membership.ListDraft;
import org.kelisim.client.membership.Membership;
import org.kelisim.client.membership.SigningKey;
import org.kelisim.client.node.NodeSettings;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.VaultException;
import org.kelisim.directory.MembersList;
import org.kelisim.infra.process.Failure;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.MemoryStore;

/**
 * Renews the demonstration's list of members by the same steps as people would: a draft, the signatures of two
 * registrars, publication. In real life nobody holds two registrars' keys.
 */
public final class ListRenewal {

    /** A list with less time left is renewed when a trial starts. */
    public static final Duration LEFT = Duration.ofDays(20);

    private static final PartyCode SECRETARIAT = new PartyCode("SECRETARIAT");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Demonstration demonstration;
    private final DemonstrationSetup.Places places;
    private final URI exchange;
    private final InstantSource clock;

    public ListRenewal(
            Demonstration demonstration, DemonstrationSetup.Places places, URI exchange, InstantSource clock) {
        this.demonstration = demonstration;
        this.places = places;
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * Renews the list if it ends within {@link #LEFT}; needs the exchange and the secretariat's realm to answer.
     *
     * @return until when the new list is valid; empty if nothing had to be done
     * @throws Failure if it cannot be renewed
     */
    public Optional<Instant> renewIfNeeded() throws Failure, InterruptedException {
        NodeSettings settings = new NodeSettings(
                SECRETARIAT,
                places.vault(SECRETARIAT),
                places.passphrase(SECRETARIAT.realm()),
                new MemoryStore(),
                exchange,
                places.data().resolve("root.json"),
                places.data().resolve("directory/1.json"),
                "system");
        try (SystemNode node = SystemNode.open(settings)) {
            Instant end = clock.instant().plus(PATIENCE);
            while (true) {
                node.refreshDirectory();
                Instant expires = node.directory().members().expires();
                if (node.knowsNewest() && clock.instant().plus(LEFT).isBefore(expires)) {
                    return Optional.empty();
                }
                Message problem = Message.of("exchange.unreachable");
                if (node.knowsNewest()) {
                    switch (renewed(node)) {
                        case Membership.Signing.Published published -> {
                            node.refreshDirectory();
                            return Optional.of(node.directory().members().expires());
                        }
                        case Membership.Signing.Collected collected ->
                            throw new Failure("Two registrars do not suffice to renew the list of members.");
                        case Membership.Signing.Refused(Message reason) -> problem = reason;
                    }
                }
                if (clock.instant().isAfter(end)) {
                    throw new Failure("The list of members cannot be renewed: " + problem.in(Locale.ENGLISH));
                }
                Thread.sleep(PAUSE);
            }
        } catch (VaultException e) {
            throw new Failure("The list of members cannot be renewed: " + e.getMessage(), e);
        }
    }

    private Membership.Signing renewed(SystemNode node) throws Failure {
        Membership membership = node.membership();
        if (!(membership.draft(new ListChange.Renewal()) instanceof ListDraft.Outcome.Drafted(MembersList list))) {
            throw new IllegalStateException("A list can always be renewed");
        }
        List<String> signers = demonstration.registrars().subList(0, demonstration.threshold());
        Membership.Signing signing = membership.propose(list, key(signers.getFirst(), node));
        for (String signer : signers.subList(1, signers.size())) {
            if (signing instanceof Membership.Signing.Collected) {
                signing = membership.sign(Digest.of(list.bytes()), key(signer, node));
            }
        }
        return signing;
    }

    private SigningKey key(String registrar, SystemNode node) throws Failure {
        Path folder = places.data().resolve("registrars");
        try (Passphrase passphrase = Passphrase.read(places.passphrase(registrar))) {
            return switch (SigningKey.open(folder, registrar, passphrase, node.directory())) {
                case SigningKey.Outcome.Opened(SigningKey key) -> key;
                case SigningKey.Outcome.Refused(Message reason) ->
                    throw new Failure("The key of " + registrar + " cannot sign: " + reason.in(Locale.ENGLISH));
            };
        }
    }
}
