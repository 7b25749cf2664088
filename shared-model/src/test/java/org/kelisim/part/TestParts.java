package org.kelisim.part;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.kelisim.directory.TestDirectory;
import org.kelisim.envelope.Opened;
import org.kelisim.envelope.SealedPart;
import org.kelisim.envelope.TestOpened;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content;
import org.kelisim.notice.Header;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.Released;
import org.kelisim.notice.TestNotices;

/** Attachments of one released notice, sealed in memory, and the dispatch as a recipient would have opened it. */
final class TestParts {
    final Released released;
    final List<byte[]> plain;
    final List<byte[]> sealed = new ArrayList<>();
    final List<SealedPart> parts = new ArrayList<>();

    TestParts(byte[]... plain) throws IOException {
        this.plain = List.of(plain);
        this.released = released(plain);
        for (int i = 0; i < plain.length; i++) {
            var out = new ByteArrayOutputStream();
            var sealing = PartSealer.seal(released, i, new ByteArrayInputStream(plain[i]), out);
            parts.add(((PartSealing.Sealed) sealing).part());
            sealed.add(out.toByteArray());
        }
    }

    static Released released(byte[]... plain) {
        var descriptions = new ArrayList<PartDescription>();
        for (byte[] bytes : plain) {
            descriptions.add(describe(bytes.length, Digest.of(bytes)));
        }
        return TestNotices.released(
                TestNotices.KAZ_MIGRATION,
                TestNotices.KGZ_BORDER,
                new TestDirectory().directory(),
                descriptions.toArray(PartDescription[]::new));
    }

    static PartDescription describe(long size, Digest sha384) {
        return new PartDescription("file.bin", "application/octet-stream", size, sha384);
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    Opened opened() {
        return opened(parts);
    }

    Opened opened(List<SealedPart> listed) {
        return opened(released, listed);
    }

    static Opened opened(Released released, List<SealedPart> listed) {
        var header = new Header(
                Header.PROFILE,
                released.notice().routing(),
                new Header.DirectoryReference(1, Digest.of(new byte[1])),
                listed.stream()
                        .map(it -> new Header.SealedPart(it.id(), it.size()))
                        .toList());
        var content = new Content(
                header,
                released.notice(),
                released.approvals(),
                listed.stream()
                        .map(it -> new Content.PartKey(it.id(), it.key()))
                        .toList(),
                new Content.Stream(1, Optional.empty()));
        return TestOpened.of(content);
    }

    /** What comes of opening these bytes as the n-th attachment. */
    Attempt open(int index, byte[] bytes) throws IOException {
        return open(opened(), index, bytes);
    }

    static Attempt open(Opened dispatch, int index, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        PartOpening opening = PartOpener.open(dispatch, index, new ByteArrayInputStream(bytes), out);
        return new Attempt(opening, out.toByteArray());
    }

    record Attempt(PartOpening opening, byte[] written) {}
}
