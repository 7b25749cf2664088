package org.kelisim.infra.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.cms.ObjectType;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryBundle.ListSignature;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.DirectoryVersion;
import org.kelisim.directory.LogEntry;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.Registrar;
import org.kelisim.directory.RootFile;
import org.kelisim.infra.demo.Demonstration.DemoParty;
import org.kelisim.infra.demo.Demonstration.DemoPerson;
import org.kelisim.infra.keycloak.Realm;
import org.kelisim.infra.process.Failure;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.log.NoteSigner;
import org.kelisim.party.PartyCode;

/**
 * Makes all keys of the demonstration and directory version 1, in the order that trust asks for: log, registrars', Chair's
 * keys; per party vault, office, client and party keys, the coordinator's credential; statements, list, version 1; root
 * file. In real life each of these steps happens at another place, by other people.
 */
public final class DemonstrationSetup {

    static final Duration LIST_VALID = Duration.ofDays(30);
    static final Duration KEYS_VALID = Duration.ofDays(730);

    private static final String LOG_NAME = "kelisim.demonstration/log";

    private final Demonstration demonstration;
    private final Places places;
    private final Addresses addresses;
    private final InstantSource clock;
    private final Catalogue catalogue = Catalogue.builtIn();

    /** Where things lie: the data folder, and the folder of passphrases beside it. */
    public record Places(Path data, Path secrets) {
        Path vault(PartyCode party) {
            return data.resolve("nodes").resolve(party.realm()).resolve("vault");
        }

        Path passphrase(String name) {
            return secrets.resolve(name + ".passphrase");
        }
    }

    /** Nothing is made before {@link #create}. */
    public DemonstrationSetup(Demonstration demonstration, Places places, Addresses addresses) {
        this(demonstration, places, addresses, InstantSource.system());
    }

    /** @param clock when the demonstration begins, as a test has it */
    DemonstrationSetup(Demonstration demonstration, Places places, Addresses addresses, InstantSource clock) {
        this.clock = clock;
        this.demonstration = demonstration;
        this.places = places;
        this.addresses = addresses;
    }

    /**
     * Makes everything, once.
     *
     * @throws Failure if the folder cannot be written
     */
    public void create(Consumer<String> progress) throws Failure {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Files.createDirectories(places.secrets());
            NoteSigner log = createLog();
            progress.accept("Keys: registrars and Chair");
            List<Signer> registrars = new ArrayList<>();
            for (String username : demonstration.registrars()) {
                registrars.add(signer(username, now));
            }
            Signer chair = signer(demonstration.chair(), now);
            progress.accept("Keys: vaults of " + demonstration.equipped().size() + " parties");
            List<PreparedParty> prepared = prepareAll(now);
            progress.accept("Directory: statements, members list, version 1, root file");
            LogEntry logEntry = new LogEntry(log.key().toString(), List.of(), 0);
            MembersList list = new MembersList(
                    1,
                    Optional.empty(),
                    now,
                    now.plus(LIST_VALID),
                    demonstration.parties().stream()
                            .map(party -> entry(party, prepared))
                            .toList(),
                    registrars.stream().map(Signer::registrar).toList(),
                    demonstration.threshold(),
                    chair.registrar(),
                    logEntry,
                    catalogue.digest());
            DirectoryBundle bundle = bundle(list, registrars, chair, prepared, now);
            RootFile root = new RootFile(
                    list.registrars(),
                    list.threshold(),
                    list.chair(),
                    logEntry,
                    bundle.version().digest());
            requireGood(root, bundle, now);
            write(places.data().resolve("root.json"), root.bytes());
            write(places.data().resolve("directory/1.json"), CanonicalJson.write(bundle.toJson()));
        } catch (IOException e) {
            throw new Failure("The data folder " + places.data() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Parties know nothing of each other, so their parts are made side by side. */
    private List<PreparedParty> prepareAll(Instant now) throws IOException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<PreparedParty>> tasks = new ArrayList<>();
            for (DemoParty party : demonstration.equipped()) {
                tasks.add(
                        () -> new PartyPreparation(demonstration, places, addresses, catalogue, party, now).prepare());
            }
            List<PreparedParty> prepared = new ArrayList<>();
            for (Future<PreparedParty> task : threads.invokeAll(tasks)) {
                prepared.add(task.get());
            }
            return prepared;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }

    private NoteSigner createLog() throws IOException {
        NoteSigner log = NoteSigner.generate(LOG_NAME);
        Path file = places.data().resolve("exchange/log.key");
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, log.exportSecretKey() + "\n");
        return log;
    }

    private record Signer(Registrar registrar, PartyKeyFile key) {
        ListSignature sign(byte[] list, Instant now) {
            return new ListSignature(registrar.id(), key.signer().signDetached(ObjectType.MEMBERS_LIST, list, now));
        }
    }

    private Signer signer(String username, Instant now) throws IOException {
        DemoParty party = demonstration.parties().stream()
                .filter(candidate -> person(candidate, username).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(username + " is not among the demonstration accounts"));
        String name = person(party, username).map(DemoPerson::name).orElse(username);
        Path folder = places.data().resolve("registrars");
        Files.createDirectories(folder);
        try (Passphrase passphrase = Passphrase.keep(
                places.passphrase(username), demonstration.registrarPassphrase().toCharArray())) {
            PartyKeyFile key = PartyKeyFile.create(
                    folder.resolve(username + ".keys"), passphrase, username, now, now.plus(KEYS_VALID));
            return new Signer(new Registrar(username, name, party.code(), key.publicKeys()), key);
        }
    }

    private static Optional<DemoPerson> person(DemoParty party, String username) {
        return party.people().stream()
                .filter(person -> person.username().equals(username))
                .findFirst();
    }

    private PartyEntry entry(DemoParty party, List<PreparedParty> prepared) {
        return new PartyEntry(
                party.code(),
                party.kind(),
                party.status(),
                party.names(),
                prepared.stream()
                        .filter(candidate -> candidate.party().equals(party.code()))
                        .findFirst()
                        .map(PreparedParty::partyKey),
                demonstration.decision());
    }

    private DirectoryBundle bundle(
            MembersList list, List<Signer> registrars, Signer chair, List<PreparedParty> prepared, Instant now) {
        byte[] bytes = list.bytes();
        List<ListSignature> signatures = new ArrayList<>();
        registrars
                .subList(0, demonstration.threshold())
                .forEach(registrar -> signatures.add(registrar.sign(bytes, now)));
        signatures.add(chair.sign(bytes, now));
        List<SignedStatement> statements =
                prepared.stream().map(PreparedParty::statement).toList();
        DirectoryVersion version = new DirectoryVersion(
                1,
                Optional.empty(),
                Digest.of(bytes),
                prepared.stream()
                        .map(party -> new DirectoryVersion.StatementReference(
                                party.party(), 1, Digest.of(party.statement().statement())))
                        .toList());
        return new DirectoryBundle(version, new DirectoryBundle.SignedList(bytes, signatures), statements);
    }

    private static void requireGood(RootFile root, DirectoryBundle bundle, Instant now) {
        if (DirectoryVerifier.verifyFirst(root, bundle, now) instanceof DirectoryOutcome.Refused refused) {
            throw new IllegalStateException("The directory just made does not verify: " + refused.detail());
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** The realms as they are imported, with the public keys of each party's clients. */
    public List<Realm> realms() throws Failure {
        return new Realms(demonstration, places, addresses).all();
    }
}
