package org.kelisim.infra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.PartyCode;

/**
 * {@code kill -9} of each process while notices are being sent, and a new start each time: the launcher says in one line
 * which one has ended and ends all others; what was acknowledged, its receipts, drafts and what was read are still there.
 * What was only released arrives after the new start.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashIT {

    private static final String FROM = "KAZ/information-system";
    private static final String TO = "KGZ/information-system";
    private static final String HEADLINE = "Черновик, который переживёт всё";
    private static final NoticeType ALERT = Alert.TYPE;

    private static final Set<DispatchId> RELEASED = ConcurrentHashMap.newKeySet();
    private static final Set<DispatchId> ACKNOWLEDGED = ConcurrentHashMap.newKeySet();

    private static RunningTrial trial;
    private static Browser browser;
    private static DispatchId draft;
    private static String draftAddress;
    private static DispatchId read;

    @BeforeAll
    static void aDraftIsSavedAndANoticeIsRead() throws Exception {
        trial = RunningTrial.take();
        browser = new Browser();
        draft = writeDraft();
        try (StateSystem kaz = StateSystem.of(trial, FROM, trial.database());
                StateSystem kgz = StateSystem.of(trial, TO, trial.database())) {
            read = kaz.enqueue("Прочитано до сбоя", TO);
            assertThat(kaz.awaitAcknowledged(read, Duration.ofSeconds(60))).isTrue();
            ACKNOWLEDGED.add(read);
            await("it arrives", () -> kgz.inbox().contains(read));
            assertThat(kgz.open(read)).isInstanceOf(OpenOutcome.OpenedNotice.class);
        }
    }

    @AfterAll
    static void handOver() {
        browser.close();
        if (trial.launcher().isAlive()) {
            RunningTrial.share(trial);
        }
    }

    private static DispatchId writeDraft() {
        Person author = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.officer");
        author.begin(ALERT);
        author.fill(author.label(ALERT, "/headline"), HEADLINE);
        draftAddress = author.page().url();
        String path = URI.create(draftAddress).getPath();
        author.page().context().close();
        return DispatchId.parse(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    @Order(1)
    void theDatabaseIsKilled() throws Exception {
        killWhileNoticesAreSent(trial.child("StandInMain"), "The database has ended by itself: it was killed");
        trial = trial.again().awaitReady();
        nothingIsLost();
    }

    @Test
    @Order(2)
    void theExchangeIsKilled() throws Exception {
        killWhileNoticesAreSent(trial.child("ExchangeApplication"), "The exchange has ended by itself: it was killed");
        trial = trial.again("--without", "KGZ").awaitReady();
        nothingIsLost();
    }

    @Test
    @Order(3)
    void aNodeStartedAloneFetchesEverythingAndLeavesNothingBehindEither() throws Exception {
        assertThat(trial.children()).as("without the node of KGZ").hasSize(5);
        try (LoneNode node = LoneNode.start(trial, "KGZ").awaitReady()) {
            try (StateSystem kgz = StateSystem.of(trial, TO, node.database())) {
                await("everything is fetched", () -> kgz.inbox().containsAll(ACKNOWLEDGED));
                assertThat(kgz.open(read)).isInstanceOf(OpenOutcome.OpenedNotice.class);
            }
            Person officer = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.officer2");
            officer.see(officer.text("desk.title"));
            officer.page().context().close();
            LoneNode second = LoneNode.start(trial, "KGZ", "--port", "" + RunningTrial.freePorts());
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output()).contains("kelisim: The node of KGZ runs already on " + trial.data());
            List<ProcessHandle> children = node.children();
            assertThat(children).as("portal and database").hasSize(2);
            node.kill();
            await("nothing is left", () -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    @Order(4)
    void keycloakIsKilled() throws Exception {
        killWhileNoticesAreSent(
                trial.child(trial.data().resolve("keycloak").toString()), "Keycloak has ended by itself");
        trial = trial.again().awaitReady();
        nothingIsLost();
    }

    @Test
    @Order(5)
    void aNodeIsKilledAndItsVaultDamaged() throws Exception {
        killWhileNoticesAreSent(trial.child("KELISIM_KGZ"), "The Node KGZ has ended by itself: it was killed");
        DamagedVault kgz = DamagedVault.of(trial, "kgz");
        kgz.cutOff("vault.json", "vault.json.previous");
        trial = trial.again();
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(trial.lastLine())
                .startsWith("kelisim: The Node KGZ ended while starting")
                .contains("is damaged, and so is the copy before it. Restore");
        assertThat(trial.children()).isEmpty();
        kgz.restore();
        kgz.flipAByte("vault.json");
        kgz.flipAByte("keys.p12");
        trial = trial.again().awaitReady();
        Person officer = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.officer2");
        officer.see("A file of the vault is damaged; the copy before its last change was opened.");
        officer.page().context().close();
        kgz.restore();
        nothingIsLost();
    }

    @Test
    @Order(6)
    void theLauncherIsKilledAndLeavesNothingBehind() throws Exception {
        List<ProcessHandle> children = trial.children();
        assertThat(children).hasSize(6);
        trial.launcher().destroyForcibly();
        await("nothing is left", () -> children.stream().noneMatch(ProcessHandle::isAlive));
        trial = trial.again().awaitReady();
        nothingIsLost();
        Person author = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.officer");
        author.page().navigate(draftAddress);
        assertThat(author.page().getByLabel(author.label(ALERT, "/headline")).first())
                .hasValue(HEADLINE);
    }

    /** Sends one notice after the other until that no longer works, and kills when some have been acknowledged. */
    private static void killWhileNoticesAreSent(ProcessHandle victim, String said) throws Exception {
        List<ProcessHandle> children = trial.children();
        int before = ACKNOWLEDGED.size();
        Thread sender = Thread.ofPlatform().start(CrashIT::sendUntilItFails);
        await("some are acknowledged", () -> ACKNOWLEDGED.size() > before + 2);
        victim.destroyForcibly();
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(trial.lastLine())
                .startsWith("kelisim: " + said)
                .contains("Nothing acknowledged is lost: start again.");
        await("all others have ended", () -> children.stream().noneMatch(ProcessHandle::isAlive));
        sender.join();
    }

    private static void sendUntilItFails() {
        try (StateSystem kaz = StateSystem.of(trial, FROM, trial.database())) {
            boolean acknowledged = true;
            while (acknowledged) {
                DispatchId id = kaz.enqueue("Сообщение " + RELEASED.size(), TO);
                RELEASED.add(id);
                acknowledged = kaz.awaitAcknowledged(id, Duration.ofSeconds(5));
                if (acknowledged) {
                    ACKNOWLEDGED.add(id);
                }
                TimeUnit.MILLISECONDS.sleep(250); // enough for this, and the inbox stays small
            }
        } catch (InterruptedException | RuntimeException e) {
            // The database or the exchange has gone, which is what was waited for.
        }
    }

    private static void nothingIsLost() throws Exception {
        try (StateSystem kaz = StateSystem.of(trial, FROM, trial.database());
                StateSystem kgz = StateSystem.of(trial, TO, trial.database())) {
            assertThat(kaz.withReceipt(ACKNOWLEDGED)).as("receipts").containsAll(ACKNOWLEDGED);
            assertThat(kgz.inbox()).as("what was acknowledged").containsAll(ACKNOWLEDGED);
            await("what was released arrives", () -> kgz.inbox().containsAll(RELEASED));
            assertThat(kgz.state(read)).isEqualTo(InboxEntry.State.READ);
            DispatchId last = ACKNOWLEDGED.stream().max(DispatchId::compareTo).orElseThrow();
            assertThat(kgz.open(last)).isInstanceOf(OpenOutcome.OpenedNotice.class);
        }
        assertThat(StateSystem.draft(trial, new PartyCode("KAZ"), draft)).contains(HEADLINE);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        Instant end = Instant.now().plusSeconds(90);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not in time: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
