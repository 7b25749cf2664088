package org.kelisim.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.api.Authorization;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle.ListSignature;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.NextVersion;
import org.kelisim.envelope.Acknowledgement;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.OuterVerifier;
import org.kelisim.envelope.Refused;
import org.kelisim.envelope.VerifiedDispatch;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.log.Checkpoint;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.InclusionProof;
import org.kelisim.log.Leaf;
import org.kelisim.log.MerkleTree;
import org.kelisim.log.Receipt;
import org.kelisim.log.TlogProof;
import org.kelisim.notice.Header;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small exchange in memory, for tests of this module alone: it verifies, logs in a real tree and gives real receipts, so
 * that nothing here is easier to please than the real one. A test can make it fail or cheat.
 */
public final class TestExchange implements AutoCloseable, DirectoryLookup {
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Stored(byte[] bytes, Header header, Digest fingerprint) {}

    private record Logged(Leaf leaf, String role, PartyCode party, long number, int index) {}

    private final TestWorld world;
    private final Clock clock;
    private final HttpServer server;
    private final MerkleTree tree = new MerkleTree();
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<String, Stored> dispatches = new HashMap<>();
    private final Map<Digest, byte[]> evidence = new HashMap<>();
    private final Map<PartyCode, List<Logged>> feeds = new HashMap<>();
    private final Map<String, List<byte[]>> agreements = new HashMap<>();
    private final List<Directory> directories = new ArrayList<>();
    private final List<Long> publications = new ArrayList<>();

    /** Answers to submissions that are lost after the dispatch was stored. */
    public final AtomicInteger loseAnswers = new AtomicInteger();

    /** Submissions that are answered with 'stale directory'. */
    public final AtomicInteger callStale = new AtomicInteger();

    /** Times that it has no time to hand out the directory. */
    public final AtomicInteger busyDirectories = new AtomicInteger();

    /** Sealed attachments by path. */
    public final Map<String, byte[]> parts = new HashMap<>();

    /** Uploads and downloads that break off. */
    public final AtomicInteger breakUploads = new AtomicInteger();

    public final AtomicInteger breakDownloads = new AtomicInteger();

    private final Map<String, SignedList> proposals = new HashMap<>();

    /** What the exchange makes of a proposal that is asked for. */
    public volatile UnaryOperator<SignedList> changeProposal = proposal -> proposal;

    /** Dispatches of which their recipients are not told, though the feed's numbers stay dense. */
    public final AtomicInteger withhold = new AtomicInteger();

    /** Whether anybody is answered at all. */
    public volatile boolean up = true;

    /** What becomes of bytes on their way to who fetches them. */
    public volatile UnaryOperator<byte[]> onTheWay = bytes -> bytes;

    public final List<String> requests = java.util.Collections.synchronizedList(new ArrayList<>());

