package org.kelisim.infra.journey;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Words;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./kelisim bench portal [--quick]}: what an official waits for, in a real browser at real portals. What was measured
 * and how is told in docs/benchmarks.md.
 */
final class PortalBench {
    private static final PartyCode KAZ = new PartyCode("KAZ");
    private static final String OFFICE = "KAZ/migration-service";
    private static final int NOTICES = 10_000;
    private static final String TIMED = """
            async ([act, seen]) => {
              const run = new Function('return (' + act + ')');
              const start = performance.now();
              run();
              while (!new Function('return (' + seen + ')')()) await new Promise(next => setTimeout(next, 4));
              await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
              return performance.now() - start;
            }""";

    private final int rounds;
    private final int releases;
    private final List<DispatchId> real = new ArrayList<>();

    private PortalBench(boolean quick) {
        rounds = quick ? 5 : 15;
        releases = quick ? 3 : 20;
    }

    public static void main(String[] args) throws Exception {
        boolean quick = args.length == 1 && args[0].equals("--quick");
        if (args.length > (quick ? 1 : 0)) {
            System.err.println("kelisim bench: ./kelisim bench portal [--quick]");
            System.exit(2);
        }
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
        try {
            new PortalBench(quick).run();
            System.exit(0);
        } catch (Exception | AssertionError e) {
            System.err.println("kelisim bench: the measurement failed: " + e);
            System.exit(1);
        }
    }

    private void run() throws Exception {
        RunningTrial trial = RunningTrial.launch("bench", RunningTrial.freePorts(), "--fresh")
                .awaitReady();
        send(trial);
        fill(trial);
        trial.stop();
        trial = trial.again().awaitReady();
        try (Browser browser = new Browser()) {
            measure(trial, browser);
        } finally {
            trial.close();
        }
    }

    /** Dispatches that are real from the sealing to the receipts; one for each opening, and one to copy. */
    private void send(RunningTrial trial) throws Exception {
        try (StateSystem kgz = StateSystem.of(trial, "KGZ/information-system", trial.database())) {
            for (int i = 0; i <= rounds; i++) {
                real.add(kgz.enqueue("Замер " + i, OFFICE));
            }
            for (DispatchId id : real) {
                kgz.awaitAcknowledged(id, Duration.ofSeconds(60));
            }
        }
    }

    /** Fills the inbox up with copies of a real arrival under other ids, numbers, subjects and words. */
    private void fill(RunningTrial trial) throws Exception {
        note("filling the inbox with " + NOTICES + " notices");
        try (Passphrase passphrase = Passphrase.read(trial.secrets().resolve("kaz.passphrase"));
                Vault vault = Vault.open(trial.data().resolve("nodes/kaz/vault"), passphrase, Clock.systemUTC());
                NodeStore store = new NodeStore(DocumentStore.open(trial.database(), "node_kaz"), vault.dataKey())) {
            ObjectNode model = delivered(store);
            Random random = new Random(2026);
            List<ObjectNode> copies = IntStream.range(0, NOTICES - real.size())
                    .mapToObj(i -> copy(model, i, random))
                    .toList();
            copies.parallelStream()
                    .forEach(it -> store.insert(Shelf.ARRIVALS, it.path("id").asString(), it));
        }
    }

