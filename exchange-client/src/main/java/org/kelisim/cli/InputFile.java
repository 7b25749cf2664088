package org.kelisim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.node.SystemNotice;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/** Files that commands read and write, with their troubles in one sentence. */
final class InputFile {
    private static final String REPLY = "generic-reply";

    static final int NOTICE_BYTES = 2 * 1024 * 1024;

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

    /** A reply to the office that asked; a type that is not said is {@value #REPLY}, the agreement is the question's. */
    static SystemNotice reply(Path file, InboxEntry asked) {
        var routing = asked.header().routing();
        try {
            ObjectNode json = CanonicalJson.read(read(file, NOTICE_BYTES), NOTICE_BYTES);
            if (!json.has("type")) {
                json.put("type", REPLY);
            }
            if (!json.has("agreement")) {
                routing.channel().ifPresent(it -> json.put("agreement", it.agreement()));
            }
            if (json.has("inReplyTo")) {
                throw new IllegalArgumentException("what it replies to stands in the command, not in the file");
            }
            json.put("inReplyTo", asked.id().toString());
            return SystemNotice.parse(json, asked.office(), List.of(asked.sender()));
        } catch (IllegalArgumentException e) {
            throw malformed(file, e);
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
            throw malformed(file, e);
        }
    }

    private static Stop malformed(Path file, IllegalArgumentException e) {
        return new Stop(
                ExitCode.USAGE, Message.of("cli.notice-malformed", file.toString(), String.valueOf(e.getMessage())));
    }
}