    public TestExchange(TestWorld world, Clock clock) throws IOException {
        this.world = world;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        publish();
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Calls in the name of a party; the real exchange looks at tokens. */
    public static Authorization as(PartyCode party) {
        return new Authorization() {
            @Override
            public Map<String, String> headers(String method, URI target) {
                return Map.of("X-Party", party.value());
            }

            @Override
            public void discard() {}
        };
    }

    /** Publishes the newest version of the world's directory. */
    public synchronized void publish() {
        DirectoryOutcome outcome = directories.isEmpty()
                ? DirectoryVerifier.verifyFirst(world.root(), world.bundles().getFirst(), clock.instant())
                : DirectoryVerifier.verifyNext(newest(), world.bundles().getLast(), clock.instant());
        published(((DirectoryOutcome.Verified) outcome).directory());
    }

    private void published(Directory directory) {
        directories.add(directory);
        publications.add((long) leaves.size());
        Event event = event(
                EventKind.DIRECTORY_PUBLISHED,
                "directory/" + directory.version(),
                directory.digest(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        log(event, world.statements.keySet().stream().toList(), "all");
    }

    @Override
    public Directory newest() {
        return directories.getLast();
    }

    @Override
    public Optional<Directory> version(long number) {
        return directories.stream().filter(it -> it.version() == number).findFirst();
    }

    @Override
    public Optional<Instant> replacedAt(long number) {
        return number < directories.size() ? Optional.of(clock.instant()) : Optional.empty();
    }

    @Override
    public Optional<Directory> inForceAt(long logIndex) {
        return Optional.of(newest());
    }

    private Event event(
            EventKind kind,
            String subject,
            Digest fingerprint,
            Optional<String> by,
            Optional<Digest> proof,
            List<PartyCode> parties) {
        return new Event(kind, subject, fingerprint, by, proof, Optional.empty(), parties, clock.instant());
    }

    private synchronized void log(Event event, List<PartyCode> readers, String role) {
        Leaf leaf = Leaf.of(event, RANDOM);
        leaves.add(leaf);
        tree.append(List.of(leaf.hash()));
        for (PartyCode party : readers) {
            boolean recipient = role(event, party, role).equals("recipient");
            if (recipient && withhold.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
                continue;
            }
            List<Logged> feed = feeds.computeIfAbsent(party, it -> new ArrayList<>());
            feed.add(new Logged(leaf, role(event, party, role), party, feed.size() + 1, leaves.size() - 1));
        }
        notifyAll();
    }

    private String role(Event event, PartyCode party, String role) {
        return role.equals("all") ? "all" : event.subject().startsWith(party.value() + "-") ? "sender" : "recipient";
    }

    private Receipt receipt(int index) {
        InclusionProof proof = InclusionProof.make(
                tree.with(tile -> {
                    throw new NoSuchElementException();
                }),
                index,
                tree.size());
        var note = new Checkpoint(world.log.key().name(), tree.size(), tree.root()).sign(world.log);
        return new Receipt(leaves.get(index), TlogProof.of(proof, note));
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String path = http.getRequestURI().getPath();
            requests.add(http.getRequestMethod() + " " + path);
            PartyCode caller = new PartyCode(http.getRequestHeaders().getFirst("X-Party"));
            byte[] body = http.getRequestBody().readAllBytes();
            if (!up) {
                answer(http, 503, CanonicalJson.object());
            } else if (path.equals("/v1/feed")) {
                feed(http, caller);
            } else if (path.startsWith("/v1/directory/proposals")) {
                proposals(http, path, body);
            } else if (path.equals("/v1/directory") && http.getRequestMethod().equals("PUT")) {
                publish(http, body);
            } else if (path.equals("/v1/directory")) {
                directory(http);
            } else if (path.startsWith("/v1/agreements/")) {
                agreements(http, caller, id(path), body);
            } else if (path.endsWith("/receipts")) {
                receipts(http, caller, id(path));
            } else if (path.contains("/parts/")) {
                part(http, caller, path, body);
            } else if (path.endsWith("/events")) {
                acknowledge(http, caller, body);
            } else if (http.getRequestMethod().equals("PUT")) {
                submit(http, caller, id(path), body);
            } else {
                fetch(http, caller, id(path));
            }
        }
    }

    private synchronized void publish(HttpExchange http, byte[] body) throws IOException {
        Fields parts = Fields.of(CanonicalJson.read(body, body.length));
        Optional<SignedList> list = parts.optionalTree("list").map(SignedList::parse);
        List<SignedStatement> statements = parts.optionalObjects("statements").orElse(List.of()).stream()
                .map(SignedStatement::read)
                .toList();
        var next = (NextVersion.Outcome.Assembled) NextVersion.of(newest(), list, statements);
        switch (DirectoryVerifier.verifyNext(newest(), next.bundle(), clock.instant())) {
            case DirectoryOutcome.Verified(Directory directory) -> {
                published(directory);
                answer(
                        http,
                        201,
                        CanonicalJson.object()
                                .put("version", directory.version())
                                .put("digest", directory.digest().hex()));
            }
            case DirectoryOutcome.Refused refused -> problem(http, 422, "refused");
        }
    }

    private synchronized void proposals(HttpExchange http, String path, byte[] body) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (http.getRequestMethod().equals("PUT")) {
            SignedList brought = SignedList.parse(CanonicalJson.read(body, body.length));
            List<ListSignature> all = new ArrayList<>(Optional.ofNullable(proposals.get(name))
                    .map(SignedList::signatures)
                    .orElse(List.of()));
            all.addAll(brought.signatures());
            proposals.put(name, new SignedList(brought.list(), all));
        }
        if (name.equals("proposals")) {
            ObjectNode json = CanonicalJson.object();
            var array = json.putArray("proposals");
            proposals.keySet().forEach(array::add);
            answer(http, 200, json);
        } else if (proposals.containsKey(name)) {
            answer(http, 200, changeProposal.apply(proposals.get(name)).toJson().put("complete", false));
        } else {
            problem(http, 404, "not-found");
        }
    }

    /** Whole or growing; every upload that is to be broken off keeps a MiB of what came. */
    private synchronized void part(HttpExchange http, PartyCode caller, String path, byte[] body) throws IOException {
        byte[] there = parts.getOrDefault(path, new byte[0]);
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean whole = Digest.of(there).hex().equals(name);
        switch (http.getRequestMethod()) {
            case "HEAD" -> {
                http.getResponseHeaders().set("Upload-Offset", "" + there.length);
                http.sendResponseHeaders(whole ? 200 : there.length > 0 ? 204 : 404, -1);
            }
            case "PUT" -> {
                String range = http.getRequestHeaders().getFirst("Content-Range");
                int from = Integer.parseInt(range.substring(6, range.indexOf('-')));
                byte[] all = java.util.Arrays.copyOf(there, from + body.length);
                System.arraycopy(body, 0, all, from, body.length);
                if (breakUploads.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
                    parts.put(path, java.util.Arrays.copyOf(all, 1 << 20));
                    answer(http, 503, CanonicalJson.object());
                    return;
                }
                parts.put(path, all);
                answer(http, 201, CanonicalJson.object());
            }
            default -> {
                Stored stored = dispatches.get(id(path));
                if (stored == null || !parties(stored.header()).contains(caller)) {
                    problem(http, 404, "not-found");
                    return;
                }
                String range = http.getRequestHeaders().getFirst("Range");
                int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
                byte[] rest = onTheWay.apply(java.util.Arrays.copyOfRange(there, from, there.length));
                http.sendResponseHeaders(range == null ? 200 : 206, rest.length);
                boolean cut = breakDownloads.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
                http.getResponseBody().write(rest, 0, cut ? rest.length / 2 : rest.length);
                http.getResponseBody().flush();
            }
        }
    }

    private boolean hasParts(Header header) {
        return header.parts().stream()
                .allMatch(it -> parts.containsKey("/v1/dispatches/" + header.id() + "/parts/" + it.id()));
    }

    private static String id(String path) {
        return path.split("/")[3];
    }

    /** Tells every party of an action that there is not, or not so. */
    public synchronized void tellOfAction(String subject, Digest fingerprint) {
        List<PartyCode> parties = world.statements.keySet().stream().sorted().toList();
        log(
                event(
                        EventKind.AGREEMENT_ACTION,
                        subject,
                        fingerprint,
                        Optional.of(TestWorld.KAZ_MIGRATION.toString()),
                        Optional.empty(),
                        parties),
                parties,
                "party");
    }

    /** Takes whatever is the next by number; the real exchange verifies it. */
    private synchronized void agreements(HttpExchange http, PartyCode caller, String id, byte[] body)
            throws IOException {
        List<byte[]> actions = agreements.computeIfAbsent(id, it -> new ArrayList<>());
        if (http.getRequestMethod().equals("GET")) {
            int after = Integer.parseInt(http.getRequestURI().getQuery().substring("after=".length()));
            ObjectNode json = CanonicalJson.object().put("more", false);
            ArrayNode array = json.putArray("actions");
            actions.stream().skip(after).forEach(it -> array.add(Base64Text.encode(onTheWay.apply(it))));
            answer(http, 200, json);
            return;
        }
        TreatyAction action = TreatyAction.parse(((SignedObject) SignedObject.read(ObjectType.TREATY_ACTION, body))
                .unverifiedContent()
                .orElseThrow());
        if (action.number() != actions.size() + 1L) {
            boolean same = action.number() <= actions.size()
                    && java.util.Arrays.equals(actions.get((int) action.number() - 1), body);
            if (same) {
                answer(http, 200, CanonicalJson.object());
            } else {
                problem(http, 409, "history-moved");
            }
            return;
        }
        actions.add(body);
        List<PartyCode> parties = world.statements.keySet().stream().sorted().toList();
        Event event = event(
                EventKind.AGREEMENT_ACTION,
                id + "/" + action.number(),
                action.digest(),
                Optional.of(action.office().toString()),
                Optional.empty(),
                parties);
        log(event, parties, "party");
        if (loseAnswers.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            answer(http, 503, CanonicalJson.object());
        } else {
            answer(http, 201, CanonicalJson.object());
        }
    }

    private synchronized void submit(HttpExchange http, PartyCode caller, String id, byte[] body) throws IOException {
        if (callStale.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            problem(http, 422, "stale-directory");
            return;
        }
        Optional<Stored> there = Optional.ofNullable(dispatches.get(id));
        if (there.isPresent()) {
            if (!java.util.Arrays.equals(there.get().bytes(), body)) {
                problem(http, 409, "conflict");
                return;
            }
        } else if (OuterVerifier.verify(body, this, clock.instant()) instanceof VerifiedDispatch verified) {
            if (!hasParts(verified.header())) {
                answer(
                        http,
                        422,
                        CanonicalJson.object()
                                .put("type", "urn:kelisim:problem:refused")
                                .put("reason", "parts-missing"));
                return;
            }
            store(verified, caller);
        } else {
            var refused = (Refused) OuterVerifier.verify(body, this, clock.instant());
            answer(
                    http,
                    422,
                    CanonicalJson.object()
                            .put("type", "urn:kelisim:problem:refused")
                            .put("reason", refused.reason().wire()));
            return;
        }
        if (loseAnswers.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            answer(http, 503, CanonicalJson.object());
            return;
        }
        ObjectNode json = CanonicalJson.object()
                .put("id", id)
                .put("state", "logged")
                .put("fingerprint", dispatches.get(id).fingerprint().hex());
        json.set("receipt", receipt(indexOf(id)).toJson());
        answer(http, there.isPresent() ? 200 : 201, json);
    }

    private int indexOf(String id) {
        for (int i = 0; i < leaves.size(); i++) {
            Event event = leaves.get(i).event();
            if (event.subject().equals(id) && event.kind() == EventKind.SUBMITTED) {
                return i;
            }
        }
        throw new NoSuchElementException(id);
    }

    private void store(VerifiedDispatch dispatch, PartyCode caller) {
        Header header = dispatch.header();
        if (!header.id().party().equals(caller)) {
            throw new IllegalStateException("foreign id");
        }
        dispatches.put(header.id().toString(), new Stored(dispatch.bytes(), header, dispatch.fingerprint()));
        log(
                event(
                        EventKind.SUBMITTED,
                        header.id().toString(),
                        dispatch.fingerprint(),
                        Optional.of(header.routing().sender().toString()),
                        Optional.empty(),
                        parties(header)),
                parties(header),
                "party");
    }

    private static List<PartyCode> parties(Header header) {
        return Stream.concat(Stream.of(header.routing().sender()), header.routing().recipients().stream())
                .map(OfficeId::party)
                .distinct()
                .sorted()
                .toList();
    }

    private synchronized void fetch(HttpExchange http, PartyCode caller, String id) throws IOException {
        Stored stored = dispatches.get(id);
        if (stored == null || !parties(stored.header()).contains(caller)) {
            problem(http, 404, "not-found");
            return;
        }
        raw(http, 200, "application/octet-stream", onTheWay.apply(stored.bytes()));
    }

    private synchronized void receipts(HttpExchange http, PartyCode caller, String id) throws IOException {
        ObjectNode json = CanonicalJson.object();
        ArrayNode receipts = json.putArray("receipts");
        ArrayNode objects = json.putArray("evidence");
        for (int i = 0; i < leaves.size(); i++) {
            Event event = leaves.get(i).event();
            if (event.subject().equals(id) && event.parties().contains(caller)) {
                receipts.add(receipt(i).toJson());
                event.evidence()
                        .ifPresent(it -> objects.addObject()
                                .put("digest", it.hex())
                                .put("object", Base64Text.encode(evidence.get(it))));
            }
        }
        answer(http, 200, json);
    }

    private synchronized void acknowledge(HttpExchange http, PartyCode caller, byte[] body) throws IOException {
        var genuine = (Acknowledgement.Outcome.Genuine) Acknowledgement.verify(body, newest(), clock.instant());
        Acknowledgement said = genuine.acknowledgement();
        Digest digest = Digest.of(body);
        EventKind kind = EventKind.parse(said.kind().wire());
        boolean known = leaves.stream()
                .map(Leaf::event)
                .anyMatch(it -> it.subject().equals(said.dispatch().toString())
                        && it.kind() == kind
                        && it.by().equals(Optional.of(said.office().toString())));
        if (!known && said.office().party().equals(caller)) {
            evidence.put(digest, body);
            List<PartyCode> parties =
                    parties(dispatches.get(said.dispatch().toString()).header());
            Event event = new Event(
                    kind,
                    said.dispatch().toString(),
                    said.fingerprint(),
                    Optional.of(said.office().toString()),
                    Optional.of(digest),
                    Optional.empty(),
                    parties,
                    clock.instant());
            log(event, parties, "party");
        }
        answer(http, known ? 200 : 201, CanonicalJson.object().put("evidence", digest.hex()));
    }

    private void directory(HttpExchange http) throws IOException {
        if (busyDirectories.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            answer(http, 503, CanonicalJson.object());
            return;
        }
        String query = http.getRequestURI().getQuery();
        int number = query == null ? directories.size() : Integer.parseInt(query.substring("version=".length()));
        ObjectNode json = CanonicalJson.object();
        synchronized (this) {
            boolean worlds = number <= world.bundles().size();
            json.set(
                    "bundle",
                    (worlds
                                    ? world.bundles().get(number - 1)
                                    : directories.get(number - 1).bundle())
                            .toJson());
            json.set("receipt", receipt(publications.get(number - 1).intValue()).toJson());
        }
        answer(http, 200, json);
    }

    private void feed(HttpExchange http, PartyCode caller) throws IOException {
        long after = Long.parseLong(http.getRequestURI().getQuery().substring("after=".length()));
        if ("text/event-stream".equals(http.getRequestHeaders().getFirst("Accept"))) {
            stream(http, caller, after);
            return;
        }
        ObjectNode json = CanonicalJson.object();
        ArrayNode entries = json.putArray("entries");
        after(caller, after).forEach(it -> entries.add(entry(it)));
        json.putObject("directory")
                .put("version", newest().version())
                .put("digest", newest().digest().hex());
        answer(http, 200, json);
    }

    private void stream(HttpExchange http, PartyCode caller, long after) throws IOException {
        http.getResponseHeaders().add("Content-Type", "text/event-stream");
        http.sendResponseHeaders(200, 0);
        long sent = after;
        try (OutputStream out = http.getResponseBody()) {
            out.write(": welcome\n\n".getBytes(UTF_8));
            while (up) {
                for (Logged logged : await(caller, sent)) {
                    String text = "id: " + logged.number() + "\nevent: feed\ndata: " + CanonicalJson.text(entry(logged))
                            + "\n\n";
                    out.write(text.getBytes(UTF_8));
                    sent = logged.number();
                }
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Logged> await(PartyCode caller, long after) throws InterruptedException {
        if (after(caller, after).isEmpty()) {
            wait(100);
        }
        return after(caller, after);
    }

    private synchronized List<Logged> after(PartyCode caller, long after) {
        List<Logged> feed = feeds.getOrDefault(caller, List.of());
        return List.copyOf(feed.subList((int) Math.min(after, feed.size()), feed.size()));
    }

    private static ObjectNode entry(Logged logged) {
        ObjectNode json = CanonicalJson.object()
                .put("number", logged.number())
                .put("leaf", logged.index())
                .put("role", logged.role())
                .put("nonce", Base64Text.encode(logged.leaf().nonce()));
        json.set("event", logged.leaf().event().toJson());
        return json;
    }

    private static void problem(HttpExchange http, int status, String name) throws IOException {
        answer(http, status, CanonicalJson.object().put("type", "urn:kelisim:problem:" + name));
    }

    private static void answer(HttpExchange http, int status, ObjectNode json) throws IOException {
        raw(http, status, "application/json", CanonicalJson.write(json));
    }

    private static void raw(HttpExchange http, int status, String type, byte[] body) throws IOException {
        http.getResponseHeaders().add("Content-Type", type);
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
    }

    @Override
    public void close() {
        up = false;
        server.stop(0);
    }
}
