package org.kelisim.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kelisim.client.vault.NewOfficer;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.VaultSetup;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.ObjectType;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryVersion;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.directory.LogEntry;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.Names;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.Registrar;
import org.kelisim.directory.RootFile;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.log.NoteSigner;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.PartyKind;
import org.kelisim.party.Role;

/**
 * Two parties set up as a first start does it: vaults, officers with PINs, party keys, statements, members list, root
 * file and first directory, all on the disk below one folder.
 */
public final class TestWorld {
    public static final PartyCode KAZ = new PartyCode("KAZ");
    public static final PartyCode KGZ = new PartyCode("KGZ");
    public static final OfficeId KAZ_MIGRATION = OfficeId.parse("KAZ/migration-service");
    public static final OfficeId KAZ_BORDER = OfficeId.parse("KAZ/border-service");
    public static final OfficeId KGZ_BORDER = OfficeId.parse("KGZ/border-service");
    public static final OfficeId KGZ_MIGRATION = OfficeId.parse("KGZ/migration-service");
    public static final String PIN = "280715";

    private static final Instant FROM = TestClock.START.minus(Duration.ofDays(1));
    private static final Instant TO = TestClock.START.plus(Duration.ofDays(700));
    private static final String ALERT = "modus-operandi-alert";

    public final Path folder;
    public final NoteSigner log = NoteSigner.generate("log.example");
    public final Map<PartyCode, PartyStatement> statements = new LinkedHashMap<>();
    public final Map<PartyCode, MembershipStatus> status = new LinkedHashMap<>();
    private final Map<String, HybridSigner> registrars = new LinkedHashMap<>();
    private final HybridSigner chair;
    private final Map<PartyCode, PartyKeyFile> partyKeys = new LinkedHashMap<>();
    private MembersList list;
    private DirectoryVersion version;
    private final List<DirectoryBundle> bundles = new ArrayList<>();

    public TestWorld(Path folder) throws IOException {
        this.folder = folder;
        for (String id : List.of("r1", "r2", "r3")) {
            registrars.put(id, signer(id));
        }
        chair = signer("chair");
        party(KAZ, KAZ_MIGRATION, KAZ_BORDER);
        party(KGZ, KGZ_BORDER, KGZ_MIGRATION);
        list = list(1, Optional.empty());
        version = version(1, Optional.empty());
        bundles.add(bundle());
        Files.write(folder.resolve("root.json"), root().bytes());
        Files.write(
                folder.resolve("directory-1.json"),
                CanonicalJson.write(bundles.getFirst().toJson()));
    }

    /** Where the registrars' and the Chair's keys are, {@code r1.keys} and so on. */
    public Path signers() {
        return folder.resolve("signers");
    }

    public static char[] passphraseOf(String signer) {
        return (signer + "'s own passphrase for tests").toCharArray();
    }

    private HybridSigner signer(String id) throws IOException {
        Files.createDirectories(signers());
        return PartyKeyFile.create(signers().resolve(id + ".keys"), Passphrase.of(passphraseOf(id)), id, FROM, TO)
                .signer();
    }

    public Path vault(PartyCode party) {
        return folder.resolve(party.realm()).resolve("vault");
    }

    public Path passphrase(PartyCode party) {
        return folder.resolve("secrets").resolve(party.realm() + ".passphrase");
    }

    private void party(PartyCode party, OfficeId migrationOrBorder, OfficeId other) {
        Path secrets = folder.resolve("secrets");
        PartyKeyFile key = PartyKeyFile.create(
                folder.resolve(party.realm()).resolve("party.p12"),
                Passphrase.create(secrets.resolve(party.realm() + "-party.passphrase")),
                party.value(),
                FROM,
                TO);
        partyKeys.put(party, key);
        status.put(party, MembershipStatus.ACTIVE);
        var setup = new VaultSetup(party, List.of("node", "system"));
        List<OfficeEntry> offices = List.of(office(setup, migrationOrBorder), office(setup, other));
        PartyStatement.Coordinator coordinator =
                setup.coordinator(officer("coordinator", migrationOrBorder, Role.COORDINATOR), pin());
        setup.enrol(officer("author", migrationOrBorder, Role.OFFICER), pin());
        setup.enrol(officer("releaser", migrationOrBorder, Role.OFFICER, Role.RELEASER), pin());
        setup.enrol(officer("stranger", other, Role.OFFICER, Role.RELEASER), pin());
        setup.write(vault(party), Passphrase.create(passphrase(party)));
        String issuer = "http://127.0.0.1:1/realms/" + party.realm();
        statements.put(
                party,
                new PartyStatement(
                        party,
                        1,
                        Optional.empty(),
                        issuer,
                        issuer + "/certs",
                        List.of("node", "system"),
                        List.of(coordinator),
                        offices,
                        List.of(),
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                        List.of()));
    }

    public static char[] pin() {
        return PIN.toCharArray();
    }

