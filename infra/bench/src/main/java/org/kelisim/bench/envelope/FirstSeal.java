package org.kelisim.bench.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kelisim.bench.Effort;
import org.kelisim.bench.FreshJava;
import org.kelisim.bench.Lines;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.KeyRing;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.RootFile;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Sealer;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Content;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Released;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first seal after start, in Java machines of its own: as a node does, it opens the file with the keys, verifies the
 * directory and the approvals, and seals. {@code seal.first} is the call that seals; {@code seal.first.after-start}
 * counts from the start of the Java machine.
 */
public final class FirstSeal {
    private static final char[] PASSPHRASE = "bench".toCharArray();
    private static final String KEYS = "keys.p12";
    private static final String WORLD = "world.json";
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private FirstSeal() {}

    static void measure(Effort effort, Lines out, BenchWorld world) throws Exception {
        Path folder = Files.createTempDirectory("kelisim-bench");
        try {
            write(folder, world);
            double[] first = new double[effort.starts()];
            double[] sinceStart = new double[effort.starts()];
            for (int i = 0; i < effort.starts(); i++) {
                String[] answer = FreshJava.run("-Xmx128m", FirstSeal.class, folder.toString())
                        .split(" ", 2);
                first[i] = Double.parseDouble(answer[0]);
                sinceStart[i] = Double.parseDouble(answer[1]);
            }
            Arrays.sort(first);
            Arrays.sort(sinceStart);
            out.value("seal.first", first[first.length / 2], "ms");
            out.value("seal.first.after-start", sinceStart[first.length / 2], "ms");
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void write(Path folder, BenchWorld world) throws Exception {
        new KeyFile(folder.resolve(KEYS)).save(KeyRing.empty().with("office", world.signer()), PASSPHRASE);
        Released released = world.released(4096, 1);
        ObjectNode json = CanonicalJson.object();
        json.set("bundle", world.directories.bundle().toJson());
        json.put("root", new String(world.directories.root().bytes(), UTF_8));
        json.set("notice", released.notice().toJson());
        var approvals = json.putArray("approvals");
        released.approvals().forEach(approval -> approvals.add(approval.toJson()));
        Files.write(folder.resolve(WORLD), CanonicalJson.write(json));
    }

    /** In the fresh machine: answers both times in milliseconds. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        HybridSigner signer = signer(folder);
        Fields world = Fields.of(CanonicalJson.readCanonical(Files.readAllBytes(folder.resolve(WORLD)), MAX_BYTES));
        Directory directory = directory(
                RootFile.parse(world.string("root").getBytes(UTF_8)), DirectoryBundle.parse(world.tree("bundle")));
        List<Approval> approvals =
                world.objects("approvals").stream().map(Approval::parse).toList();
        Released released = switch (Released.of(Notice.parse(world.tree("notice")), approvals, directory)) {
            case Released.Outcome.Granted granted -> granted.released();
            case Released.Outcome.Denied denied -> BenchWorld.failed(denied);
        };
        var stream = new Content.Stream(1, Optional.empty());
        long before = System.nanoTime();
        var sealing = Sealer.seal(released, stream, List.of(), directory, signer, BenchWorld.NOW);
        long after = System.nanoTime();
        if (!(sealing instanceof Dispatch)) {
            BenchWorld.failed(sealing);
        }
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println((after - before) / 1e6 + " " + (Instant.now().toEpochMilli() - start));
    }

    private static HybridSigner signer(Path folder) throws Exception {
        return switch (new KeyFile(folder.resolve(KEYS)).load(PASSPHRASE)) {
            case KeyFile.Loaded loaded ->
                Optional.ofNullable(loaded.keys().signers().get("office")).orElseThrow();
            case KeyFile.Refused refused -> BenchWorld.failed(refused);
        };
    }

    private static Directory directory(RootFile root, DirectoryBundle bundle) {
        return switch (DirectoryVerifier.verifyFirst(root, bundle, BenchWorld.NOW)) {
            case DirectoryOutcome.Verified verified -> verified.directory();
            case DirectoryOutcome.Refused refused -> BenchWorld.failed(refused);
        };
    }
}
