package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.directory.TestDirectory.NOW;
import static org.kelisim.directory.TestDirectory.TJK;
import static org.kelisim.notice.TestNotices.KAZ_MIGRATION;
import static org.kelisim.notice.TestNotices.KGZ_BORDER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.cms.ObjectType;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.TestDirectory;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.OuterVerifier;
import org.kelisim.envelope.Sealer;
import org.kelisim.envelope.VerifiedDispatch;
import org.kelisim.exchange.TestNode.Answer;
import org.kelisim.exchange.archive.AcceptedDispatch;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.log.EventKind;
import org.kelisim.log.Receipt;
import org.kelisim.log.ReceiptOutcome;
import org.kelisim.notice.Content;
import org.kelisim.notice.TestNotices;
import org.kelisim.party.MembershipStatus;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/** Directory versions over HTTP: who may change what, what follows at once, and what attackers get. */
class DirectoryHttpTest {
    private StandIn standIn = StandIn.inMemory();
    private TestExchange exchange;
    private TestDirectory directories;
    private TestNode kaz;
    private TestNode kgz;
    private TestNode tjk;
    private Directory newest;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        start(NOW.minusSeconds(60), Duration.ofDays(30));
        await(() -> kaz.get("/ready").status() == 200);
    }

    private void start(Instant issued, Duration valid) throws Exception {
        exchange = new TestExchange(folder, standIn, it -> {
            it.firstIssued = issued;
            it.listValid = valid;
        });
        exchange.start();
        directories = exchange.directories;
        kaz = exchange.node(KAZ);
        kgz = exchange.node(KGZ);
        tjk = exchange.node(TJK);
        newest = exchange.directory();
    }

    @AfterEach
    void stop() {
        exchange.close();
        standIn.close();
    }

    @Test
    void renewsTheListWithTwoRegistrarsAndTellsEverybody() {
        renew();
        Answer first = putList(kgz);
        Answer again = putList(kaz);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.text())
                .isEqualTo("{\"digest\":\"%s\",\"version\":2}"
                        .formatted(newest.digest().hex()));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        for (TestNode node : List.of(kaz, kgz, tjk)) {
            await(() -> node.get("/v1/feed?after=1").text().contains("\"directory/2\""));
        }
        ObjectNode published = kaz.get("/v1/directory").json();
        assertThat(DirectoryBundle.parse((ObjectNode) published.get("bundle"))
                        .version()
                        .digest())
                .isEqualTo(newest.digest());
        assertThat(Receipt.parse((ObjectNode) published.get("receipt")).verify(exchange.publicLogKey()))
                .isInstanceOfSatisfying(ReceiptOutcome.Logged.class, it -> {
                    assertThat(it.event().kind()).isEqualTo(EventKind.DIRECTORY_PUBLISHED);
                    assertThat(it.event().fingerprint()).isEqualTo(newest.digest());
                });
        assertThat(kaz.get("/v1/directory?version=1")
                        .json()
                        .get("bundle")
                        .get("version")
                        .get("number")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void holdsTheSameVersionsAfterARestart() {
        renew();
        putList(kaz);
        exchange.stop();
        exchange.start();
        await(() -> kaz.get("/v1/feed").text().contains("\"version\":2"));
        suspend(TJK, MembershipStatus.SUSPENDED);
        assertThat(putList(kaz).json().get("version").intValue()).isEqualTo(3);
    }

    @Test
    void aSuspensionHoldsAtOnceAndLeavesFeedAndDirectory() {
        assertThat(tjk.get("/v1/dispatches/TJK-01935f3a-7c00-7abc-8def-0123456789ab")
                        .status())
                .isEqualTo(404);
        Dispatch toSuspended = dispatch(KAZ_MIGRATION, new OfficeId(TJK, "border-service"));
        suspend(TJK, MembershipStatus.SUSPENDED);
        assertThat(putList(kgz).status()).isEqualTo(201);

        Answer refused = tjk.get("/v1/dispatches/TJK-01935f3a-7c00-7abc-8def-0123456789ab");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("party-suspended");
        assertThat(tjk.get("/v1/feed").status()).isEqualTo(200);
        await(() -> tjk.get("/v1/directory").status() == 200); // 503 until a version is in the log
        assertThat(reason(kaz.submit(toSuspended))).isEqualTo("recipient-not-active");

        suspend(TJK, MembershipStatus.ACTIVE);
        assertThat(putList(kgz).status()).isEqualTo(201);
        assertThat(tjk.get("/v1/dispatches/TJK-01935f3a-7c00-7abc-8def-0123456789ab")
                        .status())
                .isEqualTo(404);
        suspend(TJK, MembershipStatus.ENDED);
        putList(kgz);
        assertThat(tjk.get("/v1/feed").status()).isEqualTo(401);
        assertThat(reason(putStatement(kaz, TJK, 2, List.of()))).isEqualTo("statement-of-stranger");
    }

    @Test
    void refusesListsThatTheRulesDoNotCarry() {
        directories.status.put(TJK, MembershipStatus.SUSPENDED);
        directories.next(true);
        directories.signers = List.of("r1", "r2", "r3");
        assertThat(reason(putList(kaz))).isEqualTo("chair-missing");
        directories.signers = List.of("r1", "r1", "chair");
        assertThat(reason(putList(kaz))).isEqualTo("too-few-registrars");
        directories.signers = List.of("r1", "r2", "chair");
        directories.next(true);
        assertThat(reason(putList(kaz))).as("the list before it is missing").isEqualTo("list-not-chained");
        assertThat(kaz.get("/v1/feed").json().get("directory").get("version").intValue())
                .isEqualTo(1);
    }

    @Test
    void anOldStepBroughtAgainChangesNothingAndAForkIsRefused() {
        suspend(TJK, MembershipStatus.SUSPENDED);
        byte[] suspension = listPart();
        putList(kaz);
        TestDirectory other = directories;
        suspend(TJK, MembershipStatus.ACTIVE);
        putList(kaz);

        Answer replayed = tjk.put("/v1/directory", suspension);
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.json().get("version").intValue()).isEqualTo(2);
        await(() -> kaz.get("/v1/feed").json().get("directory").get("version").intValue() >= 2);
        other.list = other.list(2, other.list.previous(), NOW);
        assertThat(reason(putList(kaz))).isEqualTo("list-not-chained");
    }

    @Test
    void takesAStatementFromWhoeverCarriesItAndJudgesByItAtOnce() {
        Dispatch before = dispatch(KAZ_MIGRATION, KGZ_BORDER);
        OfficeId office = new OfficeId(KGZ, "border-service");
        Digest key = newest.office(office).orElseThrow().signing().ecDigest();

        Answer taken = putStatement(tjk, KGZ, 2, List.of(new PartyStatement.Revocation(key, NOW)));

        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        Dispatch revoked = exchange.sealed(TestNotices.released(office, KAZ_MIGRATION, newest), newest);
        assertThat(reason(kgz.submit(revoked))).isEqualTo("sender-keys-not-valid");
        assertThat(kaz.submit(before).status())
                .as("cites version 1, which is 24 h good")
                .isEqualTo(201);
    }

    @Test
    void refusesAStatementThatThePartyDidNotSignOrThatDoesNotFollow() {
        directories.partyKeys.put(KGZ, directories.partyKeys.get(TJK));
        assertThat(reason(putStatement(tjk, KGZ, 2, List.of()))).isEqualTo("statement-signature");
        assertThat(reason(putStatement(tjk, TJK, 3, List.of()))).isEqualTo("statement-not-chained");
        assertThat(reason(
                        putStatement(tjk, TJK, 1, List.of(new PartyStatement.Revocation(Digest.of(new byte[0]), NOW)))))
                .as("another one under the number in use")
                .isEqualTo("statement-not-chained");
    }

    @Test
    void onePartyCannotKeepAllOthersBusy() {
        int status = 201;
        int number = 2;
        while (status == 201 && number < 50) {
            status = putStatement(tjk, TJK, number++, List.of()).status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(number - 3).isEqualTo(30);
        assertThat(putStatement(kgz, KGZ, 2, List.of()).status())
                .as("another one")
                .isEqualTo(201);
    }

    @Test
    void refusesWhatIsNoPartOfADirectory() {
        assertThat(kaz.put("/v1/directory", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(kaz.put("/v1/directory", new byte[100]).status()).isEqualTo(400);
        assertThat(kaz.put("/v1/directory", new byte[3 * 1024 * 1024]).status()).isEqualTo(413);
        assertThat(kaz.send(kaz.request("PUT", "/v1/directory")
                                .PUT(java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[3]))
                                .header("Content-Type", "text/plain"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void twoWhoChangeAtTheSameTimeBothSucceedOneAfterTheOther() throws Exception {
        Directory first = newest;
        byte[] one = statementPart(KGZ, 2, List.of());
        byte[] two = statementPart(TJK, 2, List.of());
        renew();
        byte[] three = listPart();
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Answer>> calls = List.of(
                    () -> kgz.put("/v1/directory", one),
                    () -> tjk.put("/v1/directory", two),
                    () -> kaz.put("/v1/directory", three));
            for (Future<Answer> call : threads.invokeAll(calls)) {
                assertThat(call.get().status()).as(call.get().text()).isEqualTo(201);
            }
        }
        await(() -> kaz.get("/v1/directory?version=4").status() == 200);
        Directory current = first;
        for (int i = 2; i <= 4; i++) {
            DirectoryBundle bundle = DirectoryBundle.parse(
                    (ObjectNode) kaz.get("/v1/directory?version=" + i).json().get("bundle"));
            current = ((DirectoryOutcome.Verified) DirectoryVerifier.verifyNext(current, bundle, NOW)).directory();
        }
        assertThat(current.statement(KGZ).orElseThrow().number()).isEqualTo(2);
        assertThat(current.statement(TJK).orElseThrow().number()).isEqualTo(2);
        assertThat(current.members().number()).isEqualTo(2);
    }

    @Test
    void collectsSignaturesOfThoseWhoSignAndShowsThemToNobodyElse() {
        directories.status.put(TJK, MembershipStatus.SUSPENDED);
        directories.next(true);
        String path =
                "/v1/directory/proposals/" + Digest.of(directories.list.bytes()).hex();

        assertThat(kgz.put(path, signedBy("r1")).status()).isEqualTo(404);
        assertThat(reason(kaz.put(path, signedBy()))).isEqualTo("not-signed");
        assertThat(kaz.put(path, signedBy("r1")).json().get("complete").booleanValue())
                .isFalse();
        kaz.put(path, signedBy("r1", "r1"));
        kaz.put(path, signedBy("chair"));
        assertThat(tjk.get(path).status()).isEqualTo(404);
        assertThat(tjk.get("/v1/directory/proposals").status()).isEqualTo(404);
        assertThat(kaz.get(path).json().get("complete").booleanValue()).isFalse();
        kaz.put(path, signedBy("r3"));

        ObjectNode complete = kaz.get(path).json();
        assertThat(complete.remove("complete").booleanValue()).isTrue();
        assertThat(SignedList.parse(complete).signatures())
                .extracting(DirectoryBundle.ListSignature::by)
                .containsExactly("r1", "r3", "chair");
        assertThat(kaz.get("/v1/directory/proposals").json().get("proposals").size())
                .isEqualTo(1);
        ObjectNode parts = CanonicalJson.object();
        parts.set("list", complete);
        assertThat(kaz.put("/v1/directory", CanonicalJson.write(parts)).status())
                .isEqualTo(201);
        assertThat(kaz.get("/v1/directory/proposals").json().get("proposals").size())
                .isZero();
        assertThat(kaz.get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesAProposalUnderAnotherAddressAndOneThatDoesNotFollow() {
        directories.next(true);
        String other = "/v1/directory/proposals/" + Digest.of(new byte[1]).hex();
        assertThat(kaz.put(other, signedBy("r1")).status()).isEqualTo(400);
        assertThat(kaz.get("/v1/directory/proposals/abc").status()).isEqualTo(400);
        directories.next(true);
        String gap =
                "/v1/directory/proposals/" + Digest.of(directories.list.bytes()).hex();
        assertThat(reason(kaz.put(gap, signedBy("r1", "r2", "chair")))).isEqualTo("list-not-chained");
    }

    @Test
    void afterTheListRanOutItCanStillBeRenewed() throws Exception {
        exchange.close();
        standIn.close();
        standIn = StandIn.inMemory();
        start(NOW.minus(Duration.ofHours(25)), Duration.ofHours(24));
        await(() -> kaz.get("/v1/feed").text().contains("\"number\":1"));
        assertThat(kaz.get("/ready").json().get("reason").stringValue()).isEqualTo("directory-expired");
        Dispatch sealedBefore = (Dispatch) Sealer.seal(
                TestNotices.released(KAZ_MIGRATION, KGZ_BORDER, newest),
                new Content.Stream(1, Optional.empty()),
                List.of(),
                newest,
                directories.officeKeys.get(KAZ_MIGRATION),
                NOW.minus(Duration.ofHours(2)));
        assertThat(reason(kaz.submit(sealedBefore))).isEqualTo("directory-expired");
        assertThat(kaz.get("/v1/directory").status()).isEqualTo(200);

        directories.listValid = Duration.ofDays(30);
        renew();
        assertThat(putList(kaz).status()).isEqualTo(201);

        assertThat(kaz.get("/ready").status()).isEqualTo(200);
        Dispatch now = exchange.sealed(TestNotices.released(KAZ_MIGRATION, KGZ_BORDER, newest), newest);
        assertThat(kaz.submit(now).status()).isEqualTo(201);
    }

    @Test
    void aSubmissionThatARevocationPrecedesInTheLogIsRefusedThere() {
        Dispatch dispatch = dispatch(KAZ_MIGRATION, KGZ_BORDER);
        Digest key = newest.office(KAZ_MIGRATION).orElseThrow().signing().mldsaDigest();
        VerifiedDispatch verified = (VerifiedDispatch) OuterVerifier.verify(
                dispatch.bytes(), only(newest), TestExchange.clock().instant());
        putStatement(kaz, KAZ, 2, List.of(new PartyStatement.Revocation(key, NOW.minusSeconds(1))));
        await(() -> kaz.get("/v1/feed").text().contains("\"directory/2\""));

        exchange.context()
                .getBean(Archive.class)
                .keep(AcceptedDispatch.of(verified, TestExchange.clock().instant()));

        await(() -> kgz.get("/v1/feed").text().contains("\"refused\""));
        assertThat(kgz.get("/v1/feed").text()).contains("\"sender-keys-not-valid\"");
        assertThat(kgz.get("/v1/dispatches/" + dispatch.id() + "/receipts")
                        .json()
                        .get("receipts")
                        .size())
                .as("submitted and refused")
                .isEqualTo(2);
    }

    /** As a replica sees it that has not heard of the revocation. */
    private static DirectoryLookup only(Directory directory) {
        return new DirectoryLookup() {
            @Override
            public Directory newest() {
                return directory;
            }

            @Override
            public Optional<Directory> version(long number) {
                return Optional.of(directory);
            }

            @Override
            public Optional<Instant> replacedAt(long number) {
                return Optional.empty();
            }

            @Override
            public Optional<Directory> inForceAt(long logIndex) {
                return Optional.of(directory);
            }
        };
    }

    private void renew() {
        directories.signers = List.of("r1", "r2");
        newest = exchange.next(newest, true);
    }

    private void suspend(PartyCode party, MembershipStatus status) {
        directories.status.put(party, status);
        directories.signers = List.of("r1", "r2", "chair");
        newest = exchange.next(newest, true);
    }

    private Answer putList(TestNode node) {
        return node.put("/v1/directory", listPart());
    }

    private byte[] listPart() {
        ObjectNode json = CanonicalJson.object();
        json.set("list", directories.bundle().list().toJson());
        return CanonicalJson.write(json);
    }

    private byte[] signedBy(String... signers) {
        directories.signers = List.of(signers);
        return CanonicalJson.write(directories.bundle().list().toJson());
    }

    private Answer putStatement(
            TestNode node, PartyCode party, long number, List<PartyStatement.Revocation> revocations) {
        return node.put("/v1/directory", statementPart(party, number, revocations));
    }

    /** The next statement of a party, which becomes the one in the fields if its number is the next. */
    private byte[] statementPart(PartyCode party, long number, List<PartyStatement.Revocation> revocations) {
        PartyStatement old = directories.statements.get(party);
        PartyStatement statement = new PartyStatement(
                party,
                number,
                number == 1 ? Optional.empty() : Optional.of(Digest.of(old.bytes())),
                old.issuer(),
                old.jwks(),
                old.clients(),
                old.coordinators(),
                old.offices(),
                revocations,
                old.weekend(),
                old.holidays());
        SignedStatement signed = new SignedStatement(
                statement.bytes(),
                directories.partyKeys.get(party).signDetached(ObjectType.PARTY_STATEMENT, statement.bytes(), NOW));
        if (number == old.number() + 1) {
            directories.statements.put(party, statement);
        }
        ObjectNode json = CanonicalJson.object();
        json.putArray("statements").add(signed.toJson());
        return CanonicalJson.write(json);
    }

    private Dispatch dispatch(OfficeId from, OfficeId to) {
        return exchange.sealed(TestNotices.released(from, to, newest), newest);
    }

    private static String reason(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        return answer.json().get("reason").stringValue();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(15);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
