package org.kelisim.bench.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Cipher;
import org.kelisim.bench.Duel;
import org.kelisim.bench.Effort;
import org.kelisim.bench.Lines;
import org.kelisim.bench.Work;
import org.kelisim.envelope.Opened;
import org.kelisim.envelope.SealedPart;
import org.kelisim.envelope.TestOpened;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content;
import org.kelisim.notice.Header;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.Released;
import org.kelisim.part.PartOpener;
import org.kelisim.part.PartOpening;
import org.kelisim.part.PartSealer;
import org.kelisim.part.PartSealing;

/** An attachment of {@value #BYTES} bytes, streamed from and to memory, beside two SHA-384 and AES-256-GCM over it. */
final class PartBench {
    private static final int BYTES = 16 * 1024 * 1024;
    private static final int CHUNK = 1024 * 1024;
    private static final double MEGABYTES = BYTES / 1e6;

    private PartBench() {}

    static void measure(Effort effort, Lines out, BenchWorld world) throws Exception {
        byte[] plain = new byte[BYTES];
        new Random(1).nextBytes(plain);
        Released released = world.released(
                4096, 1, new PartDescription("file.bin", "application/octet-stream", BYTES, Digest.of(plain)));
        var sealed = new ByteArrayOutputStream(BYTES + CHUNK);
        SealedPart part = seal(released, plain, sealed);
        Opened dispatch = opened(released, part);
        byte[] ciphertext = sealed.toByteArray();
        print(
                effort,
                out,
                "part-seal",
                () -> seal(released, plain, OutputStream.nullOutputStream()),
                Cipher.ENCRYPT_MODE);
        print(effort, out, "part-open", () -> open(dispatch, ciphertext), Cipher.DECRYPT_MODE);
    }

    private static void print(Effort effort, Lines out, String name, Work work, int mode) throws Exception {
        Duel duel = Duel.of(effort, work, limit(mode));
        out.value(name, MEGABYTES * 1e9 / duel.workNanos(), "MB/s");
        out.value(name + ".limit", MEGABYTES * 1e9 / duel.limitNanos(), "MB/s");
        out.value(name + ".of-limit", duel.ofLimit(), "ratio");
    }

    /** In chunks, as they are encrypted. */
    private static Work limit(int mode) throws Exception {
        Work plain = Primitives.digest("SHA-384", CHUNK);
        Work sealed = Primitives.digest("SHA-384", CHUNK);
        Work gcm = Primitives.gcm(mode, CHUNK);
        return () -> {
            for (int i = 0; i < BYTES / CHUNK; i++) {
                plain.once();
                gcm.once();
                sealed.once();
            }
        };
    }

    private static SealedPart seal(Released released, byte[] plain, OutputStream to) throws IOException {
        return PartSealer.seal(released, 0, new ByteArrayInputStream(plain), to) instanceof PartSealing.Sealed sealed
                ? sealed.part()
                : BenchWorld.failed("part-seal");
    }

    private static void open(Opened dispatch, byte[] sealed) throws IOException {
        var opening = PartOpener.open(dispatch, 0, new ByteArrayInputStream(sealed), OutputStream.nullOutputStream());
        if (!(opening instanceof PartOpening.Opened)) {
            BenchWorld.failed(opening);
        }
    }

    private static Opened opened(Released released, SealedPart part) {
        var header = new Header(
                Header.PROFILE,
                released.notice().routing(),
                new Header.DirectoryReference(1, part.id()),
                List.of(new Header.SealedPart(part.id(), part.size())));
        var content = new Content(
                header,
                released.notice(),
                released.approvals(),
                List.of(new Content.PartKey(part.id(), part.key())),
                new Content.Stream(1, Optional.empty()));
        return TestOpened.of(content);
    }
}
