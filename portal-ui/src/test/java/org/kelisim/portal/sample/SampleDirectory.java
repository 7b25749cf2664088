package org.kelisim.portal.sample;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.cms.HybridKeys;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.OpeningKey;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
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
import org.kelisim.json.Digest;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.PartyKind;

/** A verified directory with names as officials know them. */
public final class SampleDirectory {

    public static final PartyCode KAZ = new PartyCode("KAZ");
    public static final PartyCode KGZ = new PartyCode("KGZ");
    public static final PartyCode TJK = new PartyCode("TJK");
    public static final PartyCode AFG = new PartyCode("AFG");
    public static final OfficeId KAZ_MIGRATION = OfficeId.parse("KAZ/migration-service");
    public static final OfficeId KAZ_BORDER = OfficeId.parse("KAZ/border-service");
    public static final OfficeId KGZ_BORDER = OfficeId.parse("KGZ/border-service");
    public static final OfficeId TJK_MIGRATION = OfficeId.parse("TJK/migration-service");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant from = now.minus(Duration.ofDays(1));
    private final Instant to = now.plus(Duration.ofDays(700));
    private final Map<PartyCode, HybridSigner> partyKeys = new LinkedHashMap<>();
    private final Map<PartyCode, Names> names = Map.of(
            KAZ, new Names("Kazakhstan", "Казахстан"),
            KGZ, new Names("Kyrgyzstan", "Кыргызстан"),
            TJK, new Names("Tajikistan", "Таджикистан"),
            AFG, new Names("Afghanistan", "Афганистан"));

    private SampleDirectory() {}

    static Directory make() {
        return new SampleDirectory().verified();
    }

    static String issuer(PartyCode party) {
        return "http://127.0.0.1:1/realms/" + party.realm();
    }

    private Directory verified() {
        List.of(KAZ, KGZ, TJK).forEach(party -> partyKeys.put(party, key(party.value())));
        Map<String, HybridSigner> registrars = new LinkedHashMap<>();
        List.of("r1", "r2").forEach(id -> registrars.put(id, key(id)));
        HybridSigner chair = key("chair");
        List<PartyStatement> statements = List.of(
                statement(
                        KAZ,
                        office(
                                KAZ_MIGRATION,
                                OfficeFunction.MIGRATION,
                                "Migration Service Committee",
                                "Комитет миграционной службы"),
                        office(KAZ_BORDER, OfficeFunction.BORDER, "Border Service", "Пограничная служба")),
                statement(
                        KGZ,
                        office(
                                KGZ_BORDER,
                                OfficeFunction.BORDER,
                                "State Border Service",
                                "Государственная пограничная служба")),
                statement(
                        TJK,
                        office(TJK_MIGRATION, OfficeFunction.MIGRATION, "Migration Service", "Миграционная служба")));
        MembersList list = members(registrars, chair);
        DirectoryVersion version = new DirectoryVersion(
                1,
                Optional.empty(),
                Digest.of(list.bytes()),
                statements.stream()
                        .map(it -> new DirectoryVersion.StatementReference(it.party(), 1, Digest.of(it.bytes())))
                        .toList());
        List<DirectoryBundle.ListSignature> signatures = new ArrayList<>();
        registrars.forEach((id, signer) -> signatures.add(new DirectoryBundle.ListSignature(
                id, signer.signDetached(ObjectType.MEMBERS_LIST, list.bytes(), now))));
        signatures.add(new DirectoryBundle.ListSignature(
                "chair", chair.signDetached(ObjectType.MEMBERS_LIST, list.bytes(), now)));
        DirectoryBundle bundle = new DirectoryBundle(
                version,
                new DirectoryBundle.SignedList(list.bytes(), signatures),
                statements.stream().map(this::signed).toList());
        RootFile root = new RootFile(list.registrars(), 2, list.chair(), list.log(), version.digest());
        return switch (DirectoryVerifier.verifyFirst(root, bundle, now)) {
            case DirectoryOutcome.Verified verified -> verified.directory();
            case DirectoryOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    private DirectoryBundle.SignedStatement signed(PartyStatement statement) {
        byte[] bytes = statement.bytes();
        return new DirectoryBundle.SignedStatement(
                bytes, partyKeys.get(statement.party()).signDetached(ObjectType.PARTY_STATEMENT, bytes, now));
    }

    private MembersList members(Map<String, HybridSigner> registrars, HybridSigner chair) {
        List<PartyEntry> parties = List.of(KAZ, KGZ, TJK, AFG).stream()
                .map(party -> new PartyEntry(
                        party,
                        PartyKind.MEMBER_STATE,
                        party.equals(AFG) ? MembershipStatus.ADMITTED : MembershipStatus.ACTIVE,
                        names.get(party),
                        Optional.ofNullable(partyKeys.get(party)).map(SampleDirectory::entry),
                        "SOM 2, § 1, 2015-09-22"))
                .toList();
        return new MembersList(
                1,
                Optional.empty(),
                now.minusSeconds(60),
                now.plus(Duration.ofDays(30)),
                parties,
                registrars.entrySet().stream()
                        .map(it -> new Registrar(it.getKey(), it.getKey(), KAZ, entry(it.getValue())))
                        .toList(),
                2,
                new Registrar("chair", "Chair", KAZ, entry(chair)),
                new LogEntry("log.example+00000000+AQIDBA==", List.of(), 0),
                Catalogue.builtIn().digest());
    }

    private PartyStatement statement(PartyCode party, OfficeEntry... offices) {
        return new PartyStatement(
                party,
                1,
                Optional.empty(),
                issuer(party),
                issuer(party) + "/certs",
                List.of("node"),
                List.of(new PartyStatement.Coordinator(
                        "coordinator", "Coordinator", p256().getPublic().getEncoded())),
                List.of(offices),
                List.of(),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of());
    }

    private OfficeEntry office(OfficeId id, OfficeFunction function, String en, String ru) {
        List<Mandate> mandates = Catalogue.builtIn().types().stream()
                .filter(type -> !type.id().equals("forged-document-alert") || id.equals(KGZ_BORDER))
                .map(type -> new Mandate(type.id(), type.noticeClass(), true, true, false))
                .toList();
        return new OfficeEntry(
                id,
                function,
                new Names(en, ru),
                mandates,
                List.of("kelisim-1"),
                entry(key(id.toString())),
                OpeningKey.generate().publicKey().encoded(),
                from,
                to);
    }

    private HybridSigner key(String name) {
        return HybridKeys.generate(name, from, to);
    }

    private static KeyPairEntry entry(HybridSigner signer) {
        return new KeyPairEntry(
                signer.publicKeys().ecBytes(), signer.publicKeys().mldsaBytes());
    }

    static KeyPair p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
