package org.kelisim.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kelisim.json.Digest;

/**
 * {@code ./kelisim fuzz TARGET [--seconds N]}: coverage-guided, from the published vectors and the kept corpus. What it
 * learns stays in {@code target/fuzz/TARGET}; a finding ends it with 77 and leaves the input there. 2: wrong options.
 */
public final class Fuzz {
    private static final String INSTRUMENTED = "org.kelisim.**:org.bouncycastle.asn1.**:org.bouncycastle.cms.**"
            + ":org.bouncycastle.util.**:tools.jackson.core.**:com.google.crypto.tink.subtle.**";

    private Fuzz() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Optional<Target> target = args.length == 0
                ? Optional.empty()
                : Arrays.stream(Target.values())
                        .filter(it -> it.word().equals(args[0]))
                        .findFirst();
        boolean seconds = args.length == 3 && args[1].equals("--seconds") && args[2].matches("[1-9][0-9]{0,6}");
        if (target.isEmpty() || !(args.length == 1 || seconds)) {
            System.err.println("kelisim fuzz: say what to look at: ./kelisim fuzz "
                    + Arrays.stream(Target.values()).map(Target::word).collect(Collectors.joining("|"))
                    + " [--seconds N]");
            System.exit(2);
            return;
        }
        run(target.get(), seconds ? args[2] : "60");
    }

    private static void run(Target target, String seconds) throws IOException, InterruptedException {
        System.setProperty("kelisim.fuzz.target", target.name());
        Path learnt = Known.HOME.resolve("infra/fuzz/target/fuzz").resolve(target.word());
        Files.createDirectories(learnt);
        for (byte[] seed : target.seeds()) {
            Files.write(learnt.resolve(Digest.of(seed).hex().substring(0, 40)), seed);
        }
        Path kept = Corpus.folder(target);
        Files.createDirectories(kept);
        Jazzer.main(List.of(
                        "--target_class=" + Harness.class.getName(),
                        "--instrumentation_includes=" + INSTRUMENTED,
                        "--reproducer_path=" + learnt,
                        "-artifact_prefix=" + learnt + "/finding-",
                        "-max_total_time=" + seconds,
                        "-max_len=60000",
                        "-timeout=20",
                        learnt.toString(),
                        kept.toString())
                .toArray(String[]::new));
    }
}