    public static NewOfficer officer(String account, OfficeId office, Role... roles) {
        return new NewOfficer(account, "Name of " + account, Map.of(office, Set.of(roles)), FROM, TO);
    }

    private static OfficeEntry office(VaultSetup setup, OfficeId id) {
        VaultSetup.OfficePublicKeys keys = setup.office(id, FROM, TO);
        boolean systems = id.equals(KAZ_BORDER);
        return new OfficeEntry(
                id,
                id.name().startsWith("border") ? OfficeFunction.BORDER : OfficeFunction.MIGRATION,
                new Names(id.toString(), id.toString()),
                mandates(id, systems),
                List.of("kelisim-1"),
                keys.signing(),
                keys.opening(),
                FROM,
                TO);
    }

    /** Agreements and nominal notices are the business of one office of each party. */
    private static List<Mandate> mandates(OfficeId id, boolean systems) {
        List<Mandate> mandates = new ArrayList<>(List.of(
                new Mandate(ALERT, NoticeClass.GENERAL, true, true, systems),
                new Mandate("forged-document-alert", NoticeClass.GENERAL, true, true, systems),
                new Mandate("generic-reply", NoticeClass.GENERAL, true, true, systems),
                new Mandate("thread-closing", NoticeClass.GENERAL, true, true, false)));
        if (id.equals(KAZ_MIGRATION) || id.equals(KGZ_BORDER)) {
            mandates.add(new Mandate("agreement-document", NoticeClass.AGREEMENT, true, true, false));
            mandates.add(new Mandate("readmission-request", NoticeClass.NOMINAL, true, true, false));
            mandates.add(new Mandate("transfer-notice", NoticeClass.NOMINAL, true, true, false));
        }
        return mandates;
    }

    private static KeyPairEntry entry(HybridSigner signer) {
        return new KeyPairEntry(
                signer.publicKeys().ecBytes(), signer.publicKeys().mldsaBytes());
    }

    private MembersList list(long number, Optional<Digest> previous) {
        List<PartyEntry> parties = partyKeys.entrySet().stream()
                .map(it -> new PartyEntry(
                        it.getKey(),
                        PartyKind.MEMBER_STATE,
                        status.getOrDefault(it.getKey(), MembershipStatus.ACTIVE),
                        new Names(it.getKey().value(), it.getKey().value()),
                        Optional.of(it.getValue().publicKeys()),
                        "SOM 2, paragraph 1"))
                .toList();
        List<Registrar> persons = registrars.entrySet().stream()
                .map(it -> new Registrar(it.getKey(), it.getKey(), KAZ, entry(it.getValue())))
                .toList();
        return new MembersList(
                number,
                previous,
                TestClock.START.minusSeconds(60),
                TestClock.START.plus(Duration.ofDays(30)),
                parties,
                persons,
                2,
                new Registrar("chair", "Chair", KAZ, entry(chair)),
                new LogEntry(log.key().toString(), List.of(), 0),
                Digest.of(new byte[0]));
    }

    private DirectoryVersion version(long number, Optional<Digest> previous) {
        return new DirectoryVersion(
                number,
                previous,
                Digest.of(list.bytes()),
                statements.values().stream()
                        .map(it ->
                                new DirectoryVersion.StatementReference(it.party(), it.number(), Digest.of(it.bytes())))
                        .toList());
    }

    private DirectoryBundle bundle() {
        List<DirectoryBundle.ListSignature> signatures = new ArrayList<>();
        registrars.forEach((id, signer) -> signatures.add(new DirectoryBundle.ListSignature(
                id, signer.signDetached(ObjectType.MEMBERS_LIST, list.bytes(), TestClock.START))));
        signatures.add(new DirectoryBundle.ListSignature(
                "chair", chair.signDetached(ObjectType.MEMBERS_LIST, list.bytes(), TestClock.START)));
        List<DirectoryBundle.SignedStatement> signed = statements.values().stream()
                .map(it -> partyKeys.get(it.party()).sign(it, TestClock.START))
                .toList();
        return new DirectoryBundle(version, new DirectoryBundle.SignedList(list.bytes(), signatures), signed);
    }

    public RootFile root() {
        return new RootFile(
                list.registrars(),
                2,
                list.chair(),
                list.log(),
                bundles.getFirst().version().digest());
    }

    /** The bundles of all versions, the first one first. */
    public List<DirectoryBundle> bundles() {
        return bundles;
    }

    /** A new members list and version, as after a change of {@link #status}. */
    public DirectoryBundle nextVersion() {
        list = list(list.number() + 1, Optional.of(Digest.of(list.bytes())));
        version = version(version.number() + 1, Optional.of(version.digest()));
        bundles.add(bundle());
        return bundles.getLast();
    }

    /** A statement under the key of that party, whomever it speaks of. */
    public DirectoryBundle.SignedStatement signedBy(PartyCode party, PartyStatement statement) {
        return Objects.requireNonNull(partyKeys.get(party)).sign(statement, TestClock.START);
    }
}