    private ObjectNode delivered(NodeStore store) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            var found = store.find(Shelf.ARRIVALS, real.getFirst().toString())
                    .filter(it -> it.path("offices").path(0).path("delivered").asBoolean(false));
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("nothing arrived");
    }

    private static ObjectNode copy(ObjectNode model, int number, Random random) {
        ObjectNode copy = model.deepCopy();
        String id = DispatchId.create(new PartyCode("KGZ")).toString();
        copy.put("id", id);
        ((ObjectNode) copy.path("header")).put("id", id);
        ObjectNode office = (ObjectNode) copy.path("offices").path(0);
        office.put("registration", (number + 1000) + "/2026");
        office.put("receivedAt", UtcSeconds.format(Instant.now().minusSeconds(3600 + 600L * number)));
        if (number % 10 != 0) { // nine of ten have been read
            String subject = "Уведомление " + word(random) + " " + word(random) + " " + number;
            office.put("read", true);
            office.putObject("summary")
                    .put("type", "modus-operandi-alert")
                    .put("typeVersion", 1)
                    .put("subject", subject)
                    .put("handling", "TLP:GREEN")
                    .put("priority", "routine")
                    .put("language", "ru")
                    .put("openedAt", UtcSeconds.format(Instant.now()))
                    .put("openedBy", "Demonstration Officer KAZ");
            Stream<String> words = IntStream.range(0, 150).mapToObj(i -> word(random));
            office.put("words", Words.of(Stream.concat(Stream.of(subject), words)));
        }
        return copy;
    }

    /** One of twenty thousand words of two to five syllables. */
    private static String word(Random random) {
        Random letters = new Random(random.nextInt(20_000));
        return IntStream.range(0, 2 + letters.nextInt(4))
                .mapToObj(i -> "" + "бвгдзклмнпрст".charAt(letters.nextInt(13)) + "аеиоу".charAt(letters.nextInt(5)))
                .collect(Collectors.joining());
    }

    private void measure(RunningTrial trial, Browser browser) throws Exception {
        Person officer = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.officer");
        Page page = officer.page();
        page.locator(".desk .row").first().waitFor();
        List<Double> rows = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            rows.add(timed(page, go("inbox"), "document.querySelectorAll('main.list-page .rows .row').length >= 50"));
            timed(page, go(""), "document.querySelector('.desk .row')");
        }
        print("inbox.10000.first-rows", median(rows));
        List<Double> opened = new ArrayList<>();
        for (DispatchId id : real.subList(1, real.size())) {
            officer.open("/inbox?q=" + id);
            page.locator("a[href*='" + id + "']").first().waitFor();
            opened.add(timed(
                    page,
                    "document.querySelector(\"a[href*='" + id + "']\").click()",
                    "document.querySelector('.verification')"));
        }
        print("open", median(opened));
        search(officer);
        arrival(trial, browser, officer);
    }

    /** From the last letter to the changed number of found notices, the field's pause included. */
    private void search(Person officer) {
        Page page = officer.page();
        officer.open("/inbox?state=read");
        page.locator("main.list-page .rows .row").first().waitFor();
        List<Double> found = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < rounds; i++) {
            String type = "(() => { const it = document.querySelector('.filter-text'); window.before ="
                    + " document.querySelector('main [role=status]').textContent; it.inputElement.value = '"
                    + word(random) + " " + word(random).substring(0, 2)
                    + "'; it.inputElement.dispatchEvent(new Event('input', {bubbles: true, composed: true})); })()";
            found.add(timed(page, type, "document.querySelector('main [role=status]').textContent !== window.before"));
        }
        print("search", median(found));
    }

    /** From the releasing officer's click to the row in the inbox of the other state's officer, whose browser stays open. */
    private void arrival(RunningTrial trial, Browser browser, Person author) throws Exception {
        NoticeType alert = Catalogue.builtIn().newest("modus-operandi-alert").orElseThrow();
        Person releaser = new Person(browser.person("ru-RU"), trial.kaz(), "ru").enter("kaz.releaser");
        Person reader = new Person(browser.person("en-GB"), trial.kgz(), "en").enter("kgz.officer2");
        reader.open("/inbox");
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < releases; i++) {
            String headline = "Передача " + i;
            draft(author, alert, headline);
            releaser.open("/release");
            releaser.follow(headline);
            releaser.button("pending.release").waitFor();
            int before = reader.page().locator("main .rows .row").count();
            long start = System.nanoTime();
            releaser.button("pending.release").click();
            reader.page()
                    .waitForFunction("before => document.querySelectorAll('main .rows .row').length > before", before);
            taken.add((System.nanoTime() - start) / 1e6);
        }
        print("release-to-arrival.p95", percentile(taken, 0.95));
    }

    private static void draft(Person author, NoticeType alert, String headline) {
        author.begin(alert);
        author.fill(author.label(alert, "/headline"), headline);
        author.fill(author.label(alert, "/summary"), "Замер.");
        author.choose(author.text("notice.to"), "Пограничная служба (Кыргызстан)");
        author.complete(alert, "/headline", "/summary");
        author.page().locator("body").press("Control+Enter");
        author.see(author.text("draft.waiting.why"));
    }

    private static String go(String path) {
        return "[...document.querySelectorAll('vaadin-side-nav-item')].find(it => (it.path ?? '').replace(/^\\//, '') === '"
                + path + "').shadowRoot.querySelector('a').click()";
    }

    private static double timed(Page page, String act, String seen) {
        return ((Number) page.evaluate(TIMED, List.of(act, seen))).doubleValue();
    }

    private static double median(List<Double> values) {
        return percentile(values, 0.5);
    }

    private static double percentile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    private static void print(String name, double milliseconds) {
        System.out.println(name + " " + String.format(Locale.ROOT, "%.0f", milliseconds) + " ms");
    }

    private static void note(String text) {
        System.out.println("# " + text);
    }
}
