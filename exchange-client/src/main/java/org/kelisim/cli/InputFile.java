package org.kelisim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kelisim.client.node.SystemNotice;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.OfficeId;

/** Files that commands read and write, with their troubles in one sentence. */
final class InputFile {
    private static final int NOTICE_BYTES = 2 * 1024 * 1024;

    private InputFile() {}

    static byte[] read(Path file, int maxBytes) {
        try {
            if (Files.size(file) > maxBytes) {
                throw new Stop(ExitCode.USAGE, Message.of("cli.file-too-large", file.toString()));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, Message.of("cli.file-unreadable", file.toString()));
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new Stop(ExitCode.TROUBLE, Message.of("cli.file-unwritable", file.toString()));
        }
    }

    static SystemNotice notice(Path file, OfficeId office, List<String> to) {
        List<OfficeId> recipients = to.stream()
                .flatMap(it -> java.util.Arrays.stream(it.split(",")))
                .map(OfficeId::parse)
                .toList();
        try {
            return SystemNotice.parse(CanonicalJson.read(read(file, NOTICE_BYTES), NOTICE_BYTES), office, recipients);
        } catch (IllegalArgumentException e) {
            throw new Stop(
                    ExitCode.USAGE,
                    Message.of("cli.notice-malformed", file.toString(), String.valueOf(e.getMessage())));
        }
    }
}
