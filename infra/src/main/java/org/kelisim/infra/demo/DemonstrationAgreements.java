package org.kelisim.infra.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.SignedAction;
import org.kelisim.agreement.Taking;
import org.kelisim.agreement.Terms;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.Authorization;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.token.AccessTokens;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.Office;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.RootFile;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.notice.Header.DirectoryReference;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * Concludes the demonstration's agreements ({@code demonstration/agreements.json}) in the parties' names, with their offices'
 * keys, through the exchange, once. In real life two officers of each party do it; a demonstration has nobody at its first
 * start.
 */
public final class DemonstrationAgreements {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final String CLIENT = "system";

    private final DemonstrationSetup.Places places;
    private final URI exchange;
    private final Clock clock = Clock.systemUTC();

    public DemonstrationAgreements(DemonstrationSetup.Places places, URI exchange) {
        this.places = places;
        this.exchange = exchange;
    }

    /** A party at the exchange, with the keys of the office that signs. */
    private record Pen(OfficeId office, Vault vault, AccessTokens tokens, ExchangeClient exchange)
            implements AutoCloseable {
        @Override
        public void close() {
            tokens.close();
            vault.close();
        }
    }

    /** Signs and sends what is not there yet; says in one line if it could not. */
    public void conclude(Consumer<String> progress) {
        Map<PartyCode, Pen> pens = new HashMap<>();
        try {
            Directory directory = directory();
            for (Fields each : read().objects("agreements")) {
                conclude(each, directory, pens);
            }
            progress.accept("Agreements: concluded");
        } catch (IOException | RuntimeException e) {
            progress.accept(
                    "Agreements: not concluded (" + e.getMessage() + "); they can be registered in the portal.");
        } finally {
            pens.values().forEach(Pen::close);
        }
    }

    private void conclude(Fields each, Directory directory, Map<PartyCode, Pen> pens) throws IOException {
        Agreement agreement = Agreement.parse(each.object("document"));
        Terms terms = Terms.parse(each.object("terms"));
        TreatyAction first = action(
                Optional.empty(),
                ActionKind.PROPOSE,
                pen(agreement.id().party(), directory, pens).office(),
                agreement.id().party(),
                today(),
                Optional.empty(),
                directory,
                Optional.of(new TreatyAction.Proposal(Optional.of(agreement), terms)));
        AgreementHistory history = taken(AgreementHistory.begin(first));
        send(first, pen(agreement.id().party(), directory, pens));
        for (Fields act : each.objects("acts")) {
            Pen pen = pen(act.parsed("by", PartyCode::new), directory, pens);
            TreatyAction action = action(
                    Optional.of(history),
                    act.parsed("kind", ActionKind::parse),
                    pen.office(),
                    act.parsed("for", PartyCode::new),
                    act.date("on"),
                    act.optionalString("reference"),
                    directory,
                    Optional.empty());
            history = taken(history.take(action));
            send(action, pen);
        }
    }

    private static AgreementHistory taken(Taking taking) throws IOException {
        return switch (taking) {
            case Taking.Taken(var history) -> history;
            case Taking.NotTaken(var reason) -> throw new IOException("an act has no place: " + reason.wire());
        };
    }

    private TreatyAction action(
            Optional<AgreementHistory> history,
            ActionKind kind,
            OfficeId office,
            PartyCode party,
            LocalDate on,
            Optional<String> reference,
            Directory directory,
            Optional<TreatyAction.Proposal> proposal) {
        Agreement agreement = proposal.flatMap(TreatyAction.Proposal::document)
                .or(() -> history.map(AgreementHistory::agreement))
                .orElseThrow();
        Terms terms = proposal.map(TreatyAction.Proposal::terms)
                .or(() -> history.map(it -> it.termsFor(kind)))
                .orElseThrow();
        return new TreatyAction(
                agreement.id(),
                history.map(it -> it.actions().size()).orElse(0) + 1L,
                history.map(AgreementHistory::head),
                kind,
                office,
                party,
                on,
                agreement.digest(),
                terms.digest(),
                proposal,
                reference,
                new DirectoryReference(directory.version(), directory.digest()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void send(TreatyAction action, Pen pen) throws IOException {
        byte[] cms = SignedAction.sign(
                        action,
                        pen.vault().office(pen.office()).orElseThrow().signers().getFirst())
                .cms();
        switch (pen.exchange().act(action.agreement(), cms)) {
            case Answer.Given<Boolean> given -> {
                // there
            }
            case Answer.Declined<Boolean>(var kind, var reason, var message) ->
                throw new IOException(message.in(java.util.Locale.ENGLISH));
            case Answer.Later<Boolean>(var message, var pause) ->
                throw new IOException(message.in(java.util.Locale.ENGLISH));
        }
    }

    private Pen pen(PartyCode party, Directory directory, Map<PartyCode, Pen> pens) throws IOException {
        Optional<Pen> known = Optional.ofNullable(pens.get(party));
        if (known.isPresent()) {
            return known.get();
        }
        OfficeId office = directory.offices().stream()
                .map(Office::entry)
                .filter(it -> it.id().party().equals(party) && it.maySend(NoticeClass.AGREEMENT))
                .map(OfficeEntry::id)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new IOException(party + " has no office for agreements"));
        Vault vault;
        try (Passphrase passphrase = Passphrase.read(places.passphrase(party.realm()))) {
            vault = Vault.open(places.vault(party), passphrase, clock);
        }
        AccessTokens tokens = new AccessTokens(
                URI.create(directory.statement(party).orElseThrow().issuer()),
                CLIENT,
                vault.client(CLIENT).orElseThrow(),
                vault.proof(),
                clock);
        Pen pen = new Pen(office, vault, tokens, new ExchangeClient(exchange, authorization(tokens)));
        pens.put(party, pen);
        return pen;
    }

    private static Authorization authorization(AccessTokens tokens) {
        return new Authorization() {
            @Override
            public Map<String, String> headers(String method, URI target) throws IOException, InterruptedException {
                return tokens.headers(method, target);
            }

            @Override
            public void discard() {
                tokens.discard();
            }
        };
    }

    private Directory directory() throws IOException {
        RootFile root = RootFile.parse(Files.readAllBytes(places.data().resolve("root.json")));
        DirectoryBundle bundle = DirectoryBundle.parse(CanonicalJson.read(
                Files.readAllBytes(places.data().resolve("directory").resolve("1.json")), DirectoryBundle.MAX_BYTES));
        return switch (DirectoryVerifier.verifyFirst(root, bundle, Instant.now())) {
            case DirectoryOutcome.Verified(Directory directory) -> directory;
            case DirectoryOutcome.Refused(var reason, String detail) -> throw new IOException(detail);
        };
    }

    private static Fields read() throws IOException {
        try (InputStream in = DemonstrationAgreements.class.getResourceAsStream("/demonstration/agreements.json")) {
            if (in == null) {
                throw new IOException("demonstration/agreements.json is missing from the jar");
            }
            return Fields.of(CanonicalJson.read(in.readAllBytes(), MAX_BYTES));
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The agreements by id, so that tests can look. */
    static List<Agreement> documents() throws IOException {
        return read().objects("agreements").stream()
                .map(it -> Agreement.parse(it.object("document")))
                .toList();
    }
}
