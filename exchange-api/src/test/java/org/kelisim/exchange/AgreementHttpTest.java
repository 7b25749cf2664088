package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.directory.TestDirectory.TJK;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.EntryIntoForce;
import org.kelisim.agreement.SignedAction;
import org.kelisim.agreement.TestAgreements;
import org.kelisim.agreement.TestAgreements.Pen;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.cms.ObjectType;
import org.kelisim.envelope.Dispatch;
import org.kelisim.exchange.TestNode.Answer;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.notice.Approval;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Header.DirectoryReference;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.notice.Released;
import org.kelisim.notice.Routing;
import org.kelisim.notice.TestNotices;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;
import tools.jackson.databind.JsonNode;

/** Agreements over HTTP: who may see and do what, and that a nominal dispatch goes nowhere without an open channel. */
class AgreementHttpTest {
    private static final StandIn STAND_IN = StandIn.inMemory();
    private static TestExchange exchange;
    private static HeldStore store;
    private static TestNode kaz;
    private static TestNode kgz;
    private static TestNode tjk;
    private static int names;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        exchange = new TestExchange(folder, STAND_IN, TestAgreements::mandates);
        store = new HeldStore(DocumentStore.open(STAND_IN.uri(), "exchange"));
        exchange.start(store);
        kaz = exchange.node(KAZ);
        kgz = exchange.node(KGZ);
        tjk = exchange.node(TJK);
        for (int i = 0; i < 100 && kaz.get("/ready").status() != 200; i++) {
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void stop() {
        exchange.close();
        STAND_IN.close();
    }

    @Test
    void partiesConcludeAnAgreementAndBothSeeEveryAction() throws Exception {
        Pen pen = proposal();
        assertThat(post(kaz, pen.last()).status()).isEqualTo(201);
        pen = pen.act(ActionKind.SIGN, KAZ);
        assertThat(post(kaz, pen.last()).status()).isEqualTo(201);
        pen = pen.act(ActionKind.SIGN, KGZ);
        Answer signed = post(kgz, pen.last());
        assertThat(signed.json().get("number").longValue()).isEqualTo(3);
        assertThat(signed.json().get("digest").stringValue())
                .isEqualTo(pen.last().digest().hex());

        String path = "/v1/agreements/" + pen.history().id();
        assertThat(kgz.get(path).text()).contains("\"state\":\"in-force\"").contains("\"channel\":\"open\"");
        assertThat(kgz.get("/v1/agreements").text()).contains(pen.history().id().value());
        JsonNode actions = kaz.get(path + "/actions?after=1").json().get("actions");
        assertThat(actions.size()).isEqualTo(2);
        assertThat(verified(actions.get(1).stringValue())).isEqualTo(pen.last());
        assertThat(awaitInFeed(kaz, pen.last()).get("role").stringValue()).isEqualTo("recipient");
        JsonNode entry = awaitInFeed(kgz, pen.last());
        assertThat(entry.get("role").stringValue()).isEqualTo("sender");
        assertThat(entry.get("event").get("subject").stringValue())
                .isEqualTo(pen.history().id() + "/3");
        assertThat(tjk.get("/v1/feed").text()).doesNotContain(pen.history().id().value());
    }

    @Test
    void forOthersThereIsNoSuchAgreement() {
        Pen pen = proposal();
        assertThat(post(kaz, pen.last()).status()).isEqualTo(201);
        String path = "/v1/agreements/" + pen.history().id();
        String nothing = tjk.get("/v1/agreements/TJK-nothing").text();

        assertThat(tjk.get(path).text()).isEqualTo(nothing);
        assertThat(tjk.get(path + "/actions").text()).isEqualTo(nothing);
        assertThat(tjk.get("/v1/agreements").text())
                .doesNotContain(pen.history().id().value());
        TreatyAction sign = pen.next(ActionKind.SIGN, TJK, TJK, today());
        assertThat(post(tjk, sign).text()).isEqualTo(nothing);
        assertThat(post(tjk, proposal().last()).text())
                .as("a name that begins with another's code")
                .isEqualTo(nothing);
        assertThat(tjk.get("/v1/agreements/..%2f..").status()).isIn(400, 404);
    }

    @Test
    void theSameAgainIsTheSameAndASecondInItsPlaceIsRefused() {
        Pen pen = proposal();
        assertThat(post(kaz, pen.last()).status()).isEqualTo(201);
        assertThat(post(kaz, pen.last()).status()).isEqualTo(200);
        Pen one = pen.act(ActionKind.SIGN, KAZ);
        Pen other = pen.act(ActionKind.SIGN, KGZ);
        assertThat(post(kaz, one.last()).status()).isEqualTo(201);
        Answer late = post(kgz, other.last());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("history-moved");
        assertThat(post(kgz, one.act(ActionKind.SIGN, KGZ).last()).status()).isEqualTo(201);
        assertThat(post(kaz, one.last()).status()).as("long after").isEqualTo(200);
    }

    @Test
    void ofManyAtOnceOneTakesThePlace() throws Exception {
        Pen pen = proposal();
        assertThat(post(kaz, pen.last()).status()).isEqualTo(201);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                PartyCode party = i % 2 == 0 ? KAZ : KGZ;
                ActionKind kind = List.of(ActionKind.SIGN, ActionKind.INITIAL, ActionKind.DECLARE)
                        .get(i / 2);
                TreatyAction action = pen.act(kind, party).last();
                answers.add(pool.submit(() -> post(party.equals(KAZ) ? kaz : kgz, action)));
            }
        }
        int taken = 0;
        for (Future<Answer> answer : answers) {
            taken += answer.get().status() == 201 ? 1 : 0;
            assertThat(answer.get().status()).isIn(201, 409);
        }
        assertThat(taken).isEqualTo(1);
        assertThat(kaz.get("/v1/agreements/" + pen.history().id())
                        .json()
                        .get("actions")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void refusesWhatIsNotTheCallersOrNotForThisAgreement() {
        Pen pen = proposal();
        Pen elsewhere = proposal();
        assertThat(post(kaz, pen.last()).status()).isEqualTo(201);
        assertThat(post(kaz, elsewhere.last()).status()).isEqualTo(201);
        String path = "/v1/agreements/" + pen.history().id() + "/actions";
        TreatyAction kgzSign = pen.act(ActionKind.SIGN, KGZ).last();

        assertThat(reason(kaz.post(path, "application/cms", sign(kgzSign)))).isEqualTo("foreign-office");
        assertThat(reason(kgz.post(
                        path,
                        "application/cms",
                        sign(elsewhere.act(ActionKind.SIGN, KGZ).last()))))
                .isEqualTo("other-agreement");
        assertThat(reason(kgz.post(path, "application/cms", "nonsense".getBytes())))
                .isEqualTo("signature-not-genuine");
        byte[] otherKey = exchange.directories
                .officeKeys
                .get(OfficeId.parse("KGZ/border-service"))
                .sign(ObjectType.TREATY_ACTION, kgzSign.bytes(), kgzSign.time());
        assertThat(reason(kgz.post(path, "application/cms", otherKey))).isEqualTo("signature-not-genuine");
        assertThat(kgz.post(path, "application/json", sign(kgzSign)).status()).isEqualTo(415);
        assertThat(kgz.post(path, "application/cms", new byte[SignedAction.MAX_BYTES + 1])
                        .status())
                .isEqualTo(413);
        TreatyAction differing = TestAgreements.with(
                kgzSign, Digest.of(new byte[] {1}), kgzSign.terms(), kgzSign.previous(), kgzSign.time());
        assertThat(reason(post(kgz, differing))).isEqualTo("document-differs");
        assertThat(kaz.get("/v1/agreements/" + pen.history().id())
                        .json()
                        .get("actions")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aNominalDispatchNeedsAnOpenChannelBetweenItsParties() {
        Pen pen = proposal();
        post(kaz, pen.last());
        pen = signed(pen, KAZ);
        Digest terms = pen.last().terms();
        ChannelReference cited = new ChannelReference(pen.history().id().value(), terms);

        Answer early = submit(cited, KGZ);
        assertThat(early.status()).isEqualTo(422);
        assertThat(reason(early)).isEqualTo("channel-closed");
        assertThat(early.json().get("detail").stringValue())
                .isEqualTo("Agreement " + pen.history().id()
                        + " (in negotiation): The channel is closed: the agreement is not in force.");

        pen = signed(pen, KGZ);
        assertThat(submit(cited, KGZ).status()).isEqualTo(201);
        assertThat(reason(submit(cited, TJK))).isEqualTo("channel-not-its-parties");
        assertThat(reason(submit(new ChannelReference(cited.agreement(), Digest.of(new byte[] {3})), KGZ)))
                .isEqualTo("channel-other-terms");
        assertThat(reason(submit(new ChannelReference("KAZ-no-such-thing", terms), KGZ)))
                .isEqualTo("agreement-unknown");
        assertThat(reason(submit(new ChannelReference("../KAZ", terms), KGZ))).isEqualTo("agreement-unknown");

        pen = pen.act(ActionKind.SUSPEND, KGZ);
        assertThat(post(kgz, pen.last()).status()).isEqualTo(201);
        Answer suspended = submit(cited, KGZ);
        assertThat(reason(suspended)).isEqualTo("channel-closed");
        assertThat(suspended.json().get("detail").stringValue()).contains("(suspended)");
        pen = pen.act(ActionKind.RESUME, KGZ);
        assertThat(post(kgz, pen.last()).status()).isEqualTo(201);
        assertThat(submit(cited, KGZ).status()).isEqualTo(201);
    }

    @Test
    void aNominalDispatchGoesOnlyToPartiesForWhichTheAgreementIsInForce() throws Exception {
        Pen pen = proposal(new EntryIntoForce.PartyByParty(2, 0), "KAZ", "KGZ", "TJK");
        assertThat(post(kaz, pen.last()).status()).isEqualTo(201);
        pen = act(act(act(pen, ActionKind.SIGN, KAZ), ActionKind.SIGN, KGZ), ActionKind.SIGN, TJK);
        pen = act(pen, ActionKind.NOTIFY, KAZ);
        Answer one = submit(cited(pen), KGZ);
        assertThat(reason(one)).isEqualTo("channel-closed");
        assertThat(one.json().get("detail").stringValue()).contains("(signed)");

        pen = act(pen, ActionKind.NOTIFY, KGZ);
        assertThat(submit(cited(pen), KGZ).status()).isEqualTo(201);
        Answer third = submit(cited(pen), TJK);
        assertThat(reason(third)).isEqualTo("channel-not-its-parties");
        assertThat(third.json().get("detail").stringValue())
                .isEqualTo(
                        "Agreement " + pen.history().id() + " (in force): The agreement is not in force for TJK yet.");
        Answer from = submit(tjk, nominal(cited(pen), TestAgreements.office(TJK), TestAgreements.office(KGZ)));
        assertThat(reason(from)).isEqualTo("channel-not-its-parties");
        String path = "/v1/agreements/" + pen.history().id();
        assertThat(kaz.get(path).text()).contains("\"channel\":\"open\"");
        assertThat(tjk.get(path).text()).contains("\"state\":\"in-force\"").contains("\"channel\":\"closed\"");

        pen = act(pen, ActionKind.NOTIFY, TJK);
        assertThat(submit(cited(pen), TJK).status()).isEqualTo(201);
        pen = act(pen, ActionKind.SUSPEND, KGZ);
        assertThat(submit(cited(pen), TJK).status()).as("the others go on").isEqualTo(201);
        assertThat(submit(cited(pen), KGZ).json().get("detail").stringValue()).contains("KGZ has suspended");
    }

    private static Pen act(Pen pen, ActionKind kind, PartyCode party) {
        Pen longer = pen.act(kind, party);
        TestNode node = party.equals(KAZ) ? kaz : party.equals(KGZ) ? kgz : tjk;
        assertThat(post(node, longer.last()).status()).isEqualTo(201);
        return longer;
    }

    @Test
    void anAgreementOfOthersIsNotToldFromNone() {
        Pen pen = proposal();
        post(kaz, pen.last());
        ChannelReference cited =
                new ChannelReference(pen.history().id().value(), pen.last().terms());
        Answer foreign = submit(tjk, nominal(cited, TestAgreements.office(TJK), TestAgreements.office(KGZ)));
        Answer none = submit(
                tjk,
                nominal(
                        new ChannelReference("KAZ-none", cited.terms()),
                        TestAgreements.office(TJK),
                        TestAgreements.office(KGZ)));
        assertThat(foreign.text()).isEqualTo(none.text());
    }

    @Test
    void aSuspensionThatTheLogHasFirstRefusesADispatchThatWasAcceptedBefore() throws Exception {
        Pen open = inForce();
        Pen suspended = open.act(ActionKind.SUSPEND, KGZ);
        store.beforeKeepingADispatch = () -> {
            assertThat(post(kgz, suspended.last()).status()).isEqualTo(201);
            awaitInFeed(kaz, suspended.last());
        };
        Dispatch dispatch = nominal(cited(open), TestAgreements.office(KAZ), TestAgreements.office(KGZ));
        assertThat(submit(kaz, dispatch).status()).as("the channel was open").isEqualTo(201);

        JsonNode refused = await(kaz, "refused", dispatch.id().toString());
        assertThat(refused.get("event").get("reason").stringValue()).isEqualTo("channel-closed");
        await(kgz, "refused", dispatch.id().toString());
    }

    @Test
    void aDispatchThatTheLogHasBeforeTheSuspensionStands() throws Exception {
        Pen open = inForce();
        Dispatch dispatch = nominal(cited(open), TestAgreements.office(KAZ), TestAgreements.office(KGZ));
        assertThat(submit(kaz, dispatch).status()).isEqualTo(201);
        await(kaz, "submitted", dispatch.id().toString());
        Pen suspended = open.act(ActionKind.SUSPEND, KGZ);
        assertThat(post(kgz, suspended.last()).status()).isEqualTo(201);
        awaitInFeed(kaz, suspended.last());
        assertThat(find(kaz, "refused", dispatch.id().toString())).isEmpty();
    }

    @Test
    void aHistoryThatLostItsSuspensionOpensNothing() throws Exception {
        Pen open = inForce();
        Pen suspended = open.act(ActionKind.SUSPEND, KGZ);
        assertThat(post(kgz, suspended.last()).status()).isEqualTo(201);
        awaitInFeed(kaz, suspended.last());
        store.delete("facts", suspended.history().id() + "/4/agreement-action");

        Answer answer = submit(cited(open), KGZ);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.problem()).isEqualTo("stored-data-damaged");
        assertThat(submit(cited(inForce()), KGZ).status()).as("others go on").isEqualTo(201);
    }

    /** Lets something happen between the checks of a dispatch and its keeping. */
    private static final class HeldStore extends ForwardingStore {
        private volatile Interlude beforeKeepingADispatch = () -> {};

        HeldStore(DocumentStore store) {
            super(store);
        }

        @Override
        public Insertion insert(String collection, Document document) {
            if (collection.equals("dispatches")) {
                Interlude now = beforeKeepingADispatch;
                beforeKeepingADispatch = () -> {};
                try {
                    now.happen();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
            return super.insert(collection, document);
        }
    }

    private interface Interlude {
        void happen() throws Exception;
    }

    private static Pen inForce() {
        Pen pen = proposal();
        assertThat(post(kaz, pen.last()).status()).isEqualTo(201);
        return signed(signed(pen, KAZ), KGZ);
    }

    private static ChannelReference cited(Pen pen) {
        return new ChannelReference(pen.history().id().value(), pen.last().terms());
    }

    private static Pen signed(Pen pen, PartyCode party) {
        Pen signed = pen.act(ActionKind.SIGN, party);
        assertThat(post(party.equals(KAZ) ? kaz : kgz, signed.last()).status()).isEqualTo(201);
        return signed;
    }

    private static Answer submit(ChannelReference cited, PartyCode to) {
        return submit(kaz, nominal(cited, TestAgreements.office(KAZ), TestAgreements.office(to)));
    }

    private static Answer submit(TestNode node, Dispatch dispatch) {
        return node.submit(dispatch);
    }

    private static Dispatch nominal(ChannelReference cited, OfficeId from, OfficeId to) {
        Routing routing = new Routing(
                DispatchId.create(from.party()),
                NoticeClass.NOMINAL,
                from,
                List.of(to),
                Optional.of(cited),
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse("2027-11-24"));
        Notice notice = new Notice(
                Notice.freshNonce(),
                routing,
                "readmission-request",
                1,
                Optional.of("readmission"),
                HandlingCode.AMBER,
                Priority.ROUTINE,
                List.of(),
                "ru",
                Optional.of("12-3/45"),
                CanonicalJson.object(),
                List.of());
        List<Approval> approvals = List.of(
                TestNotices.officer("a", from, Role.OFFICER).approve(Approval.Part.AUTHOR, notice),
                TestNotices.officer("b", from, Role.RELEASER).approve(Approval.Part.RELEASER, notice));
        return switch (Released.of(notice, approvals, exchange.directory())) {
            case Released.Outcome.Granted granted -> exchange.sealed(granted.released());
            case Released.Outcome.Denied denied -> throw new AssertionError(denied);
        };
    }

    private static Pen proposal() {
        return proposal(new EntryIntoForce.OnSignature(), "KAZ", "KGZ");
    }

    private static synchronized Pen proposal(EntryIntoForce rule, String... parties) {
        return TestAgreements.pen(
                TestAgreements.agreement("KAZ-test-" + ++names, rule, parties),
                TestAgreements.terms("readmission-request"),
                new DirectoryReference(1, exchange.directory().digest()),
                () -> TestExchange.clock().instant());
    }

    private static LocalDate today() {
        return TestAgreements.TODAY;
    }

    private static byte[] sign(TreatyAction action) {
        return SignedAction.sign(action, exchange.directories.officeKeys.get(action.office()))
                .cms();
    }

    private static Answer post(TestNode node, TreatyAction action) {
        return node.post("/v1/agreements/" + action.agreement() + "/actions", "application/cms", sign(action));
    }

    private static String reason(Answer answer) {
        return answer.json().get("reason").stringValue();
    }

    private static TreatyAction verified(String base64) {
        byte[] cms = Base64.getDecoder().decode(base64);
        return switch (org.kelisim.cms.SignedObject.verify(
                ObjectType.TREATY_ACTION,
                cms,
                exchange.directory()
                        .office(TestAgreements.office(KGZ))
                        .orElseThrow()
                        .signing())) {
            case org.kelisim.cms.SignedObject.Verified good -> TreatyAction.parse(good.content());
            case org.kelisim.cms.SignedObject.Refused bad -> throw new AssertionError(bad);
        };
    }

    private static JsonNode awaitInFeed(TestNode node, TreatyAction action) throws InterruptedException {
        return await(node, "agreement-action", action.agreement() + "/" + action.number());
    }

    /** The feed's entry, as soon as it is there. */
    private static JsonNode await(TestNode node, String kind, String subject) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            Optional<JsonNode> entry = find(node, kind, subject);
            if (entry.isPresent()) {
                return entry.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not in the feed: " + kind + " of " + subject);
    }

    private static Optional<JsonNode> find(TestNode node, String kind, String subject) {
        long after = 0;
        while (true) {
            JsonNode page = node.get("/v1/feed?after=" + after).json();
            for (JsonNode entry : page.get("entries")) {
                after = entry.get("number").longValue();
                if (entry.get("event").get("kind").stringValue().equals(kind)
                        && entry.get("event").get("subject").stringValue().equals(subject)) {
                    return Optional.of(entry);
                }
            }
            if (page.get("entries").isEmpty()) {
                return Optional.empty();
            }
        }
    }
}
