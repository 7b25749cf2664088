package org.kelisim.directory;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.cms.HybridKeys;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.OpeningKey;
import org.kelisim.json.Digest;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.PartyKind;

/**
 * A small directory with its private keys, for tests: KAZ (chair), KGZ and TJK, each with a migration and a border
 * service, three registrars. Change a field and call {@link #bundle()} again to see what a verifier says.
 */
public final class TestDirectory {

    public static final PartyCode KAZ = new PartyCode("KAZ");
    public static final PartyCode KGZ = new PartyCode("KGZ");
    public static final PartyCode TJK = new PartyCode("TJK");
    public static final PartyCode SECRETARIAT = new PartyCode("SECRETARIAT");
    public static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");
    public static final String LOG_KEY = "log.example+00000000+AQIDBA==";

    private static final Instant FROM = NOW.minus(Duration.ofDays(1));
    private static final Instant TO = NOW.plus(Duration.ofDays(700));

    public final Map<String, HybridSigner> registrars = new LinkedHashMap<>();
    /** The credential that signs enrolments; every party of this directory lists it as {@code coordinator}. */
    public static final KeyPair COORDINATOR = p256();

    public final HybridSigner chair = HybridKeys.generate("chair", FROM, TO);
    public final Map<PartyCode, HybridSigner> partyKeys = new LinkedHashMap<>();
    public final Map<OfficeId, HybridSigner> officeKeys = new LinkedHashMap<>();
    public final Map<OfficeId, OpeningKey> openingKeys = new LinkedHashMap<>();
    public final Map<PartyCode, MembershipStatus> status = new LinkedHashMap<>();
    public final Map<PartyCode, PartyStatement> statements = new LinkedHashMap<>();
    public LogEntry log = new LogEntry(LOG_KEY, List.of(), 0);
    public Instant firstIssued = NOW.minusSeconds(60);
    public final List<Hold> holds = new ArrayList<>();
    public Duration listValid = Duration.ofDays(30);
    public List<String> signers = List.of("r1", "r2", "chair");
    public MembersList list;
    public DirectoryVersion version;

    public TestDirectory() {
        for (String id : List.of("r1", "r2", "r3")) {
            registrars.put(id, HybridKeys.generate(id, FROM, TO));
        }
        for (PartyCode party : List.of(KAZ, KGZ, TJK)) {
            partyKeys.put(party, HybridKeys.generate(party.value(), FROM, TO));
            status.put(party, MembershipStatus.ACTIVE);
            List<OfficeEntry> offices = new ArrayList<>();
            offices.add(office(new OfficeId(party, "migration-service"), OfficeFunction.MIGRATION));
            offices.add(office(new OfficeId(party, "border-service"), OfficeFunction.BORDER));
            statements.put(party, statement(party, 1, Optional.empty(), offices, List.of()));
        }
        list = list(1, Optional.empty(), firstIssued);
        version = version(1, Optional.empty());
    }

    /** A fresh P-256 key, as officers have. */
    public static KeyPair p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private OfficeEntry office(OfficeId id, OfficeFunction function) {
        HybridSigner signer = HybridKeys.generate(id.toString(), FROM, TO);
        OpeningKey opening = OpeningKey.generate();
        officeKeys.put(id, signer);
        openingKeys.put(id, opening);
        boolean systems = id.equals(new OfficeId(KAZ, "border-service"));
        return new OfficeEntry(
                id,
                function,
                new Names(id.toString(), id.toString()),
                List.of(new Mandate("modus-operandi-alert", NoticeClass.GENERAL, true, true, systems)),
                List.of("kelisim-1"),
                entry(signer),
                opening.publicKey().encoded(),
                FROM,
                TO);
    }

    public static KeyPairEntry entry(HybridSigner signer) {
        return new KeyPairEntry(
                signer.publicKeys().ecBytes(), signer.publicKeys().mldsaBytes());
    }

    public static PartyStatement statement(
            PartyCode party,
            long number,
            Optional<Digest> previous,
            List<OfficeEntry> offices,
            List<PartyStatement.Revocation> revocations) {
        String issuer = "https://id.example/realms/" + party.realm();
        return new PartyStatement(
                party,
                number,
                previous,
                issuer,
                issuer + "/certs",
                List.of("node"),
                List.of(new PartyStatement.Coordinator(
                        "coordinator", "Coordinator", COORDINATOR.getPublic().getEncoded())),
                offices,
                revocations,
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of());
    }

    public MembersList list(long number, Optional<Digest> previous, Instant issued) {
        List<PartyEntry> parties = partyKeys.entrySet().stream()
                .map(party -> new PartyEntry(
                        party.getKey(),
                        PartyKind.MEMBER_STATE,
                        status.getOrDefault(party.getKey(), MembershipStatus.ACTIVE),
                        new Names(party.getKey().value(), party.getKey().value()),
                        Optional.of(entry(party.getValue())),
                        "SOM 2, paragraph 1"))
                .toList();
        List<Registrar> persons = registrars.entrySet().stream()
                .map(entry -> new Registrar(entry.getKey(), entry.getKey(), SECRETARIAT, entry(entry.getValue())))
                .toList();
        return new MembersList(
                number,
                previous,
                issued,
                issued.plus(listValid),
                parties,
                persons,
                2,
                new Registrar("chair", "Chair", KAZ, entry(chair)),
                log,
                Digest.of(new byte[0]),
                holds);
    }

    public DirectoryVersion version(long number, Optional<Digest> previous) {
        return new DirectoryVersion(
                number,
                previous,
                Digest.of(list.bytes()),
                statements.values().stream()
                        .map(statement -> new DirectoryVersion.StatementReference(
                                statement.party(), statement.number(), Digest.of(statement.bytes())))
                        .toList());
    }

    /** The bundle of the present fields, signed by {@link #signers}. */
    public DirectoryBundle bundle() {
        byte[] listBytes = list.bytes();
        List<DirectoryBundle.ListSignature> signatures = signers.stream()
                .map(id -> new DirectoryBundle.ListSignature(
                        id,
                        (id.equals("chair") ? chair : registrars.get(id))
                                .signDetached(ObjectType.MEMBERS_LIST, listBytes, NOW)))
                .toList();
        List<DirectoryBundle.SignedStatement> signed = statements.values().stream()
                .map(statement -> new DirectoryBundle.SignedStatement(
                        statement.bytes(),
                        partyKeys
                                .get(statement.party())
                                .signDetached(ObjectType.PARTY_STATEMENT, statement.bytes(), NOW)))
                .toList();
        return new DirectoryBundle(version, new DirectoryBundle.SignedList(listBytes, signatures), signed);
    }

    public RootFile root() {
        return new RootFile(list.registrars(), 2, list.chair(), list.log(), version.digest());
    }

    /** The verified directory of the present fields, as version 1. */
    public Directory directory() {
        return switch (DirectoryVerifier.verifyFirst(root(), bundle(), NOW)) {
            case DirectoryOutcome.Verified verified -> verified.directory();
            case DirectoryOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    /** Moves on to the next version: call after changing statements, or with {@code newList} after changing the status. */
    public void next(boolean newList) {
        if (newList) {
            list = list(list.number() + 1, Optional.of(Digest.of(list.bytes())), NOW.minusSeconds(30));
        }
        version = version(version.number() + 1, Optional.of(version.digest()));
    }
}
